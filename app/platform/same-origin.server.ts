/** Methods that change nothing. */
export const READS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a write comes from a page of this site. Browsers send Origin with every write; only a
 * program sends neither Origin nor Sec-Fetch-Site, and programs may write to the API alone, which
 * takes no cookie for authority.
 */
export function isOwnWrite(request: Request, ownOrigin: string): boolean {
  if (READS.has(request.method)) return true;
  const site = request.headers.get("Sec-Fetch-Site");
  if (site !== null && site !== "same-origin") return false;
  const origin = request.headers.get("Origin");
  if (origin !== null) return origin === ownOrigin;
  return site === "same-origin" || new URL(request.url).pathname.startsWith("/api/");
}
