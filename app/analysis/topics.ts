import type { Corpus } from "~/app/analysis/corpus";
import { joinDivisions } from "~/app/analysis/join-divisions";
import { betas, gibbsPass, type Mixture, mixtureFrom, usualBeta } from "~/app/analysis/mixture";
import { seededRandom } from "~/app/analysis/random";
import { tellingWords, withTellingWords, worthOfWords } from "~/app/analysis/telling-words";

/** Loss in nats a token at which two topics count as different subjects. */
const mergeCost = 0.015;
const refiningPasses = 3;
const documentsOfFullWorth = 4000;

export type Topics = {
  /** Counted over all words, to explain by. */
  mixture: Mixture;
  /** Counted over the words that tell topics apart; `isTelling` has 1 for those. */
  telling: Mixture;
  isTelling: Uint8Array;
};

/**
 * The topics of a corpus, from what the chains found (narrow-topics.ts); `wanted` fixes their
 * number, otherwise it follows from the data. The many narrow topics of all chains are joined into
 * broad ones, by the words that tell topics apart, and refined.
 */
export function joinTopics(
  corpus: Corpus,
  divisions: readonly Int32Array[],
  wanted?: number,
): Topics {
  const isTelling = tellingWords(worthOfWords(corpus, divisions), leastWorth(corpus));
  const telling = withTellingWords(corpus, isTelling);
  const refined =
    wanted === undefined
      ? topicsFound(telling, divisions)
      : topicsAskedFor(telling, divisions, wanted);
  return {
    mixture: mixtureFrom(corpus, refined.topics, refined.topicOf),
    telling: refined,
    isTelling,
  };
}

function topicsFound(telling: Corpus, divisions: readonly Int32Array[]): Mixture {
  const most = Math.max(2, Math.min(30, Math.round(Math.sqrt(telling.size))));
  const joined = joinDivisions(telling, divisions, { cost: mergeCost, most, least: 1 });
  const refined = refine(telling, joined);
  return largest(telling, refined, refined.topics - strayTopics(refined));
}

/** Where some would be strays, as many more are formed, and the strays given up. */
function topicsAskedFor(telling: Corpus, divisions: readonly Int32Array[], wanted: number) {
  const joinedTo = (topics: number) =>
    joinDivisions(telling, divisions, { cost: 0, most: topics, least: topics });
  const joined = joinedTo(wanted);
  let stray = 0;
  for (const beta of betas) {
    const refined = refine(telling, joined, { beta, keepTopics: true });
    stray = strayTopics(refined);
    if (stray === 0) return refined;
  }
  const more = refine(telling, joinedTo(wanted + 2 * stray), {
    beta: betas.at(-1)!,
    keepTopics: true,
  });
  return largest(telling, more, wanted);
}

/**
 * What a word must be worth to count, in nats. Headlines of a few words need all they have; of few
 * documents no word can be worth much.
 */
function leastWorth(corpus: Corpus): number {
  return (corpus.short ? 0.3 : 0.7) * Math.min(1, corpus.size / documentsOfFullWorth);
}

/** Documents that lost all their words keep the topic that the divisions gave them. */
function refine(
  telling: Corpus,
  joined: Int32Array,
  { beta = usualBeta, keepTopics = false } = {},
): Mixture {
  const topics = 1 + joined.reduce((most, k) => Math.max(most, k), 0);
  const random = seededRandom(20_131_201);
  const mixture = mixtureFrom(telling, topics, joined, beta);
  const all = Int32Array.from(joined.keys());
  for (let pass = 0; pass < refiningPasses; pass++)
    gibbsPass(mixture, telling, all, { random, keepTopics });
  for (let pass = 0; pass < refiningPasses; pass++)
    gibbsPass(mixture, telling, all, { keepTopics });
  return mixture;
}

/** A topic of less than this share of the documents is a stray handful: they go elsewhere. */
const strayShare = 0.001;

const isStray = (size: number, documents: number) => size < Math.max(2, documents * strayShare);

const strayTopics = ({ topicOf, topics }: Mixture): number =>
  sizesOf(topicOf, topics).filter((size) => isStray(size, topicOf.length)).length;

function sizesOf(topicOf: Int32Array, topics: number): Int32Array {
  const sizes = new Int32Array(topics);
  for (const k of topicOf) if (k >= 0) sizes[k]!++;
  return sizes;
}

/** Topics that are no stray handful in a division, for each topic that is to come of them. */
const divisionsOfTopic = 1.5;

/** Whether the divisions hold enough topics, on average, to make `wanted` of them. */
export function areFineEnough(divisions: readonly Int32Array[], wanted: number): boolean {
  const held = divisions.map((topicOf) => {
    const topics = 1 + topicOf.reduce((most, k) => Math.max(most, k), 0);
    return topics - [...sizesOf(topicOf, topics)].filter((n) => isStray(n, topicOf.length)).length;
  });
  return held.reduce((sum, n) => sum + n, 0) >= divisionsOfTopic * wanted * divisions.length;
}

/** So many topics, the largest; the documents of the others go to the likeliest of them. */
function largest(telling: Corpus, mixture: Mixture, most: number): Mixture {
  const sizes = sizesOf(mixture.topicOf, mixture.topics);
  const kept = [...sizes.keys()]
    .sort((a, b) => sizes[b]! - sizes[a]! || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
  if (kept.length === mixture.topics || kept.length === 0) return mixture;
  const position = new Map(kept.map((k, index) => [k, index]));
  const topicOf = mixture.topicOf.map((k) => position.get(k) ?? -1);
  const stray = Int32Array.from(topicOf.keys()).filter(
    (d) => topicOf[d]! < 0 && mixture.topicOf[d]! >= 0,
  );
  const left = mixtureFrom(telling, kept.length, topicOf, mixture.beta);
  gibbsPass(left, telling, stray);
  return left;
}
