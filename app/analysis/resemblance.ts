import { lettersOnly, withoutLetterFrame } from "~/app/analysis/clean";

/** A comment reduced to what it is compared by. */
export type Trace = {
  /** Letters only, without the frame of the letter. */
  core: string;
  /** Hashes of the distinct runs of three characters, ascending. */
  grams: Int32Array;
};

/** Under this many characters a comment is short: a few characters more or less weigh much. */
export const shortLength = 40;
const sharedForLong = 0.5;
const containedForShort = 0.7;
/** A short comment is never the same as one that says much more. */
const longestRatio = 2;

export function traceOf(text: string): Trace {
  const core = lettersOnly(withoutLetterFrame(text));
  return { core, grams: distinctGrams(core, 3) };
}

/** Hashes of the distinct runs of `length` characters; a shorter text is one run. */
export function distinctGrams(text: string, length: number): Int32Array {
  if (text === "") return new Int32Array(0);
  const count = Math.max(1, text.length - length + 1);
  const grams = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    let hash = 0x811c9dc5;
    for (let j = i; j < Math.min(i + length, text.length); j++)
      hash = Math.imul(hash ^ text.charCodeAt(j), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    grams[i] = hash ^ (hash >>> 13);
  }
  grams.sort();
  let kept = 1;
  for (let i = 1; i < count; i++) if (grams[i] !== grams[i - 1]) grams[kept++] = grams[i]!;
  return grams.subarray(0, kept);
}

function shared(a: Int32Array, b: Int32Array): number {
  let count = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const left = a[i]!;
    const right = b[j]!;
    if (left === right) {
      count++;
      i++;
      j++;
    } else if (left < right) i++;
    else j++;
  }
  return count;
}

/**
 * How much two comments are the same text, 0 to 1, and 0 where they are not near-identical.
 * Long ones: half of their three-character runs in common (Jaccard). Short ones: seven tenths of
 * the shorter in the longer, and nothing that turns the meaning: no name put for another, the same
 * numbers and the same words of refusal ("建议删除第五条" is not "建议删除第六条").
 */
export function resemblance(a: Trace, b: Trace): number {
  if (a.core === b.core) return a.core === "" ? 0 : 1;
  const [small, large] = a.grams.length <= b.grams.length ? [a, b] : [b, a];
  const isShort = small.core.length < shortLength;
  // Sizes alone can rule a pair out before any run is compared.
  if (small.grams.length < sharedForLong * large.grams.length && !isShort) return 0;
  if (isShort && large.core.length > longestRatio * small.core.length) return 0;
  const common = shared(small.grams, large.grams);
  const jaccard = common / (small.grams.length + large.grams.length - common);
  if (!isShort) return jaccard >= sharedForLong ? jaccard : 0;
  if (common < containedForShort * small.grams.length) return 0;
  if (pivots(a.core) !== pivots(b.core) || isSubstitution(a.core, b.core)) return 0;
  return jaccard;
}

/** The texts differ in one place only, where each has something of its own: another name. */
function isSubstitution(a: string, b: string): boolean {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const left = a.slice(head, a.length - tail);
  const right = b.slice(head, b.length - tail);
  if (left.length < 2 || right.length < 2) return false;
  return ![...left].some((character) => right.includes(character));
}

/** What a short comment turns on: its numbers, and its words of consent and refusal. */
function pivots(core: string): string {
  return (
    core.match(
      /[0-9a-z]+|[一二三四五六七八九十百千万亿两]+|[不没无非未勿]|反对|取消|支持|赞成|同意/g,
    ) ?? []
  ).join(" ");
}
