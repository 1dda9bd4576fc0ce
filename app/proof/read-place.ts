/** A whole number from 0 in an address's query; null where there is none. */
export function readPlace(url: string, name: string): number | null {
  const given = new URL(url).searchParams.get(name) ?? "";
  return /^\d{1,15}$/.test(given) ? Number(given) : null;
}
