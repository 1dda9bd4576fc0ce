/** Pages that show the same to everybody. */
const PUBLIC =
  /^\/(?:consultations\/(?<slug>[a-z0-9-]+)(?:\/(?:clauses\/\d+|versions\/\d+(?:\/changes)?|comment|indicators|outcome))?)?$/;

/** What a public page reads of its query; what others hang on, such as a campaign's mark, is dropped. */
const READ = [
  "q",
  "office",
  "stage",
  "clause",
  "topic",
  "decision",
  "before",
  "after",
  "version",
  "by",
];

/**
 * The consultation (none: the home page) and the address of a page that shows the same to
 * everybody, one spelling for all addresses that mean it; null for any other address.
 */
export function publicPage(url: URL): { slug: string | undefined; address: string } | null {
  const found = PUBLIC.exec(url.pathname);
  if (!found) return null;
  const search = new URLSearchParams();
  for (const name of READ) {
    const value = url.searchParams.get(name);
    if (value) search.set(name, value);
  }
  const query = search.size > 0 ? `?${search}` : "";
  return { slug: found.groups?.slug, address: url.pathname + query };
}
