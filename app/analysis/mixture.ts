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
  /** ln(documents + α) and ln(total + Vβ) of each topic. */
  logDocuments: Float64Array;
  logTotal: Float64Array;
  vocabularySize: number;
  /** What every topic is assumed to hold of every word; much of it favours large topics. */
  beta: number;
  /** ln(n + β) of the counts that occur most. */
  logOfCount: Float32Array;
};

const alpha = 0.5;
export const usualBeta = 0.15;
/** The usual one first; with each next one more of the small topics hold their own. */
export const betas = [usualBeta, 0.05, 0.02] as const;

const logsOfCounts = new Map<number, Float32Array>();
function logsWith(beta: number): Float32Array {
  const known = logsOfCounts.get(beta);
  if (known) return known;
  const logs = Float32Array.from({ length: 1 << 14 }, (_, n) => Math.log(n + beta));
  logsOfCounts.set(beta, logs);
  return logs;
}

const logCount = ({ logOfCount, beta }: Mixture, n: number) =>
  n < logOfCount.length ? logOfCount[n]! : Math.log(n + beta);

export function emptyMixture(corpus: Corpus, topics: number, beta = usualBeta): Mixture {
  const cells = corpus.vocabulary.length * topics;
  const vocabularySize = corpus.vocabulary.length;
  return {
    topics,
    topicOf: new Int32Array(corpus.size).fill(-1),
    documents: new Int32Array(topics),
    total: new Int32Array(topics),
    counts: new Int32Array(cells),
    logs: new Float32Array(cells).fill(Math.log(beta)),
    logDocuments: new Float64Array(topics).fill(Math.log(alpha)),
    logTotal: new Float64Array(topics).fill(Math.log(vocabularySize * beta)),
    vocabularySize,
    beta,
    logOfCount: logsWith(beta),
  };
}

/** Puts document `d` into `topic` (`sign` 1) or takes it out (`sign` −1). */
export function place(mixture: Mixture, corpus: Corpus, d: number, topic: number, sign: 1 | -1) {
  const { counts, logs, topics, documents, total } = mixture;
  const { words, starts } = corpus;
  const weight = sign * corpus.weights[d]!;
  const from = starts[d]!;
  const to = starts[d + 1]!;
  mixture.topicOf[d] = sign === 1 ? topic : -1;
  documents[topic]! += weight;
  total[topic]! += weight * (to - from);
  mixture.logDocuments[topic] = Math.log(documents[topic]! + alpha);
  mixture.logTotal[topic] = Math.log(total[topic]! + mixture.vocabularySize * mixture.beta);
  for (let i = from; i < to; i++) {
    const cell = words[i]! * topics + topic;
    const count = counts[cell]! + weight;
    counts[cell] = count;
    logs[cell] = logCount(mixture, count);
  }
}

/** A mixture with every document already in its place. */
export function mixtureFrom(
  corpus: Corpus,
  topics: number,
  topicOf: Int32Array,
  beta = usualBeta,
): Mixture {
  const mixture = emptyMixture(corpus, topics, beta);
  for (let d = 0; d < corpus.size; d++)
    if (topicOf[d]! >= 0) place(mixture, corpus, d, topicOf[d]!, 1);
  return mixture;
}

/** Writes the log-posterior of each topic for document `d`, up to a constant, into `scores`. */
export function score(mixture: Mixture, corpus: Corpus, d: number, scores: Float64Array) {
  scoreWords(mixture, corpus.words, corpus.starts[d]!, corpus.starts[d + 1]!, scores);
}

/** The same for the words `words[from … to)`. */
export function scoreWords(
  { topics, logs, total, logDocuments, logTotal, vocabularySize, beta }: Mixture,
  words: Int32Array,
  from: number,
  to: number,
  scores: Float64Array,
) {
  const length = to - from;
  // The product over the words of n + Vβ + i is taken at its middle factor n + Vβ + m, whose
  // logarithm is that of n + Vβ plus 2m / (2(n + Vβ) + m), as near as matters.
  const middle = Math.max(0, length - 1) / 2;
  const base = 2 * vocabularySize * beta + middle;
  for (let k = 0; k < topics; k++)
    scores[k] = logDocuments[k]! - length * (logTotal[k]! + (2 * middle) / (2 * total[k]! + base));
  let i = from;
  // Four words at once: the sums are read and written a quarter as often.
  for (; i + 3 < to; i += 4) {
    let a = words[i]! * topics;
    let b = words[i + 1]! * topics;
    let c = words[i + 2]! * topics;
    let d = words[i + 3]! * topics;
    for (let k = 0; k < topics; k++)
      scores[k]! += logs[a++]! + logs[b++]! + (logs[c++]! + logs[d++]!);
  }
  for (; i < to; i++) {
    const row = words[i]! * topics;
    for (let k = 0; k < topics; k++) scores[k]! += logs[row + k]!;
  }
}

/** The log-posterior of its own topic for document `d`, as if it were not in it. */
function scoreWithout(mixture: Mixture, corpus: Corpus, d: number): number {
  const { topics, counts, total, documents, vocabularySize, beta } = mixture;
  const topic = mixture.topicOf[d]!;
  const weight = corpus.weights[d]!;
  const from = corpus.starts[d]!;
  const to = corpus.starts[d + 1]!;
  const length = to - from;
  const others = total[topic]! - weight * length;
  const offset = vocabularySize * beta + Math.max(0, length - 1) / 2;
  let sum = Math.log(documents[topic]! - weight + alpha) - length * Math.log(others + offset);
  for (let i = from; i < to; i++)
    sum += logCount(mixture, counts[corpus.words[i]! * topics + topic]! - weight);
  return sum;
}

export function likeliest(scores: Float64Array): number {
  let best = 0;
  for (let k = 1; k < scores.length; k++) if (scores[k]! > scores[best]!) best = k;
  return best;
}

/** e^−x in steps of 1/256: near enough to draw by, and much faster. */
const farthest = 12;
const stepsToNat = 256;
const powers = Float64Array.from({ length: farthest * stepsToNat }, (_, i) =>
  Math.exp(-(i + 0.5) / stepsToNat),
);

/** Draws a topic with the probabilities that the log-posteriors × `sharpness` stand for. */
function draw(
  scores: Float64Array,
  odds: Float64Array,
  random: () => number,
  sharpness: number,
): number {
  const top = scores[likeliest(scores)]!;
  const scale = sharpness * stepsToNat;
  let sum = 0;
  for (let k = 0; k < scores.length; k++) {
    const step = (top - scores[k]!) * scale;
    if (step < powers.length) sum += powers[step | 0]!;
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

export type Pass = {
  /** Draws each topic; without it each document takes its likeliest one. */
  random?: () => number;
  /**
   * Flattens the choice (0: not), the more the longer the document is: the words of a long text
   * depend on each other, and taken at face value they would freeze it where it happens to lie.
   */
  warmth?: number;
  /** No topic loses its last document. */
  keepTopics?: boolean;
};

/** One pass over `documents` in their order; gives the number of those that changed their topic. */
export function gibbsPass(
  mixture: Mixture,
  corpus: Corpus,
  documents: Int32Array,
  { random, warmth = 0, keepTopics = false }: Pass = {},
): number {
  const scores = new Float64Array(mixture.topics);
  const odds = new Float64Array(mixture.topics);
  let moved = 0;
  for (const d of documents) {
    const length = corpus.starts[d + 1]! - corpus.starts[d]!;
    if (length === 0) continue;
    const before = mixture.topicOf[d]!;
    if (keepTopics && before >= 0 && mixture.documents[before] === corpus.weights[d]) continue;
    score(mixture, corpus, d, scores);
    if (before >= 0) scores[before] = scoreWithout(mixture, corpus, d);
    const after = random
      ? draw(scores, odds, random, 1 / (1 + warmth * length))
      : likeliest(scores);
    if (after === before) continue;
    moved++;
    if (before >= 0) place(mixture, corpus, d, before, -1);
    place(mixture, corpus, d, after, 1);
  }
  return moved;
}
