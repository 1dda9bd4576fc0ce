import { RateLimiterMemory } from "rate-limiter-flexible";

const limiters = {
  /** Guesses of a password, by account. */
  "sign-in": new RateLimiterMemory({ points: 10, duration: 300 }),
  /** Comments by address; a family or an office behind one address still fits. */
  comment: new RateLimiterMemory({ points: 60, duration: 600 }),
  /** Looks at receipts by number: a guesser finds nothing at this pace. */
  receipt: new RateLimiterMemory({ points: 120, duration: 600 }),
  /** Files that are made when asked for. */
  download: new RateLimiterMemory({ points: 30, duration: 600 }),
};

/**
 * Takes one turn of `what` for `who`; false when none is left. Callers on the machine itself are
 * not limited by address: behind a proxy, TRUST_PROXY makes the citizen's own address known.
 */
export async function takeTurn(what: keyof typeof limiters, who: string): Promise<boolean> {
  if (what !== "sign-in" && isLoopback(who)) return true;
  return limiters[what].consume(who).then(
    () => true,
    () => false,
  );
}

const isLoopback = (address: string) =>
  address === "::1" || address.startsWith("127.") || address.startsWith("::ffff:127.");
