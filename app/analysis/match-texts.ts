import { type Chunk, chunkBits, chunkSize } from "~/app/analysis/chunk";
import { firstClauseSlot, slots, slotsOfFew } from "~/app/analysis/fingerprints";
import { resemblanceIn } from "~/app/analysis/resemblance";

/** Pairs of near-identical texts: `later[i]` is near-identical with `earlier[i]`; `later` ascends. */
export type Matches = { later: Int32Array; earlier: Int32Array; likeness: Float32Array };

/** How far a link is followed: beyond its latest neighbours a key is boilerplate. */
const steps = 2;
/** Pairs kept of one text, the most alike. */
const mostPairs = 8;

/** Visits the near-identical earlier texts of a position, the most alike first. */
export type EarlierOf = (
  position: number,
  visit: (earlier: number, likeness: number) => void,
) => void;

export function earlierIn(parts: readonly Matches[]): EarlierOf {
  const from = new Int32Array(parts.length * chunkSize);
  const to = new Int32Array(parts.length * chunkSize);
  parts.forEach(({ later }) => {
    for (let i = 0; i < later.length; i++) {
      const position = later[i]!;
      if (i === 0 || later[i - 1] !== position) from[position] = i;
      to[position] = i + 1;
    }
  });
  return (position, visit) => {
    const { earlier, likeness } = parts[position >> chunkBits]!;
    for (let i = from[position]!; i < to[position]!; i++) visit(earlier[i]!, likeness[i]!);
  };
}

/**
 * Follows the links from the texts of one chunk to earlier texts and keeps the pairs that are
 * near-identical indeed. Only texts that are the first of their letters take part.
 */
export function matchTexts(chunks: readonly Chunk[], first: Int32Array, c: number): Matches {
  const { size, fingerprints } = chunks[c]!;
  const resemblance = resemblanceIn(chunks);
  const placesInFew = chunks.map((chunk) => chunk.fingerprints.few);
  const next = (position: number, slot: number): number => {
    const chunk = chunks[position >> chunkBits]!;
    const i = position & (chunkSize - 1);
    const { keys, keysOfFew } = chunk.fingerprints;
    if (slot < slots) return keys[slot * chunk.size + i]!;
    const few = placesInFew[position >> chunkBits]!;
    return keysOfFew[(slot - slots) * few.length + placeOf(few, i)]!;
  };
  const later: number[] = [];
  const earlier: number[] = [];
  const likeness: number[] = [];
  const candidates = new Int32Array((slots + slotsOfFew) * steps);
  const scores = new Float32Array(candidates.length);
  const seenBy = new Int32Array(first.length).fill(-1);
  let place = 0;
  for (let i = 0; i < size; i++) {
    const position = c * chunkSize + i;
    const isFew = fingerprints.few[place] === i;
    if (isFew) place++;
    if (first[position] !== position) continue;
    let count = 0;
    const all = isFew ? slots + slotsOfFew : slots;
    for (let slot = 0; slot < all; slot++) {
      // The link of a clause may lead to the other slot of clauses, where it cannot be followed.
      const far = slot === firstClauseSlot || slot === firstClauseSlot + 1 ? 1 : steps;
      let other = next(position, slot);
      for (let step = 0; other >= 0 && step < far; step++) {
        if (seenBy[other] !== position) candidates[count++] = other;
        seenBy[other] = position;
        if (step + 1 < far) other = next(other, slot);
      }
    }
    let kept = 0;
    for (let at = 0; at < count; at++) {
      const score = resemblance(position, candidates[at]!);
      if (score === 0) continue;
      // The best come first; of equals the one that was found first.
      let to = kept < mostPairs ? kept++ : mostPairs;
      if (to === mostPairs && scores[mostPairs - 1]! >= score) continue;
      if (to === mostPairs) to--;
      const other = candidates[at]!;
      for (; to > 0 && scores[to - 1]! < score; to--) {
        scores[to] = scores[to - 1]!;
        candidates[to] = candidates[to - 1]!;
      }
      scores[to] = score;
      candidates[to] = other;
    }
    for (let at = 0; at < kept; at++) {
      later.push(position);
      earlier.push(candidates[at]!);
      likeness.push(scores[at]!);
    }
  }
  return {
    later: Int32Array.from(later),
    earlier: Int32Array.from(earlier),
    likeness: Float32Array.from(likeness),
  };
}

/** Where `text` stands in the ascending list `few`, which holds it. */
function placeOf(few: Int32Array, text: number): number {
  let low = 0;
  let high = few.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (few[middle]! < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
