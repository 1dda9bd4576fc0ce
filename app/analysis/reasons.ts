import type { Corpus } from "~/app/analysis/corpus";
import { likeliest, type Mixture, score } from "~/app/analysis/mixture";

/** Why a document lies in its topic, and how surely. */
export type Reasons = {
  /** Distance in log-posterior to the second topic, in nats; 0 for a document without words. */
  margin: Float64Array;
  /** How much a word speaks for a topic: ln p(word | topic) − ln p(word), in nats. */
  speaks: (word: number, topic: number) => number;
};

const wordsOfTopic = 12;
const wordsOfComment = 5;
const mostRepresentatives = 5;
/** At most this share of the documents may be "other" for a thin margin. */
const otherShare = 0.05;
const thinMargin = 0.25;

export function reasonsOf(mixture: Mixture, corpus: Corpus): Reasons {
  const { topics, counts, total } = mixture;
  const size = corpus.vocabulary.length;
  const overall = new Float64Array(size);
  let tokens = 0;
  for (let word = 0; word < size; word++)
    for (let k = 0; k < topics; k++) overall[word]! += counts[word * topics + k]!;
  for (const n of total) tokens += n;

  const smoothing = 0.5;
  const speaks = (word: number, topic: number) =>
    Math.log((counts[word * topics + topic]! + smoothing) / (total[topic]! + smoothing * size)) -
    Math.log((overall[word]! + smoothing) / (tokens + smoothing * size));

  const margin = new Float64Array(corpus.size);
  const scores = new Float64Array(topics);
  for (let d = 0; d < corpus.size; d++) {
    const topic = mixture.topicOf[d]!;
    if (topic < 0) continue;
    if (topics === 1) {
      margin[d] = Number.POSITIVE_INFINITY;
      continue;
    }
    score(mixture, corpus, d, scores);
    const top = scores[topic]!;
    scores[topic] = Number.NEGATIVE_INFINITY;
    margin[d] = Math.max(0, top - scores[likeliest(scores)]!);
  }
  return { margin, speaks };
}

/** Topic of each document, −1 for "other": no words, or so thin a margin that it is no decision. */
export function decidedTopics(mixture: Mixture, reasons: Reasons): Int32Array {
  const { topicOf } = mixture;
  const thin = [...topicOf.keys()]
    .filter((d) => topicOf[d]! >= 0 && reasons.margin[d]! < thinMargin)
    .sort((a, b) => reasons.margin[a]! - reasons.margin[b]! || a - b)
    .slice(0, Math.floor(topicOf.length * otherShare));
  const decided = topicOf.slice();
  for (const d of thin) decided[d] = -1;
  return decided;
}

/** The words that make a topic: how many documents hold them × how much they speak for it. */
export function wordsOf(mixture: Mixture, corpus: Corpus, reasons: Reasons, topic: number) {
  const ranked: { word: number; score: number }[] = [];
  for (let word = 0; word < corpus.vocabulary.length; word++) {
    const count = mixture.counts[word * mixture.topics + topic]!;
    if (count < 2 || corpus.vocabulary[word]!.length < 2) continue;
    ranked.push({ word, score: count * reasons.speaks(word, topic) });
  }
  return ranked
    .filter((entry) => entry.score > 0 || mixture.topics === 1)
    .sort((a, b) => b.score - a.score || a.word - b.word)
    .slice(0, wordsOfTopic)
    .map((entry) => corpus.vocabulary[entry.word]!);
}

/** The words of one document that put it into its topic, most telling first. */
export function becauseOf(
  mixture: Mixture,
  corpus: Corpus,
  reasons: Reasons,
  d: number,
  topic: number,
): string[] {
  return [...corpus.words.subarray(corpus.starts[d]!, corpus.starts[d + 1]!)]
    .map((word) => {
      // A word of two comments may point to the topic by chance, one of many does not.
      const count = mixture.counts[word * mixture.topics + topic]!;
      return { word, score: reasons.speaks(word, topic) * Math.log2(1 + count) };
    })
    .filter((entry) => entry.score > 0)
    .sort((a, b) => b.score - a.score || a.word - b.word)
    .slice(0, wordsOfComment)
    .map((entry) => corpus.vocabulary[entry.word]!);
}

/**
 * The most typical of `documents`: those whose words are much used in the topic and little
 * elsewhere. The square root of the length keeps both the shortest and the longest from winning.
 */
export function representativesOf(
  mixture: Mixture,
  corpus: Corpus,
  reasons: Reasons,
  topic: number,
  documents: readonly number[],
): number[] {
  const members = Math.max(1, mixture.documents[topic]!);
  return documents
    .map((d) => {
      let sum = 0;
      const words = corpus.words.subarray(corpus.starts[d]!, corpus.starts[d + 1]!);
      for (const word of words)
        sum +=
          (mixture.counts[word * mixture.topics + topic]! / members) *
          (mixture.topics === 1 ? 1 : reasons.speaks(word, topic));
      return { d, score: sum / Math.sqrt(words.length + 4) };
    })
    .sort((a, b) => b.score - a.score || a.d - b.d)
    .slice(0, mostRepresentatives)
    .map((entry) => entry.d);
}
