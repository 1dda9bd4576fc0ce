/**
 * A text as the pairs of neighbouring characters it holds, sorted, each as often as it occurs.
 * Spaces and punctuation count for nothing: they change with the way a file was written.
 */
export type Grams = { codes: Uint32Array; weights: Float32Array; total: number };

const SILENT = /[\s\p{P}\p{S}]+/gu;

export const lettersOf = (text: string): string => text.normalize("NFKC").replace(SILENT, "");

export function gramCodes(text: string): Uint32Array {
  const letters = lettersOf(text);
  if (letters.length < 2) return Uint32Array.from(letters, (letter) => letter.charCodeAt(0));
  const codes = new Uint32Array(letters.length - 1);
  for (let at = 0; at < codes.length; at++)
    codes[at] = letters.charCodeAt(at) * 0x10000 + letters.charCodeAt(at + 1);
  return codes.sort();
}

/** In how many of the texts each pair occurs. */
export function frequencies(texts: readonly Uint32Array[]): Map<number, number> {
  const found = new Map<number, number>();
  for (const codes of texts)
    for (let at = 0; at < codes.length; at++)
      if (at === 0 || codes[at] !== codes[at - 1])
        found.set(codes[at]!, (found.get(codes[at]!) ?? 0) + 1);
  return found;
}

/** What stands in few clauses says more about which one it is than what stands in all of them. */
export function weighed(codes: Uint32Array, weightOf: (code: number) => number): Grams {
  const weights = new Float32Array(codes.length);
  let total = 0;
  for (let at = 0; at < codes.length; at++) total += weights[at] = weightOf(codes[at]!);
  return { codes, weights, total };
}

/** The weight of what two texts have in common. */
export function common(one: Grams, other: Grams): number {
  let shared = 0;
  for (let a = 0, b = 0; a < one.codes.length && b < other.codes.length; )
    if (one.codes[a] === other.codes[b]) {
      shared += one.weights[a]!;
      a++;
      b++;
    } else if (one.codes[a]! < other.codes[b]!) a++;
    else b++;
  return shared;
}

/** Dice's coefficient, 0 to 1; two texts without a letter are alike. */
export function likeness(one: Grams, other: Grams): number {
  const total = one.total + other.total;
  return total === 0 ? 1 : (2 * common(one, other)) / total;
}

/** What the text holds beyond the other. */
export function without(one: Grams, other: Grams): Grams {
  const codes: number[] = [];
  const weights: number[] = [];
  let total = 0;
  for (let a = 0, b = 0; a < one.codes.length; ) {
    if (b < other.codes.length && other.codes[b]! < one.codes[a]!) b++;
    else if (b < other.codes.length && other.codes[b] === one.codes[a]) {
      a++;
      b++;
    } else {
      codes.push(one.codes[a]!);
      weights.push(one.weights[a]!);
      total += one.weights[a]!;
      a++;
    }
  }
  return { codes: Uint32Array.from(codes), weights: Float32Array.from(weights), total };
}

/** How much of the part stands in the whole, 0 to 1. */
export const partOf = (part: Grams, whole: Grams): number =>
  part.total === 0 ? 0 : common(part, whole) / part.total;
