/** The fewest and the most topics that can be asked for. */
export const fewestTopics = 2;
export const mostTopics = 64;

/** Each of fewer comments would be a topic in its own right, and none of them a subject. */
const commentsOfTopic = 5;
/** Up to here every number makes a difference; beyond, only wider steps do. */
const singleSteps = 12;

/** The most topics that can be asked of so many distinct comments. */
export const topicsBorne = (distinct: number): number =>
  Math.max(fewestTopics, Math.min(mostTopics, Math.floor(distinct / commentsOfTopic)));

/**
 * Numbers of topics to choose from, coarse to fine, for so many distinct comments; those of
 * `always` are among them where they can be asked for.
 */
export function granularities(distinct: number, always: readonly number[] = []): number[] {
  const most = topicsBorne(distinct);
  const numbers = new Set<number>([most]);
  let step = 1;
  for (let topics = fewestTopics; topics < most; topics += step) {
    numbers.add(topics);
    if (topics >= singleSteps) step = Math.round(topics / 6);
  }
  for (const one of always) if (one >= fewestTopics && one <= most) numbers.add(one);
  return [...numbers].sort((a, b) => a - b);
}
