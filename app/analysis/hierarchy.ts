import { mergeTopics } from "~/app/analysis/merge-topics";
import type { Mixture } from "~/app/analysis/mixture";

/** Fewer topics than this are seen at a glance. */
const FEWEST = 6;
/** Two topics further apart than this have no subject in common; ln 2 nats share no word at all. */
const DIVERGENCE = 0.4;
const TOPICS_OF_ONE_PARENT = 3;
const SHARES = 100_000;

/**
 * The level above the topics: for each, the number (1, 2 … by the first topic that has it) of the
 * parent under which it is gathered with those closest to it, or null where it stands alone. By the
 * same information bottleneck that made the topics. `counts[k][word]` is how often topic `k` has
 * the word.
 */
export function parentsOf(counts: readonly ArrayLike<number>[]): (number | null)[] {
  if (counts.length < FEWEST) return counts.map(() => null);
  // Counted alike: a small topic is not close to another merely because little is lost with it.
  const shares = counts.map((column) => {
    let total = 0;
    for (let word = 0; word < column.length; word++) total += column[word]!;
    return Int32Array.from(column, (n) => Math.round((SHARES * n) / Math.max(1, total)));
  });
  const groups = mergeTopics(shares, {
    cost: (2 * DIVERGENCE) / counts.length,
    most: counts.length,
    least: Math.ceil(counts.length / TOPICS_OF_ONE_PARENT),
  });
  const members = new Map<number, number>();
  for (const group of groups) members.set(group, (members.get(group) ?? 0) + 1);
  const numbers = new Map<number, number>();
  return Array.from(groups, (group) => {
    if (group < 0 || members.get(group)! < 2) return null;
    const number = numbers.get(group) ?? numbers.size + 1;
    numbers.set(group, number);
    return number;
  });
}

/** How often each of these topics has each word. */
export function wordsByTopic(
  { counts, topics, vocabularySize }: Pick<Mixture, "counts" | "topics" | "vocabularySize">,
  order: readonly number[],
): Float64Array[] {
  return order.map((topic) =>
    Float64Array.from({ length: vocabularySize }, (_, word) => counts[word * topics + topic]!),
  );
}
