/** Methods that change nothing. */
export const READS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Mail programs end subscriptions by themselves (RFC 8058), from wherever they are. The signed link
 * in the address is all the authority there is, so another site gains nothing by posting here.
 */
const ONE_CLICK = /^\/subscriptions\/unsubscribe\/[\w.-]+$/;

/**
 * Whether a write comes from a page of this site. Browsers send Origin with every write; only a
 * program sends neither Origin nor Sec-Fetch-Site, and programs may write to the API alone, which
 * takes no cookie for authority.
 */
export function isOwnWrite(request: Request, ownOrigin: string): boolean {
  if (READS.has(request.method)) return true;
  const { pathname } = new URL(request.url);
  if (ONE_CLICK.test(pathname)) return true;
  const site = request.headers.get("Sec-Fetch-Site");
  if (site !== null && site !== "same-origin") return false;
  const origin = request.headers.get("Origin");
  if (origin !== null) return origin === ownOrigin;
  return site === "same-origin" || pathname.startsWith("/api/");
}
