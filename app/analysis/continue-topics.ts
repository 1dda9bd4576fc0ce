import type { Analysis, Topic } from "~/app/analysis/analysis";

/** A topic of the run before. */
export type TopicBefore = {
  id: number;
  label: string;
  /** An officer gave the label. */
  named: boolean;
};

export type RunBefore = {
  topics: readonly TopicBefore[];
  /** Topic of each comment that had one. */
  topicOf: ReadonlyMap<string, number>;
  /** No topic had a higher number yet. */
  highestId: number;
};

/** What two topics must share of the comments that both runs knew (cosine of the two sets). */
const SAME = 0.5;
/** What an officer named is given up less easily. */
const SAME_NAMED = 0.3;

/**
 * The analysis in the numbers and labels of the run before: a topic that holds mostly the comments
 * of an earlier one is that topic, each earlier one goes on at most once, and what is new gets
 * numbers never used. Largest first, as before; numbers are no longer in the order of size.
 */
export function continueTopics(analysis: Analysis, before: RunBefore): Analysis {
  const newId = matched(analysis, before);
  let next = Math.max(before.highestId, ...before.topics.map(({ id }) => id));
  const earlier = new Map(before.topics.map((topic) => [topic.id, topic]));
  const topics = analysis.topics.map((topic): Topic => {
    const id = newId.get(topic.id) ?? ++next;
    newId.set(topic.id, id);
    return { ...topic, id, label: earlier.get(id)?.label ?? topic.label };
  });
  const assignments = analysis.assignments.map((assignment) => ({
    ...assignment,
    topic: assignment.topic === null ? null : newId.get(assignment.topic)!,
  }));
  return { ...analysis, topics, assignments };
}

/** Number of the run before for each topic that goes on, the surest pairs first. */
function matched({ topics, assignments }: Analysis, before: RunBefore): Map<number, number> {
  const common = new Map<string, { now: number; then: number; count: number }>();
  const sizeNow = new Map<number, number>();
  const sizeThen = new Map<number, number>();
  const add = (sizes: Map<number, number>, id: number) => sizes.set(id, (sizes.get(id) ?? 0) + 1);
  for (const { id, topic: now } of assignments) {
    const then = before.topicOf.get(id);
    if (then === undefined) continue;
    add(sizeThen, then);
    if (now === null) continue;
    add(sizeNow, now);
    const key = `${now}/${then}`;
    const pair = common.get(key);
    if (pair) pair.count++;
    else common.set(key, { now, then, count: 1 });
  }
  const named = new Set(before.topics.filter((topic) => topic.named).map(({ id }) => id));
  const known = new Set(before.topics.map(({ id }) => id));
  const pairs = [...common.values()]
    .map(({ now, then, count }) => ({
      now,
      then,
      likeness: count / Math.sqrt(sizeNow.get(now)! * sizeThen.get(then)!),
    }))
    .filter(
      ({ then, likeness }) => known.has(then) && likeness >= (named.has(then) ? SAME_NAMED : SAME),
    )
    .sort((a, b) => b.likeness - a.likeness || a.then - b.then || a.now - b.now);
  const found = new Map<number, number>();
  const taken = new Set<number>();
  const present = new Set(topics.map(({ id }) => id));
  for (const { now, then } of pairs) {
    if (!present.has(now) || found.has(now) || taken.has(then)) continue;
    found.set(now, then);
    taken.add(then);
  }
  return found;
}
