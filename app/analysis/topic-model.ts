import { type Chunk, chunkSize } from "~/app/analysis/chunk";
import type { Corpus } from "~/app/analysis/corpus";
import { cutterOf, type Lexicon } from "~/app/analysis/lexicon";
import { likeliest, type Mixture, scoreWords } from "~/app/analysis/mixture";
import { becauseOf, speaksFor, wordsOfComment } from "~/app/analysis/reasons";

/** The topics that were found, ready to take in any further text. */
export type TopicModel = {
  corpus: Corpus;
  lexicon: Lexicon;
  /** The document of the corpus at each position, −1 for a text that was not fitted. */
  documentAt: Int32Array;
  /** The position of the text that stands for each: itself, or the template of its group. */
  standsFor: Int32Array;
  /** Counted over all words: how surely, and why. */
  mixture: Mixture;
  /** Counted over the words that tell topics apart: which topic. */
  telling: Mixture;
  /** 1 for those words. */
  isTelling: Uint8Array;
  /** Whether the words behind each topic are wanted. */
  reasons: boolean;
};

/** The topics of the texts of one chunk that stand for themselves. */
export type Assigned = {
  /** −1: no words. −2: another text stands for this one. */
  topics: Int32Array;
  /** Distance in log-posterior to the second topic, in nats. */
  margins: Float32Array;
  /** The words behind the topic of text `i`, most telling first: `because[5 i … 5 i + 5)`, −1 for none. */
  because: Int32Array;
};

export function assignTopics(chunks: readonly Chunk[], model: TopicModel, c: number): Assigned {
  const { corpus, documentAt, standsFor, mixture, telling, isTelling } = model;
  const { size, units, starts } = chunks[c]!;
  const cutter = cutterOf(model.lexicon, corpus.vocabulary.length);
  const scores = new Float64Array(mixture.topics);
  const tellingWords = new Int32Array(corpus.vocabulary.length);
  const topics = new Int32Array(size).fill(-2);
  const margins = new Float32Array(size);
  const because = new Int32Array(model.reasons ? size * wordsOfComment : 0).fill(-1);
  const speaks = speaksFor(mixture);
  for (let i = 0; i < size; i++) {
    const position = c * chunkSize + i;
    if (standsFor[position] !== position) continue;
    const d = documentAt[position]!;
    let words = cutter.words;
    let from = 0;
    let to: number;
    if (d >= 0) {
      words = corpus.words;
      from = corpus.starts[d]!;
      to = corpus.starts[d + 1]!;
      topics[i] = mixture.topicOf[d]!;
    } else {
      to = cutter.cut(units, starts[i]!, starts[i + 1]!);
      topics[i] = to === 0 ? -1 : topicOfWords(to);
    }
    const topic = topics[i]!;
    if (topic < 0) continue;
    margins[i] = marginOf(words, from, to, topic);
    if (model.reasons)
      becauseOf(mixture, speaks, words.subarray(from, to), topic).forEach((word, n) => {
        because[i * wordsOfComment + n] = word;
      });
  }

  /** The likeliest topic of the first `count` words of the cutter, by those that tell, if any. */
  function topicOfWords(count: number): number {
    let length = 0;
    for (let n = 0; n < count; n++)
      if (isTelling[cutter.words[n]!]) tellingWords[length++] = cutter.words[n]!;
    if (length > 0) scoreWords(telling, tellingWords, 0, length, scores);
    else scoreWords(mixture, cutter.words, 0, count, scores);
    return likeliest(scores);
  }

  function marginOf(words: Int32Array, from: number, to: number, topic: number): number {
    if (mixture.topics === 1) return Number.POSITIVE_INFINITY;
    scoreWords(mixture, words, from, to, scores);
    const own = scores[topic]!;
    scores[topic] = Number.NEGATIVE_INFINITY;
    return Math.max(0, own - scores[likeliest(scores)]!);
  }
  return { topics, margins, because };
}
