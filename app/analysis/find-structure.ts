import type { Topic } from "~/app/analysis/analysis";
import { type Chunk, chunkBits, chunkSize, positionsOf, textAt } from "~/app/analysis/chunk";
import { buildCorpus, type Corpus } from "~/app/analysis/corpus";
import { type Distinct, distinctTexts } from "~/app/analysis/distinct-texts";
import { parentsOf, wordsByTopic } from "~/app/analysis/hierarchy";
import type { DuplicateGroup } from "~/app/analysis/join-groups";
import { type Apart, withoutAlone, withoutDissolved } from "~/app/analysis/keep-apart";
import { keyPhrases, labelTopics } from "~/app/analysis/labels";
import { lexiconOf } from "~/app/analysis/lexicon";
import { firstOfSame, linkTasks } from "~/app/analysis/link-texts";
import { betas } from "~/app/analysis/mixture";
import { gatherDuplicates, middleIn } from "~/app/analysis/near-duplicates";
import { collectPhrases } from "~/app/analysis/phrases";
import { representativesOf, speaksFor, wordsOf, wordsOfComment } from "~/app/analysis/reasons";
import { joinTokens, type Tokens } from "~/app/analysis/segment";
import { sharedInts } from "~/app/analysis/shared-memory";
import { each, type Working } from "~/app/analysis/tasks";
import type { Assigned, TopicModel } from "~/app/analysis/topic-model";
import { areFineEnough, joinTopics } from "~/app/analysis/topics";

/** Under this many comments topics would be pretence. */
export const fewestForTopics = 30;
/**
 * Documents that topics are fitted on, the chains whose findings are joined because one alone gives
 * now this, now that, and the documents of each chain; the others are taken in by what was learnt.
 * Among very many, fewer say as much.
 */
const ordinaryFit = { documents: 32_000, chains: 8, ofChain: 15_000 };
const fitOfMany = { documents: 16_000, chains: 4, ofChain: 8_000 };
const many = 64_000;
/** Texts that labels are taken from; more would not change them. */
const phraseSample = 6000;
const keyPhrasesShown = 20;
const textsToSegment = 2048;
/** At most this share of the documents may be "other" for a thin margin. */
const otherShare = 0.05;
const thinMargin = 0.25;

/** Told after each stage, so that a caller with a clock can time it; the analysis has none. */
export type StageListener = (stage: string) => void;

export type StructureOptions = {
  topics?: number;
  dictionary?: readonly string[];
  /** Whether the words behind each assignment are wanted. */
  reasons?: boolean;
  apart?: Apart;
};

/** What was found, by positions of comments. */
export type Structure = {
  mode: "topics" | "list";
  /** Largest first. */
  topics: (Omit<Topic, "id" | "representatives"> & { representatives: number[] })[];
  /** Topic (1 …) of each position, 0 for none. */
  topicAt: Int32Array;
  /** Largest first; `template` is one of `members`. */
  groups: DuplicateGroup[];
  /** Group (1 …) of each position, 0 for none. */
  groupAt: Int32Array;
  keyPhrases: { phrase: string; count: number }[];
  /** The words that put the comment where it is, most telling first. */
  becauseAt: (position: number) => string[];
};

/**
 * Finds near-identical comments and topics. Work that can be shared is handed out; what comes of it
 * does not depend on who does it.
 */
export function* findStructure(
  chunks: Chunk[],
  options: StructureOptions,
  onStage: StageListener,
): Working<Structure> {
  const first = firstOfSame(chunks);
  yield* each("link", [...Array(linkTasks).keys()], {
    chunks,
    first,
    dictionary: options.dictionary ?? [],
  });
  const matches = yield* each("match", [...chunks.keys()]);
  const found = gatherDuplicates(chunks, first, matches);
  const middle = middleIn(chunks);
  // What was taken apart is answered one by one; what it is about is the same as before.
  const alike = options.apart ? withoutAlone(found, options.apart, middle) : found;
  const groups = options.apart ? withoutDissolved(alike, options.apart, middle) : alike;
  onStage("near-duplicates");

  const distinct = distinctTexts(chunks, alike, groups);
  const fit = distinct.positions.length > many ? fitOfMany : ordinaryFit;
  const fitted = evenSample(distinct.positions, fit.documents);
  const parts: Int32Array[] = [];
  for (let from = 0; from < fitted.length; from += textsToSegment)
    parts.push(fitted.slice(from, from + textsToSegment));
  const tokens = joinTokens(yield* each("segment", parts));
  onStage("segment");

  const context = { chunks, groups, distinct, fitted, tokens, fit };
  return positionsOf(chunks).length < fewestForTopics
    ? asList(context)
    : yield* asTopics(context, options, onStage);
}

type Context = {
  chunks: Chunk[];
  groups: DuplicateGroup[];
  distinct: Distinct;
  /** Positions of the texts that were segmented. */
  fitted: Int32Array;
  tokens: Tokens;
  fit: typeof ordinaryFit;
};

function asList({ chunks, groups, distinct, fitted, tokens }: Context): Structure {
  const phrases = collectPhrases(tokens, Int32Array.from(fitted.keys()), 1);
  const copies = Int32Array.from(fitted, (position) => distinct.copies[position]!);
  return {
    mode: "list",
    topics: [],
    topicAt: new Int32Array(chunks.length * chunkSize),
    groups,
    groupAt: distinct.groupAt,
    keyPhrases: keyPhrases(phrases, copies, keyPhrasesShown),
    becauseAt: () => [],
  };
}

function* asTopics(
  { chunks, groups, distinct, fitted, tokens, fit }: Context,
  options: StructureOptions,
  onStage: StageListener,
): Working<Structure> {
  // A campaign speaks louder than one comment, but not a thousand times louder.
  const weights = Int32Array.from(
    fitted,
    (position) => 1 + Math.floor(Math.log2(distinct.copies[position]!)),
  );
  const corpus = buildCorpus(tokens, weights);
  onStage("corpus");
  const divisions = yield* divide(corpus, fit, options.topics);
  onStage("chains");
  const { mixture, telling, isTelling } = joinTopics(corpus, divisions, options.topics);
  onStage("topics");

  const documentAt = sharedInts(chunks.length * chunkSize).fill(-1);
  fitted.forEach((position, d) => {
    documentAt[position] = d;
  });
  const model: TopicModel = {
    corpus,
    lexicon: lexiconOf(tokens, corpus),
    documentAt,
    standsFor: distinct.standsFor,
    mixture,
    telling,
    isTelling,
    reasons: options.reasons === true,
  };
  const assigned = yield* each("assign", [...chunks.keys()], { model });
  onStage("assign");

  const decided = decidedTopics(distinct.positions, assigned);
  const sizes = new Int32Array(mixture.topics);
  for (const position of distinct.positions)
    if (decided[position]! >= 0) sizes[decided[position]!]! += distinct.copies[position]!;
  const order = [...sizes.keys()]
    .filter((topic) => sizes[topic]! > 0)
    .sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  const placeOf = new Int32Array(mixture.topics).fill(-1);
  order.forEach((topic, index) => {
    placeOf[topic] = index;
  });
  const members: number[][] = order.map(() => []);
  fitted.forEach((position, d) => {
    if (decided[position]! >= 0) members[placeOf[decided[position]!]!]!.push(d);
  });

  const sample = evenSample(Int32Array.from(fitted.keys()), phraseSample);
  const labels = labelTopics(
    collectPhrases(tokens, sample),
    sample.map((d) => (decided[fitted[d]!]! < 0 ? -1 : placeOf[decided[fitted[d]!]!]!)),
    order.length,
  );
  const speaks = speaksFor(mixture);
  const parents = parentsOf(wordsByTopic(mixture, order));
  const topics = order.map((topic, index) => ({
    label: labels[index]!,
    parent: parents[index]!,
    words: wordsOf(mixture, corpus, speaks, topic),
    size: sizes[topic]!,
    representatives: representativesOf(mixture, corpus, speaks, topic, members[index]!).map(
      (d) => fitted[d]!,
    ),
  }));
  const topicAt = distinct.standsFor.map((template) =>
    template < 0 || decided[template]! < 0 ? 0 : placeOf[decided[template]!]! + 1,
  );
  const becauseAt = (position: number): string[] => {
    if (topicAt[position] === 0) return [];
    const template = distinct.standsFor[position]!;
    const { because } = assigned[template >> chunkBits]!;
    const from = (template & (chunkSize - 1)) * wordsOfComment;
    const words = Array.from(because.subarray(from, from + wordsOfComment))
      .filter((word) => word >= 0)
      .map((word) => corpus.vocabulary[word]!);
    if (distinct.copies[template] === 1) return words;
    // A member of a campaign is explained by those words of its template that it holds itself.
    const text = textAt(chunks, position).toLowerCase();
    return words.filter((word) => text.includes(word));
  };
  onStage("labels");
  return {
    mode: "topics",
    topics,
    topicAt,
    groups,
    groupAt: distinct.groupAt,
    keyPhrases: [],
    becauseAt,
  };
}

/** Divided anew with less smoothing where the divisions are too coarse for the topics asked for. */
function* divide(corpus: Corpus, fit: typeof ordinaryFit, wanted = 0): Working<Int32Array[]> {
  let divisions: Int32Array[] = [];
  for (const beta of betas) {
    const given = { of: fit.chains, limit: fit.ofChain, beta, wanted };
    const numbers = Array.from({ length: fit.chains }, (_, chain) => ({ chain, ...given }));
    divisions = yield* each("fit", numbers, { corpus });
    if (areFineEnough(divisions, wanted)) break;
  }
  return divisions;
}

/** Topic at each position that stands for itself; −1: no words, or too thin a margin to decide. */
function decidedTopics(positions: Int32Array, assigned: readonly Assigned[]): Int32Array {
  const topicAt = new Int32Array(assigned.length * chunkSize).fill(-1);
  const marginAt = (position: number) =>
    assigned[position >> chunkBits]!.margins[position & (chunkSize - 1)]!;
  const thin: number[] = [];
  for (const position of positions) {
    const topic = assigned[position >> chunkBits]!.topics[position & (chunkSize - 1)]!;
    topicAt[position] = topic;
    if (topic >= 0 && marginAt(position) < thinMargin) thin.push(position);
  }
  thin.sort((a, b) => marginAt(a) - marginAt(b) || a - b);
  for (const position of thin.slice(0, Math.floor(positions.length * otherShare)))
    topicAt[position] = -1;
  return topicAt;
}

function evenSample(list: Int32Array, most: number): Int32Array {
  const count = Math.min(list.length, most);
  return Int32Array.from({ length: count }, (_, i) => list[Math.floor((i * list.length) / count)]!);
}
