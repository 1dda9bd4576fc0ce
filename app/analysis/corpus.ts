import type { Tokens } from "~/app/analysis/segment";

/**
 * Documents as sets of words. Presence, not frequency: in a comment a word said twice is no more
 * a sign of its subject than a word said once.
 */
export type Corpus = {
  /** Number of documents. */
  size: number;
  vocabulary: string[];
  /** Document `d` holds the words `words[starts[d] … starts[d + 1])`, ascending. */
  starts: Int32Array;
  words: Int32Array;
  /** How many times a document counts; near-duplicates are one document of a larger weight. */
  weights: Int32Array;
};

const minDocuments = 2;
const maxShare = 0.15;
const maxVocabulary = 30_000;

/**
 * The words that can separate topics: those of at least two documents and at most 15 % of them.
 * With few documents the share is widened, so that a theme of a third of 60 comments keeps its word.
 */
export function buildCorpus(tokens: Tokens, weights: Int32Array): Corpus {
  const size = tokens.starts.length - 1;
  const { ids, starts, lexicon, telling } = tokens;
  const frequency = new Int32Array(lexicon.length);
  const lastSeen = new Int32Array(lexicon.length).fill(-1);
  for (let d = 0; d < size; d++)
    for (let t = starts[d]!; t < starts[d + 1]!; t++) {
      const id = ids[t]!;
      if (lastSeen[id] === d) continue;
      lastSeen[id] = d;
      frequency[id]!++;
    }

  const ceiling = Math.max(size * maxShare, Math.min(size * 0.4, 60));
  let kept: number[] = [];
  for (let id = 1; id < lexicon.length; id++)
    if (telling[id] && frequency[id]! >= minDocuments && frequency[id]! <= ceiling) kept.push(id);
  if (kept.length > maxVocabulary)
    kept = kept
      .sort((a, b) => frequency[b]! - frequency[a]! || a - b)
      .slice(0, maxVocabulary)
      .sort((a, b) => a - b);

  const wordOf = new Int32Array(lexicon.length).fill(-1);
  kept.forEach((id, word) => {
    wordOf[id] = word;
  });

  const documentStarts = new Int32Array(size + 1);
  const words = new Int32Array(ids.length);
  let length = 0;
  lastSeen.fill(-1);
  for (let d = 0; d < size; d++) {
    documentStarts[d] = length;
    for (let t = starts[d]!; t < starts[d + 1]!; t++) {
      const id = ids[t]!;
      if (wordOf[id]! < 0 || lastSeen[id] === d) continue;
      lastSeen[id] = d;
      words[length++] = wordOf[id]!;
    }
    words.subarray(documentStarts[d]!, length).sort();
  }
  documentStarts[size] = length;
  return {
    size,
    vocabulary: kept.map((id) => lexicon[id]!),
    starts: documentStarts,
    words: words.slice(0, length),
    weights,
  };
}
