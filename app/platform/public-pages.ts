const CONSULTATION = "^/consultations/(?<slug>[a-z0-9-]+)";
const NUMBER = "[1-9]\\d{0,5}";

/**
 * Pages that show the same to everybody, each with what it reads of its query; what else hangs on
 * an address, such as a campaign's mark, is dropped.
 */
const PAGES: [RegExp, readonly string[]][] = [
  [/^\/$/, ["q", "office", "stage", "after"]],
  [new RegExp(`${CONSULTATION}$`), []],
  [new RegExp(`${CONSULTATION}/clauses/${NUMBER}$`), ["version", "before"]],
  [new RegExp(`${CONSULTATION}/versions/${NUMBER}(?:/changes)?$`), []],
  [new RegExp(`${CONSULTATION}/comment$`), ["version", "before"]],
  [new RegExp(`${CONSULTATION}/indicators$`), ["by"]],
  [new RegExp(`${CONSULTATION}/outcome$`), ["clause", "topic", "decision", "after"]],
];

/**
 * The consultation (none: the home page) and the address of a page that shows the same to
 * everybody, or of its data; one spelling for all addresses that mean it, null for any other.
 */
export function publicPage(url: URL): { slug: string | undefined; address: string } | null {
  const path = url.pathname.replace(/^\/_root\.data$/, "/").replace(/\.data$/, "");
  for (const [pattern, reads] of PAGES) {
    const found = pattern.exec(path);
    if (!found) continue;
    const search = new URLSearchParams();
    for (const name of reads) {
      const value = url.searchParams.get(name);
      if (value) search.set(name, value);
    }
    const query = search.size > 0 ? `?${search}` : "";
    return { slug: found.groups?.slug, address: url.pathname + query };
  }
  return null;
}
