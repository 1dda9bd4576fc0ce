import type { Corpus } from "~/app/analysis/corpus";
import { type MergeLimits, mergeTopics } from "~/app/analysis/merge-topics";

/** Topics that each division is brought down to before it meets the others. */
const topicsOfDivision = 40;

/**
 * Joins several divisions of the same documents into one: the topics of all of them are merged as
 * if each were a topic of its own, and every document goes where most of its topics went; where
 * they are as many, to the first. −1 for a document without a topic.
 */
export function joinDivisions(
  corpus: Corpus,
  divisions: readonly Int32Array[],
  limits: MergeLimits,
): Int32Array {
  const least = Math.max(topicsOfDivision, limits.least * 2);
  const coarser = divisions.map((topicOf) => {
    const merged = mergeTopics(columnsOf(corpus, topicOf), { cost: 0, most: least, least });
    return topicOf.map((k) => (k < 0 ? -1 : merged[k]!));
  });
  const columns = coarser.map((topicOf) => columnsOf(corpus, topicOf));
  const merged = mergeTopics(columns.flat(), limits);
  const topics = 1 + merged.reduce((most, k) => Math.max(most, k), 0);

  let from = 0;
  const votes = coarser.map((topicOf, i) => {
    const first = from;
    from += columns[i]!.length;
    return topicOf.map((k) => (k < 0 ? -1 : merged[first + k]!));
  });
  const count = new Int32Array(topics);
  return Int32Array.from({ length: corpus.size }, (_, d) => {
    count.fill(0);
    for (const vote of votes) if (vote[d]! >= 0) count[vote[d]!]!++;
    let best = -1;
    for (const vote of votes)
      if (vote[d]! >= 0 && (best < 0 || count[vote[d]!]! > count[best]!)) best = vote[d]!;
    return best;
  });
}

/** How often each word occurs in each topic, with the weights of the documents, topic by topic. */
function columnsOf(corpus: Corpus, topicOf: Int32Array): Int32Array[] {
  const topics = 1 + topicOf.reduce((most, k) => Math.max(most, k), -1);
  const columns = Array.from({ length: topics }, () => new Int32Array(corpus.vocabulary.length));
  for (let d = 0; d < corpus.size; d++) {
    const column = columns[topicOf[d]!];
    if (!column) continue;
    for (let i = corpus.starts[d]!; i < corpus.starts[d + 1]!; i++)
      column[corpus.words[i]!]! += corpus.weights[d]!;
  }
  return columns;
}
