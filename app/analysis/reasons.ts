import type { Corpus } from "~/app/analysis/corpus";
import type { Mixture } from "~/app/analysis/mixture";

/** How much a word speaks for a topic: ln p(word | topic) − ln p(word), in nats. */
export type Speaks = (word: number, topic: number) => number;

const wordsOfTopic = 12;
export const wordsOfComment = 5;
const mostRepresentatives = 5;

export function speaksFor({ topics, counts, total, vocabularySize }: Mixture): Speaks {
  const overall = new Float64Array(vocabularySize);
  let tokens = 0;
  for (let word = 0; word < vocabularySize; word++)
    for (let k = 0; k < topics; k++) overall[word]! += counts[word * topics + k]!;
  for (const n of total) tokens += n;
  const smoothing = 0.5;
  return (word, topic) =>
    Math.log(
      (counts[word * topics + topic]! + smoothing) / (total[topic]! + smoothing * vocabularySize),
    ) - Math.log((overall[word]! + smoothing) / (tokens + smoothing * vocabularySize));
}

/** The words that make a topic: how many documents hold them × how much they speak for it. */
export function wordsOf(mixture: Mixture, corpus: Corpus, speaks: Speaks, topic: number) {
  const ranked: { word: number; score: number }[] = [];
  for (let word = 0; word < corpus.vocabulary.length; word++) {
    const count = mixture.counts[word * mixture.topics + topic]!;
    if (count < 2 || corpus.vocabulary[word]!.length < 2) continue;
    ranked.push({ word, score: count * speaks(word, topic) });
  }
  return ranked
    .filter((entry) => entry.score > 0 || mixture.topics === 1)
    .sort((a, b) => b.score - a.score || a.word - b.word)
    .slice(0, wordsOfTopic)
    .map((entry) => corpus.vocabulary[entry.word]!);
}

/** The words, of those of one document, that put it into its topic, most telling first. */
export function becauseOf(
  mixture: Mixture,
  speaks: Speaks,
  words: Int32Array,
  topic: number,
): number[] {
  return Array.from(words, (word) => {
    // A word of two comments may point to the topic by chance, one of many does not.
    const count = mixture.counts[word * mixture.topics + topic]!;
    return { word, score: speaks(word, topic) * Math.log2(1 + count) };
  })
    .filter((entry) => entry.score > 0)
    .sort((a, b) => b.score - a.score || a.word - b.word)
    .slice(0, wordsOfComment)
    .map((entry) => entry.word);
}

/**
 * The most typical of `documents`: those whose words are much used in the topic and little
 * elsewhere. The square root of the length keeps both the shortest and the longest from winning.
 */
export function representativesOf(
  mixture: Mixture,
  corpus: Corpus,
  speaks: Speaks,
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
          (mixture.topics === 1 ? 1 : speaks(word, topic));
      return { d, score: sum / Math.sqrt(words.length + 4) };
    })
    .sort((a, b) => b.score - a.score || a.d - b.d)
    .slice(0, mostRepresentatives)
    .map((entry) => entry.d);
}
