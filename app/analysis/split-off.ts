import type { Analysis, Assignment } from "~/app/analysis/analysis";
import type { StoodIn, TopicChanges } from "~/app/analysis/officers-changes";
import { reasonsIn } from "~/app/analysis/words-of-members";

/** Occurrences that every word is assumed to have in either part. */
const assumed = 0.5;

type Part = { id: number; words: Map<string, number>; total: number };

/**
 * Tells to which part of a topic that was split a new comment goes: by naive Bayes on the words
 * that put it into the topic, between the comments that were split off and those that stayed.
 * A comment without a word of those that were split off stays. What was merged into the topic is
 * split with it, and a part may have been split again.
 */
export function classifier(
  found: Analysis,
  { own, places }: Pick<TopicChanges, "own" | "places">,
  stoodIn: StoodIn,
  resolved: (topic: number) => number,
): (comment: Assignment, topic: number) => number {
  const split = own.filter(({ from }) => from !== null);
  if (split.length === 0) return (_, topic) => topic;
  const seeds = new Map<number, Assignment[]>();
  const stayed = new Map<number, Assignment[]>();
  const add = (lists: Map<number, Assignment[]>, key: number, one: Assignment) => {
    const list = lists.get(key);
    if (list) list.push(one);
    else lists.set(key, [one]);
  };
  for (const one of found.assignments) {
    const place = places.get(one.id);
    if (typeof place === "number") add(seeds, place, one);
    else if (one.topic !== null && stoodIn.get(one.id) === resolved(one.topic))
      add(stayed, resolved(one.topic), one);
  }
  const part = (id: number, list: readonly Assignment[] = []): Part => {
    const words = reasonsIn(list);
    return { id, words, total: [...words.values()].reduce((sum, count) => sum + count, 0) };
  };
  const isOwn = new Set(own.map(({ id }) => id));
  const partsOf = new Map<number, Part[]>();
  for (const { id, from } of split) {
    const whole = isOwn.has(from!) ? from! : resolved(from!);
    const parts = partsOf.get(whole) ?? [
      part(whole, isOwn.has(whole) ? seeds.get(whole) : stayed.get(whole)),
    ];
    partsOf.set(whole, [...parts, part(id, seeds.get(id))]);
  }
  return ({ because }, topic) => {
    let at = resolved(topic);
    // A part may be split in its turn; no longer than there are parts.
    for (let steps = 0; steps < split.length; steps++) {
      const next = nearest(because, at, partsOf.get(at));
      if (next === at) break;
      at = next;
    }
    return at === resolved(topic) ? topic : at;
  };
}

/** The part with most of the words; `whole` where none has any. */
function nearest(because: readonly string[], whole: number, parts: readonly Part[] = []): number {
  const known = new Set(parts.flatMap(({ words }) => [...words.keys()])).size;
  let best = whole;
  let highest = Number.NEGATIVE_INFINITY;
  for (const { id, words, total } of parts) {
    if (id !== whole && !because.some((word) => words.has(word))) continue;
    const score = because.reduce(
      (sum, word) => sum + Math.log(((words.get(word) ?? 0) + assumed) / (total + assumed * known)),
      0,
    );
    if (score > highest) {
      highest = score;
      best = id;
    }
  }
  return best;
}
