import type { Side } from "./align-candidates";
import { type Grams, partOf, without } from "./align-grams";

/** So much of a clause must stand in another for it to be a part of it. */
const MOSTLY = 0.6;
/** Shorter than this says too little of where it came from. */
const LEAST_LETTERS = 6;
/** Parts stand beside what they were parted from, with little in between. */
const NEAR = 3;

type Sides = { before: Side; after: Side };
type Matches = readonly (number | null)[];

const isLong = (grams: Grams) => grams.codes.length >= LEAST_LETTERS - 1;

/**
 * The clause before that a new clause was split from: one that a neighbour continues and whose
 * words, as far as the neighbour no longer has them, are the new clause's. null where there is none.
 */
export function drawnFrom(sides: Sides, from: Matches, to: Matches, j: number): number | null {
  const part = sides.after.grams[j]!;
  if (!isLong(part)) return null;
  for (const near of neighbours(j, from.length)) {
    const i = from[near] ?? null;
    if (i === null || to[i] !== near) continue;
    const left = without(sides.before.grams[i]!, sides.after.grams[near]!);
    if (partOf(part, left) >= MOSTLY) return i;
  }
  return null;
}

/** Where the words of clauses that are gone went: into a clause that a neighbour became. */
export function joinedInto(
  sides: Sides,
  from: Matches,
  to: Matches,
): { byBefore: Map<number, number>; byAfter: Map<number, number[]> } {
  const byBefore = new Map<number, number>();
  const byAfter = new Map<number, number[]>();
  for (let i = 0; i < to.length; i++) {
    const part = sides.before.grams[i]!;
    if (to[i] !== null || !isLong(part)) continue;
    for (const near of neighbours(i, to.length)) {
      const j = to[near] ?? null;
      if (j === null || from[j] !== near) continue;
      const gained = without(sides.after.grams[j]!, sides.before.grams[near]!);
      if (partOf(part, gained) < MOSTLY) continue;
      byBefore.set(i, j);
      byAfter.set(j, [...(byAfter.get(j) ?? []), i]);
      break;
    }
  }
  return { byBefore, byAfter };
}

/** The nearest first, the one above before the one below. */
function* neighbours(at: number, count: number): Generator<number> {
  for (let off = 1; off <= NEAR; off++) {
    if (at - off >= 0) yield at - off;
    if (at + off < count) yield at + off;
  }
}
