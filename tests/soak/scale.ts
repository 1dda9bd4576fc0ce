/** `npm run test:soak` shows everything in full; the ordinary suite shows the same in short. */
export const IN_FULL = import.meta.env.MODE === "soak";

export const inFull = <T>(full: T, short: T): T => (IN_FULL ? full : short);

/** What was measured, said by the full form. */
export function say(what: string, figures: Record<string, number | string>): void {
  if (!IN_FULL) return;
  const list = Object.entries(figures).map(([name, figure]) => `${name} ${figure}`);
  console.log(`${what}: ${list.join(" · ")}`);
}

/** The middle and the largest of some times, in seconds. */
export function spread(ms: readonly number[]): { median: string; worst: string } {
  const sorted = [...ms].sort((a, b) => a - b);
  const seconds = (one = 0) => `${(one / 1000).toFixed(2)} s`;
  return { median: seconds(sorted[Math.floor(sorted.length / 2)]), worst: seconds(sorted.at(-1)) };
}
