import { RateLimiterMemory } from "rate-limiter-flexible";
import { isOwnMachine } from "./caller-address";

const limiters = {
  /** Guesses of an account's password, by account and address: a stranger locks nobody out. */
  password: new RateLimiterMemory({ points: 10, duration: 300 }),
  /** The same from all that one holder of IPv6 addresses may be given. */
  "password-wide": new RateLimiterMemory({ points: 30, duration: 300 }),
  /** The same from all addresses together, but those that the account is known to sign in from. */
  account: new RateLimiterMemory({ points: 100, duration: 300 }),
  /** Sign-ins by address, to whatever account; an office behind one address still fits. */
  "sign-in": new RateLimiterMemory({ points: 100, duration: 300 }),
  /** Comments by address; a family or an office behind one address still fits. */
  comment: new RateLimiterMemory({ points: 60, duration: 600 }),
  /** Looks at receipts by number: a guesser finds nothing at this pace. */
  receipt: new RateLimiterMemory({ points: 120, duration: 600 }),
  /** Letters that strangers may have sent to an address they type in. */
  subscribe: new RateLimiterMemory({ points: 20, duration: 600 }),
  /** Files that are made when asked for. */
  download: new RateLimiterMemory({ points: 30, duration: 600 }),
};

/**
 * Takes one turn of `what` for the caller's address; false when none is left. Callers on the
 * machine itself are not limited: behind a proxy, TRUST_PROXY makes the citizen's own address known.
 */
export async function takeTurn(what: Limited, address: string): Promise<boolean> {
  return isOwnMachine(address) || take(what, networkOf(address));
}

/**
 * Takes one turn to try the password of an account; false when none is left. However many guess
 * from elsewhere, the networks that it signed in from keep their own turns.
 */
export async function takeTurnToSignIn(account: string, address: string): Promise<boolean> {
  const [network, wide] = [networkOf(address), wideNetworkOf(address)];
  return (
    (await takeTurn("sign-in", address)) &&
    (await take("password", `${account} ${network}`)) &&
    (signedIn.has(`${account} ${network}`) ||
      ((wide === null || (await take("password-wide", `${account} ${wide}`))) &&
        (await take("account", account))))
  );
}

/** Networks that accounts signed in from, the one used longest ago first; as many as fit. */
const signedIn = new Set<string>();
const MOST_SIGNED_IN = 10_000;

/** To be called where the password was right. */
export function rememberSignIn(account: string, address: string): void {
  const known = `${account} ${networkOf(address)}`;
  signedIn.delete(known);
  signedIn.add(known);
  if (signedIn.size > MOST_SIGNED_IN) signedIn.delete(signedIn.values().next().value!);
}

type Limited = Exclude<keyof typeof limiters, "password" | "password-wide" | "account">;

const take = (what: keyof typeof limiters, who: string) =>
  limiters[what].consume(who).then(
    () => true,
    () => false,
  );

/** One household or office: a whole IPv4 address, the first half of an IPv6 one. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  return mapped?.[1] ?? ipv6Start(address, 4) ?? address;
}

/** All that a provider usually gives to one customer, /48; null for an IPv4 address. */
const wideNetworkOf = (address: string): string | null =>
  networkOf(address).includes("::") ? ipv6Start(address, 3) : null;

/** The first groups of an IPv6 address; null for any other. */
function ipv6Start(address: string, groups: number): string | null {
  if (!address.includes(":") || address.startsWith("via ")) return null;
  const [head = "", tail = ""] = address.split("%")[0]!.toLowerCase().split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail.split(":").filter(Boolean);
  const zeros = address.includes("::")
    ? Array(Math.max(0, 8 - left.length - right.length)).fill("0")
    : [];
  return `${[...left, ...zeros, ...right].slice(0, groups).join(":")}::`;
}
