import type { Corpus } from "~/app/analysis/corpus";
import { mergeTopics } from "~/app/analysis/merge-topics";
import {
  emptyMixture,
  gibbsPass,
  likeliest,
  type Mixture,
  mixtureFrom,
  scatter,
  score,
} from "~/app/analysis/mixture";
import { seededRandom } from "~/app/analysis/random";

/** Loss in nats a token at which two topics count as different subjects. */
const mergeCost = 0.02;
const softPasses = 20;
/** The first passes are warm, and cool down evenly (simulated annealing). */
const warmPasses = 10;
const firstWarmth = 0.2;
const hardPasses = 2;
const refiningPasses = 3;
/** Documents that the mixture is fitted on; the rest is folded in by posterior. */
const fitLimit = 60_000;

/**
 * Finds the topics of a corpus; `wanted` fixes their number, otherwise it follows from the data.
 * The mixture starts with many narrow topics, which are then merged and refined.
 */
export function findTopics(corpus: Corpus, wanted?: number): Mixture {
  const random = seededRandom(20_140_824);
  const fitted = fittedDocuments(corpus);
  const narrow = Math.max(
    Math.min(64, Math.ceil(fitted.length / 8)),
    Math.min((wanted ?? 0) * 2, fitted.length),
    2,
  );
  const mixture = emptyMixture(corpus, narrow);
  scatter(mixture, corpus, fitted, random);
  for (let pass = 0; pass < softPasses; pass++)
    gibbsPass(mixture, corpus, fitted, random, firstWarmth * Math.max(0, 1 - pass / warmPasses));
  for (let pass = 0; pass < hardPasses; pass++) gibbsPass(mixture, corpus, fitted);

  const most = Math.max(2, Math.min(30, Math.round(Math.sqrt(fitted.length))));
  const merged = mergeTopics(
    mixture,
    wanted === undefined
      ? { cost: mergeCost, most, least: 1 }
      : { cost: 0, most: wanted, least: wanted },
  );
  const topics = Math.max(1, ...merged.map((k) => k + 1));
  const refined = mixtureFrom(
    corpus,
    topics,
    mixture.topicOf.map((k) => (k < 0 ? -1 : merged[k]!)),
  );
  for (let pass = 0; pass < refiningPasses; pass++) gibbsPass(refined, corpus, fitted, random);
  for (let pass = 0; pass < refiningPasses; pass++) gibbsPass(refined, corpus, fitted);
  foldIn(refined, corpus);
  return refined;
}

/** Documents that hold words, thinned evenly to the limit. */
function fittedDocuments(corpus: Corpus): Int32Array {
  const all: number[] = [];
  for (let d = 0; d < corpus.size; d++) if (corpus.starts[d] !== corpus.starts[d + 1]) all.push(d);
  if (all.length <= fitLimit) return Int32Array.from(all);
  return Int32Array.from(
    { length: fitLimit },
    (_, i) => all[Math.floor((i * all.length) / fitLimit)]!,
  );
}

/** Gives every document without a topic its likeliest one, without changing the topics. */
function foldIn(mixture: Mixture, corpus: Corpus) {
  const scores = new Float64Array(mixture.topics);
  for (let d = 0; d < corpus.size; d++) {
    if (mixture.topicOf[d]! >= 0 || corpus.starts[d] === corpus.starts[d + 1]) continue;
    score(mixture, corpus, d, scores);
    mixture.topicOf[d] = likeliest(scores);
  }
}
