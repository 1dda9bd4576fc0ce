import type { Corpus } from "~/app/analysis/corpus";

/**
 * The Dirichlet multinomial mixture of short texts: one topic a document, fitted by collapsed
 * Gibbs sampling (Yin & Wang, "A Dirichlet multinomial mixture model-based approach for short text
 * clustering", KDD 2014).
 */
export type Mixture = {
  topics: number;
  /** Topic of each document, −1 while it has none. */
  topicOf: Int32Array;
  /** Weight of the documents of each topic. */
  documents: Int32Array;
  /** Words of each topic, counted with the weights. */
  total: Int32Array;
  /** `counts[word * topics + topic]`. */
  counts: Int32Array;
  /** ln(count + β), kept beside the counts: the sampling loop then only adds. */
  logs: Float32Array;
  vocabularySize: number;
};

export const alpha = 0.5;
export const beta = 0.15;

export function emptyMixture(corpus: Corpus, topics: number): Mixture {
  const cells = corpus.vocabulary.length * topics;
  return {
    topics,
    topicOf: new Int32Array(corpus.size).fill(-1),
    documents: new Int32Array(topics),
    total: new Int32Array(topics),
    counts: new Int32Array(cells),
    logs: new Float32Array(cells).fill(Math.log(beta)),
    vocabularySize: corpus.vocabulary.length,
  };
}

/** Puts document `d` into `topic` (`sign` 1) or takes it out (`sign` −1). */
export function place(mixture: Mixture, corpus: Corpus, d: number, topic: number, sign: 1 | -1) {
  const { counts, logs, topics } = mixture;
  const { words, starts } = corpus;
  const weight = sign * corpus.weights[d]!;
  const from = starts[d]!;
  const to = starts[d + 1]!;
  mixture.topicOf[d] = sign === 1 ? topic : -1;
  mixture.documents[topic]! += weight;
  mixture.total[topic]! += weight * (to - from);
  for (let i = from; i < to; i++) {
    const cell = words[i]! * topics + topic;
    counts[cell]! += weight;
    logs[cell] = Math.log(counts[cell]! + beta);
  }
}

/** A mixture with every document already in its place. */
export function mixtureFrom(corpus: Corpus, topics: number, topicOf: Int32Array): Mixture {
  const mixture = emptyMixture(corpus, topics);
  for (let d = 0; d < corpus.size; d++)
    if (topicOf[d]! >= 0) place(mixture, corpus, d, topicOf[d]!, 1);
  return mixture;
}

/** Writes the log-posterior of each topic for document `d`, up to a constant, into `scores`. */
export function score(mixture: Mixture, corpus: Corpus, d: number, scores: Float64Array) {
  const { topics, logs, total, documents, vocabularySize } = mixture;
  const { words, starts } = corpus;
  const from = starts[d]!;
  const to = starts[d + 1]!;
  const length = to - from;
  // The product over the words of n + Vβ + i is taken at its middle factor.
  const offset = vocabularySize * beta + Math.max(0, length - 1) / 2;
  for (let k = 0; k < topics; k++)
    scores[k] = Math.log(documents[k]! + alpha) - length * Math.log(total[k]! + offset);
  for (let i = from; i < to; i++) {
    const row = words[i]! * topics;
    for (let k = 0; k < topics; k++) scores[k]! += logs[row + k]!;
  }
}

export function likeliest(scores: Float64Array): number {
  let best = 0;
  for (let k = 1; k < scores.length; k++) if (scores[k]! > scores[best]!) best = k;
  return best;
}

/** Draws a topic with the probabilities that the log-posteriors × `sharpness` stand for. */
function draw(
  scores: Float64Array,
  odds: Float64Array,
  random: () => number,
  sharpness: number,
): number {
  const top = scores[likeliest(scores)]!;
  let sum = 0;
  for (let k = 0; k < scores.length; k++) {
    const distance = (scores[k]! - top) * sharpness;
    if (distance > -25) sum += Math.exp(distance);
    odds[k] = sum;
  }
  const point = random() * sum;
  let k = 0;
  while (k < scores.length - 1 && odds[k]! <= point) k++;
  return k;
}

/** Puts every document anywhere: a start in which no topic is favoured by the order of input. */
export function scatter(
  mixture: Mixture,
  corpus: Corpus,
  documents: Int32Array,
  random: () => number,
) {
  for (const d of documents) place(mixture, corpus, d, Math.floor(random() * mixture.topics), 1);
}

/**
 * One pass over `documents` in their order. `random` draws each topic; without it each document
 * takes its likeliest one. `warmth` (0: none) flattens the choice, the more the longer the document
 * is: the words of a long text depend on each other, and taken at face value they would freeze it
 * where it happens to lie.
 */
export function gibbsPass(
  mixture: Mixture,
  corpus: Corpus,
  documents: Int32Array,
  random?: () => number,
  warmth = 0,
) {
  const scores = new Float64Array(mixture.topics);
  const odds = new Float64Array(mixture.topics);
  for (const d of documents) {
    const length = corpus.starts[d + 1]! - corpus.starts[d]!;
    if (length === 0) continue;
    const before = mixture.topicOf[d]!;
    if (before >= 0) place(mixture, corpus, d, before, -1);
    score(mixture, corpus, d, scores);
    const after = random
      ? draw(scores, odds, random, 1 / (1 + warmth * length))
      : likeliest(scores);
    place(mixture, corpus, d, after, 1);
  }
}
