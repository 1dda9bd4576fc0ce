import type { Assignment } from "~/app/analysis/analysis";

const wordsShown = 12;
const fewest = 3;
const most = 5;

type Reasoned = Pick<Assignment, "id" | "because">;

/** Counts, for each word, the comments of which it is a reason. */
export function reasonsIn(members: Iterable<Pick<Assignment, "because">>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { because } of members)
    for (const word of new Set(because)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/**
 * The words that make these comments one topic: reasons that occur much, and more among them than
 * among all, by count × log-odds.
 */
export function wordsAmong(
  members: readonly Reasoned[],
  all: readonly Reasoned[],
  wanted = wordsShown,
): string[] {
  const own = reasonsIn(members);
  const everywhere = reasonsIn(all);
  const worth = (word: string, count: number) =>
    count *
    Math.log(
      ((count + 0.5) / members.length) * (all.length / ((everywhere.get(word) ?? count) + 0.5)),
    );
  return [...own]
    .map(([word, count]) => ({ word, worth: worth(word, count), count }))
    .sort((a, b) => b.worth - a.worth || b.count - a.count || (a.word < b.word ? -1 : 1))
    .slice(0, wanted || wordsShown)
    .map(({ word }) => word);
}

/** Three to five that stand for a topic: `known` ones first, then those with most of its words. */
export function representativesAmong(
  members: readonly Reasoned[],
  words: readonly string[],
  known: readonly string[],
): string[] {
  if (known.length >= fewest) return known.slice(0, most);
  const wanted = new Set(words);
  const others = members
    .filter(({ id }) => !known.includes(id))
    .map(({ id, because }, at) => ({ id, at, held: because.filter((w) => wanted.has(w)).length }))
    .sort((a, b) => b.held - a.held || a.at - b.at)
    .map(({ id }) => id);
  return [...known, ...others].slice(0, Math.max(fewest, known.length));
}
