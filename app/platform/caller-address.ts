import { isIP } from "node:net";

/**
 * Where a request comes from, for rate limits. `forwarded` is X-Forwarded-For where a proxy is
 * trusted: it appends the caller's address, so that the last entry is its own word and the others
 * are claims. Where that is no address, all that came this way share the proxy's; `via` keeps it
 * apart from callers on the machine itself, who are not limited.
 */
export function callerAddress(forwarded: string | undefined, socket: string): string {
  if (forwarded === undefined) return socket;
  const address = bare(forwarded.split(",").at(-1)!.trim());
  return isIP(address) === 0 || isOwnMachine(address) ? `via ${socket}` : address;
}

/** Without the port and the brackets that some proxies write. */
function bare(entry: string): string {
  const inBrackets = /^\[([^\]]*)\](?::\d+)?$/.exec(entry)?.[1];
  return inBrackets ?? entry.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
}

/** An address that only this machine itself has. */
export const isOwnMachine = (address: string): boolean =>
  address === "::1" || address.startsWith("127.") || address.startsWith("::ffff:127.");
