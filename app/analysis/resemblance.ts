import { type Chunk, chunkBits, chunkSize } from "~/app/analysis/chunk";
import { RunSet } from "~/app/analysis/fingerprints";
import { emptyLetters, type Letters, readLetters } from "~/app/analysis/letters";
import {
  differencesOf,
  differsLittle,
  namesAnother,
  saysOtherwise,
} from "~/app/analysis/short-texts";

/** Under this many letters a comment is short: a few letters more or less weigh much. */
const shortLength = 40;
/** Up to here one thing put for another throughout makes it another comment, not another copy. */
const mediumLength = 120;
const sharedForLong = 0.5;
const containedForShort = 0.7;
const perhapsForShort = 0.4;
/** A short comment is never the same as one that says much more. */
const longestRatio = 2;
/** Equal numbers among the 64 of two signatures under which no pair was ever near-identical. */
const leastEqual = { long: 12, short: 2 };

export type Resemblance = (a: number, b: number) => number;

/**
 * How much the comments at two positions are the same text, 0 to 1, and 0 where they are not
 * near-identical. Long ones: half of their three-letter runs in common (Jaccard). Short ones: seven
 * tenths of the shorter in the longer or hardly a letter changed, and nothing that makes it say
 * another thing.
 * Fastest where the same `a` is asked about again and again.
 */
export function resemblanceIn(chunks: readonly Chunk[]): Resemblance {
  const runs = new RunSet();
  const own = emptyLetters();
  const other = emptyLetters();
  let held = -1;

  return (a, b) => {
    const chunkOfA = chunks[a >> chunkBits]!;
    const chunkOfB = chunks[b >> chunkBits]!;
    const i = a & (chunkSize - 1);
    const j = b & (chunkSize - 1);
    const runsOfA = chunkOfA.fingerprints.runs[i]!;
    const runsOfB = chunkOfB.fingerprints.runs[j]!;
    const fewer = Math.min(runsOfA, runsOfB);
    const more = Math.max(runsOfA, runsOfB);
    const lengthOfA = chunkOfA.fingerprints.letters[i]!;
    const lengthOfB = chunkOfB.fingerprints.letters[j]!;
    const shorter = Math.min(lengthOfA, lengthOfB);
    const isShort = shorter < shortLength;
    // Sizes and signatures alone can rule a pair out before any run is compared.
    if (shorter === 0) return 0;
    if (
      isShort
        ? Math.max(lengthOfA, lengthOfB) > longestRatio * shorter
        : fewer < sharedForLong * more
    )
      return 0;
    const least = isShort ? leastEqual.short : leastEqual.long;
    const signatures = [chunkOfA.fingerprints.signature, chunkOfB.fingerprints.signature] as const;
    if (equalNumbers(signatures[0], i, signatures[1], j, least) < least) return 0;

    if (held !== a) {
      read(own, chunkOfA, i);
      runs.countDistinct(own);
      held = a;
    }
    read(other, chunkOfB, j);
    const common = runs.countCommon(other);
    const jaccard = common / (fewer + more - common);
    if (!isShort) {
      if (jaccard < sharedForLong) return 0;
      const asksAnother = shorter < mediumLength && namesAnother(own, other);
      return asksAnother ? 0 : jaccard;
    }
    if (common < perhapsForShort * fewer) return 0;
    const differences = differencesOf(own, other);
    const contained = common >= containedForShort * fewer;
    if (!contained && !differsLittle(differences, shorter)) return 0;
    if (saysOtherwise(differences, shorter)) return 0;
    return jaccard;
  };
}

function read(letters: Letters, chunk: Chunk, i: number) {
  readLetters(letters, chunk.units, chunk.bodies[2 * i]!, chunk.bodies[2 * i + 1]!);
}

/** Same letters, word for word. */
export function sameLetters(chunks: readonly Chunk[]): (a: number, b: number) => boolean {
  const [one, two] = [emptyLetters(), emptyLetters()];
  return (a, b) => {
    read(one, chunks[a >> chunkBits]!, a & (chunkSize - 1));
    read(two, chunks[b >> chunkBits]!, b & (chunkSize - 1));
    if (one.length !== two.length) return false;
    for (let i = 0; i < one.length; i++) if (one.units[i] !== two.units[i]) return false;
    return true;
  };
}

/** How many of the 64 bytes are the same. */
function equalNumbers(
  left: Int32Array,
  i: number,
  right: Int32Array,
  j: number,
  least: number,
): number {
  let equal = 0;
  for (let n = 0; n < 16; n++) {
    // A pair that has almost nothing at half its way will not catch up.
    if (n === 8 && equal * 4 < least) return 0;
    const difference = left[16 * i + n]! ^ right[16 * j + n]!;
    // A byte of nothing but zeros is the only one that leaves its highest bit unset here.
    const unequal = ((difference & 0x7f7f7f7f) + 0x7f7f7f7f) | difference;
    const zeros = (~unequal >>> 7) & 0x01010101;
    equal += Math.imul(zeros, 0x01010101) >>> 24;
  }
  return equal;
}
