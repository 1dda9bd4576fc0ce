/** A seeded source of chance (mulberry32): the same seed gives the same demonstration. */
export type Chance = {
  /** In [0, 1). */
  next: () => number;
  /** An integer in [from, to]. */
  whole: (from: number, to: number) => number;
  pick: <T>(items: readonly T[]) => T;
  /** True in `share` of the cases. */
  often: (share: number) => boolean;
};

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    whole,
    pick: <T>(items: readonly T[]) => items[whole(0, items.length - 1)] as T,
    often: (share) => next() < share,
  };
}
