import type { Corpus } from "~/app/analysis/corpus";
import {
  emptyMixture,
  gibbsPass,
  likeliest,
  type Mixture,
  scatter,
  score,
} from "~/app/analysis/mixture";
import { seededRandom } from "~/app/analysis/random";

const firstSeed = 20_140_836;
const softPasses = 20;
/** The first passes are warm, and cool down evenly (simulated annealing). */
const warmPasses = 10;
const firstWarmth = 0.2;
const hardPasses = 2;
/** Once the passes are cool, a document that stayed so often is looked at only now and then. */
const settledAfter = 2;
const passesBetween = 3;
/** Words of one document that a chain is fitted on, picked evenly from those of a long text. */
const fittedWords = 60;
const narrowTopicsAtMost = 64;

/** The chain of that number among so many, fitted on at most `limit` documents. */
export type Chain = { chain: number; of: number; limit: number; beta: number; wanted: number };

/**
 * One division of the documents into many narrow topics: a chain of the mixture's sampler from a
 * scattered start. Chains of other numbers start elsewhere and are fitted on other documents, so
 * that what several of them find is not the luck of one. The documents that are not fitted are folded
 * in by posterior. −1 for a document without words.
 */
export function narrowTopics(corpus: Corpus, chain: Chain): Int32Array {
  const random = seededRandom(firstSeed + chain.chain);
  const fitted = fittedDocuments(corpus, chain);
  const topics = Math.max(
    Math.min(narrowTopicsAtMost, Math.ceil(fitted.length / 8)),
    Math.min(chain.wanted * 2, fitted.length),
    2,
  );
  const sample = sampleOf(corpus, fitted);
  const mixture = emptyMixture(sample, topics, chain.beta);
  const all = Int32Array.from(fitted.keys());
  scatter(mixture, sample, all, random);
  const stayed = new Uint8Array(fitted.length);
  for (let pass = 0; pass < softPasses; pass++) {
    const isCool = pass > warmPasses;
    const visited = isCool
      ? all.filter((d) => stayed[d]! < settledAfter || (d + pass) % passesBetween === 0)
      : all;
    const before = mixture.topicOf.slice();
    gibbsPass(mixture, sample, visited, {
      random,
      warmth: firstWarmth * Math.max(0, 1 - pass / warmPasses),
    });
    for (const d of visited)
      stayed[d] = mixture.topicOf[d] === before[d] ? Math.min(settledAfter, stayed[d]! + 1) : 0;
  }
  for (let pass = 0; pass < hardPasses; pass++) gibbsPass(mixture, sample, all);

  const topicOf = new Int32Array(corpus.size).fill(-1);
  fitted.forEach((d, i) => {
    if (lengthOf(corpus, d) <= fittedWords) topicOf[d] = mixture.topicOf[i]!;
  });
  foldIn(mixture, corpus, topicOf);
  return topicOf;
}

const lengthOf = (corpus: Corpus, d: number) => corpus.starts[d + 1]! - corpus.starts[d]!;

/** The given documents as a corpus of their own, with so many words of each as are fitted on. */
function sampleOf(corpus: Corpus, documents: Int32Array): Corpus {
  const starts = new Int32Array(documents.length + 1);
  const words = new Int32Array(documents.length * fittedWords);
  let length = 0;
  documents.forEach((d, i) => {
    const count = lengthOf(corpus, d);
    const kept = Math.min(count, fittedWords);
    for (let n = 0; n < kept; n++)
      words[length++] = corpus.words[corpus.starts[d]! + Math.floor((n * count) / kept)]!;
    starts[i + 1] = length;
  });
  const weights = Int32Array.from(documents, (d) => corpus.weights[d]!);
  return { ...corpus, size: documents.length, starts, words: words.slice(0, length), weights };
}

/** Documents that hold words, thinned evenly to the limit; each chain begins at another one. */
function fittedDocuments(corpus: Corpus, { chain, of, limit }: Chain): Int32Array {
  const all: number[] = [];
  for (let d = 0; d < corpus.size; d++) if (corpus.starts[d] !== corpus.starts[d + 1]) all.push(d);
  if (all.length <= limit) return Int32Array.from(all);
  return Int32Array.from(
    { length: limit },
    (_, i) => all[Math.floor(((i + chain / of) * all.length) / limit) % all.length]!,
  );
}

/** Gives every document that has words and no topic its likeliest one. */
function foldIn(mixture: Mixture, corpus: Corpus, topicOf: Int32Array) {
  const scores = new Float64Array(mixture.topics);
  for (let d = 0; d < corpus.size; d++) {
    if (topicOf[d]! >= 0 || lengthOf(corpus, d) === 0) continue;
    score(mixture, corpus, d, scores);
    topicOf[d] = likeliest(scores);
  }
}
