import { frequencies, type Grams, gramCodes, lettersOf, likeness, weighed } from "./align-grams";
import type { Pair } from "./align-order";

export type AlignedWords = { path: string; heading: string; text: string };

/** Words that stand in more clauses than this lead to none of them. */
const COMMON = 48;
/** So many of a clause's rarest pairs of letters are looked up, and so many finds are compared. */
const LOOKED_UP = 24;
const COMPARED = 6;

export type Side = {
  clauses: readonly AlignedWords[];
  grams: Grams[];
  letters: string[];
};

/** Both texts in the form that they are compared in. */
export function sidesOf(
  before: readonly AlignedWords[],
  after: readonly AlignedWords[],
): { before: Side; after: Side } {
  const letters = [before, after].map((clauses) =>
    clauses.map(({ heading, text }) => lettersOf(heading + text)),
  );
  const codes = letters.map((side) => side.map(gramCodes));
  const [old, now] = codes.map(frequencies);
  const most = Math.max(before.length, after.length, 1);
  const weightOf = (code: number) =>
    Math.log(1 + most / Math.max(old!.get(code) ?? 0, now!.get(code) ?? 0, 1));
  const side = (at: 0 | 1, clauses: readonly AlignedWords[]): Side => ({
    clauses,
    letters: letters[at]!,
    grams: codes[at]!.map((each) => weighed(each, weightOf)),
  });
  return { before: side(0, before), after: side(1, after) };
}

/**
 * How alike two clauses are: 1 for the same words, else their common words, and a little more where
 * heading or place agree.
 */
export function scoreOf(before: Side, after: Side, i: number, j: number): number {
  const [old, now] = [before.clauses[i]!, after.clauses[j]!];
  const place = old.path === now.path ? 0.05 : 0;
  if (before.letters[i] === after.letters[j]) return 1 + place;
  const heading = old.heading !== "" && old.heading === now.heading ? 0.1 : 0;
  return likeness(before.grams[i]!, after.grams[j]!) + heading + place;
}

/**
 * Pairs worth a look, found through an index of the rare words: the work grows with the length of
 * the texts, not with the product of their clauses.
 */
export function candidates(before: Side, after: Side): Pair[] {
  const rare = rareIndex(before);
  const sameWords = groups(before.letters);
  const samePlace = groups(before.clauses.map(({ path }) => path));
  const rank = new Map<string, number>();
  return after.clauses.flatMap(({ path }, j) => {
    const letters = after.letters[j]!;
    const twins = sameWords.get(letters) ?? [];
    const at = rank.get(letters) ?? 0;
    rank.set(letters, at + 1);
    const found = new Set([
      ...nearest(rare, after.grams[j]!),
      // Of many with the same words the one that is as far down the text, and its neighbours.
      ...twins.slice(Math.max(0, at - 2), at + 3),
      ...(samePlace.get(path) ?? []).slice(0, 2),
    ]);
    return [...found].map((i) => ({ before: i, after: j, score: scoreOf(before, after, i, j) }));
  });
}

function groups(keys: readonly string[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [at, key] of keys.entries()) {
    const list = found.get(key);
    if (list) list.push(at);
    else found.set(key, [at]);
  }
  return found;
}

type Index = Map<number, number[]>;

function rareIndex(side: Side): Index {
  const often = frequencies(side.grams.map(({ codes }) => codes));
  const index: Index = new Map();
  for (const [at, { codes }] of side.grams.entries())
    for (let k = 0; k < codes.length; k++) {
      if ((k > 0 && codes[k] === codes[k - 1]) || often.get(codes[k]!)! > COMMON) continue;
      const list = index.get(codes[k]!);
      if (list) list.push(at);
      else index.set(codes[k]!, [at]);
    }
  return index;
}

function nearest(index: Index, { codes, weights }: Grams): number[] {
  const known: { places: number[]; weight: number }[] = [];
  for (let k = 0; k < codes.length; k++) {
    const places = k > 0 && codes[k] === codes[k - 1] ? undefined : index.get(codes[k]!);
    if (places) known.push({ places, weight: weights[k]! });
  }
  known.sort((a, b) => a.places.length - b.places.length);
  const shared = new Map<number, number>();
  for (const { places, weight } of known.slice(0, LOOKED_UP))
    for (const place of places) shared.set(place, (shared.get(place) ?? 0) + weight);
  return [...shared]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, COMPARED)
    .map(([place]) => place);
}
