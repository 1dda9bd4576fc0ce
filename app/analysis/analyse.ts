import type { Analysis, AnalysisInput, AnalysisOptions, Campaign } from "~/app/analysis/analysis";
import { withoutPersonalData } from "~/app/analysis/clean";
import { buildCorpus } from "~/app/analysis/corpus";
import type { DuplicateGroup } from "~/app/analysis/join-groups";
import { keyPhrases, labelTopics } from "~/app/analysis/labels";
import { nearDuplicates } from "~/app/analysis/near-duplicates";
import { collectPhrases } from "~/app/analysis/phrases";
import {
  becauseOf,
  decidedTopics,
  reasonsOf,
  representativesOf,
  wordsOf,
} from "~/app/analysis/reasons";
import { segment, type Tokens } from "~/app/analysis/segment";
import { findTopics } from "~/app/analysis/topics";

/** Under this many comments topics would be pretence. */
export const fewestForTopics = 30;
/** Texts that labels are taken from; more would not change them. */
const phraseSample = 6000;
const keyPhrasesShown = 20;

/** Told after each stage, so that a caller with a clock can time it; the analysis has none. */
export type StageListener = (stage: string) => void;

/** The distinct texts: near-identical comments are one document, counted by its copies. */
type Distinct = {
  /** Position in the input of each document. */
  positions: number[];
  /** Document of each comment. */
  documentOf: Int32Array;
  /** Comments behind each document. */
  copies: Int32Array;
};

/**
 * Sorts comments into topics with labels, words and reasons, and finds campaigns of near-identical
 * ones. The same comments in the same order give the same result; nothing outside is read.
 */
export function analyse(
  comments: readonly AnalysisInput[],
  options: AnalysisOptions = {},
  onStage: StageListener = () => {},
): Analysis {
  const texts = comments.map((comment) => withoutPersonalData(comment.text));
  onStage("clean");
  const groups = nearDuplicates(texts);
  const campaigns = groups.map((group, index) => campaignFrom(group, index + 1, comments));
  const campaignOf = new Int32Array(comments.length);
  groups.forEach((group, index) => {
    for (const member of group.members) campaignOf[member] = index + 1;
  });
  onStage("near-duplicates");

  const distinct = distinctTexts(comments.length, groups);
  const tokens = segment(
    distinct.positions.map((position) => texts[position]!),
    options.dictionary,
  );
  onStage("segment");

  const context = { comments, texts, distinct, tokens, campaigns, campaignOf };
  return comments.length < fewestForTopics ? asList(context) : asTopics(context, options, onStage);
}

type Context = {
  comments: readonly AnalysisInput[];
  texts: readonly string[];
  distinct: Distinct;
  tokens: Tokens;
  campaigns: Campaign[];
  /** Campaign of each comment, 0 for none. */
  campaignOf: Int32Array;
};

function asList({ comments, distinct, tokens, campaigns, campaignOf }: Context): Analysis {
  const phrases = collectPhrases(tokens, Int32Array.from(distinct.positions.keys()), 1);
  return {
    mode: "list",
    topics: [],
    assignments: comments.map((comment, position) => ({
      id: comment.id,
      topic: null,
      because: [],
      campaign: campaignOf[position] || null,
    })),
    campaigns,
    keyPhrases: keyPhrases(phrases, distinct.copies, keyPhrasesShown),
  };
}

function asTopics(context: Context, options: AnalysisOptions, onStage: StageListener): Analysis {
  const { comments, texts, distinct, tokens, campaigns, campaignOf } = context;
  // A campaign speaks louder than one comment, but not a thousand times louder.
  const weights = distinct.copies.map((copies) => 1 + Math.floor(Math.log2(copies)));
  const corpus = buildCorpus(tokens, weights);
  onStage("corpus");
  const mixture = findTopics(corpus, options.topics);
  onStage("topics");

  const reasons = reasonsOf(mixture, corpus);
  const decided = decidedTopics(mixture, reasons);
  const members: number[][] = Array.from({ length: mixture.topics }, () => []);
  const sizes = new Int32Array(mixture.topics);
  decided.forEach((topic, d) => {
    if (topic < 0) return;
    members[topic]!.push(d);
    sizes[topic]! += distinct.copies[d]!;
  });
  const order = [...sizes.keys()]
    .filter((topic) => sizes[topic]! > 0)
    .sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  const numberOf = new Map(order.map((topic, index) => [topic, index + 1]));

  const sample = evenSample(corpus.size, phraseSample);
  const position = new Int32Array(mixture.topics).fill(-1);
  order.forEach((topic, index) => {
    position[topic] = index;
  });
  const labels = labelTopics(
    collectPhrases(tokens, sample),
    sample.map((d) => (decided[d]! < 0 ? -1 : position[decided[d]!]!)),
    order.length,
  );
  const topics = order.map((topic, index) => ({
    id: index + 1,
    label: labels[index]!,
    words: wordsOf(mixture, corpus, reasons, topic),
    size: sizes[topic]!,
    parent: null,
    representatives: representativesOf(mixture, corpus, reasons, topic, members[topic]!).map(
      (d) => comments[distinct.positions[d]!]!.id,
    ),
  }));

  const because = Array.from(decided, (topic, d) =>
    topic < 0 ? [] : becauseOf(mixture, corpus, reasons, d, topic),
  );
  const assignments = comments.map((comment, i) => {
    const d = distinct.documentOf[i]!;
    const text = texts[i]!.toLowerCase();
    return {
      id: comment.id,
      topic: numberOf.get(decided[d]!) ?? null,
      // A member of a campaign is explained by those words of its template that it holds itself.
      because: because[d]!.filter((word) => distinct.copies[d] === 1 || text.includes(word)),
      campaign: campaignOf[i] || null,
    };
  });
  onStage("labels");
  return { mode: "topics", topics, assignments, campaigns, keyPhrases: [] };
}

function campaignFrom(
  group: DuplicateGroup,
  id: number,
  comments: readonly AnalysisInput[],
): Campaign {
  return {
    id,
    size: group.members.length,
    template: comments[group.template]!.id,
    members: group.members.map((member) => comments[member]!.id),
  };
}

function distinctTexts(size: number, groups: readonly DuplicateGroup[]): Distinct {
  const standsFor = Int32Array.from({ length: size }, (_, position) => position);
  for (const group of groups)
    for (const member of group.members) standsFor[member] = group.template;
  const positions: number[] = [];
  const documentAt = new Int32Array(size).fill(-1);
  standsFor.forEach((template, position) => {
    if (template === position) documentAt[position] = positions.push(position) - 1;
  });
  const copies = new Int32Array(positions.length);
  const documentOf = standsFor.map((template) => documentAt[template]!);
  for (const d of documentOf) copies[d]!++;
  return { positions, documentOf, copies };
}

function evenSample(size: number, most: number): Int32Array {
  const count = Math.min(size, most);
  return Int32Array.from({ length: count }, (_, i) => Math.floor((i * size) / count));
}
