import type { Corpus } from "~/app/analysis/corpus";
import { type Mixture, mixtureFrom } from "~/app/analysis/mixture";

/**
 * Words that tell topics apart. A word's worth is the divergence of the topics it occurs in from
 * those that any word occurs in (Kullback & Leibler 1951), in nats, drawn towards nothing where the
 * word is rare. 不错 and 希望 occur everywhere and are worth next to nothing; 航道 is worth much.
 */

/** Occurrences that a word is assumed to have beside its own, spread like any word's. */
const assumed = 5;

/** The worth of each word, averaged over several divisions of the documents into topics. */
export function worthOfWords(corpus: Corpus, divisions: readonly Int32Array[]): Float64Array {
  const worth = new Float64Array(corpus.vocabulary.length);
  for (const topicOf of divisions) {
    const topics = 1 + topicOf.reduce((most, k) => Math.max(most, k), 0);
    addWorth(worth, mixtureFrom(corpus, topics, topicOf), 1 / divisions.length);
  }
  return worth;
}

function addWorth(worth: Float64Array, { topics, counts, total }: Mixture, share: number) {
  const tokens = total.reduce((sum, n) => sum + n, 0);
  const expected = Float64Array.from(total, (n) => n / tokens);
  for (let word = 0; word < worth.length; word++) {
    const row = counts.subarray(word * topics, (word + 1) * topics);
    let occurrences = assumed;
    for (let k = 0; k < topics; k++) occurrences += row[k]!;
    let divergence = 0;
    for (let k = 0; k < topics; k++) {
      if (expected[k] === 0) continue;
      const found = (row[k]! + assumed * expected[k]!) / occurrences;
      divergence += found * Math.log(found / expected[k]!);
    }
    worth[word]! += share * divergence;
  }
}

/** 1 for each word that is worth at least `least`. */
export const tellingWords = (worth: Float64Array, least: number): Uint8Array =>
  Uint8Array.from(worth, (nats) => (nats >= least ? 1 : 0));

/** The same documents with only the words that tell. */
export function withTellingWords(corpus: Corpus, isTelling: Uint8Array): Corpus {
  const starts = new Int32Array(corpus.size + 1);
  const words = new Int32Array(corpus.words.length);
  let length = 0;
  for (let d = 0; d < corpus.size; d++) {
    starts[d] = length;
    for (let i = corpus.starts[d]!; i < corpus.starts[d + 1]!; i++)
      if (isTelling[corpus.words[i]!]) words[length++] = corpus.words[i]!;
  }
  starts[corpus.size] = length;
  return { ...corpus, starts, words: words.slice(0, length) };
}
