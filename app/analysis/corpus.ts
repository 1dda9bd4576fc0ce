import type { Tokens } from "~/app/analysis/segment";
import { stopWords } from "~/app/analysis/stop-words";

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
  /** The texts are as short as headlines, and hold the characters of their words as well. */
  short: boolean;
};

const minDocuments = 2;
const maxShare = 0.15;
const maxVocabulary = 30_000;

/** Under this many words a text on average, what words share of characters is needed too. */
const wordsOfShortText = 10;

/**
 * The words that can separate topics: those of at least two documents and at most 15 % of them.
 * With few documents the share is widened, so that a theme of a third of 60 comments keeps its word.
 * Texts as short as headlines hold the characters of their words beside the words: 股市, 个股 and
 * 炒股 have 股 in common.
 */
export function buildCorpus(tokens: Tokens, weights: Int32Array): Corpus {
  const corpus = documentsOf(tokens, weights);
  return corpus.words.length < corpus.size * wordsOfShortText
    ? { ...documentsOf(withCharacters(tokens), weights), short: true }
    : corpus;
}

/** The same texts with each word of several characters followed by its characters. */
function withCharacters(tokens: Tokens): Tokens {
  const lexicon = [...tokens.lexicon];
  const telling = [...tokens.telling];
  const numbers = new Map(lexicon.map((word, id) => [word, id]));
  const charactersOf = tokens.lexicon.map((word, id) => {
    if (!tokens.telling[id] || word.length < 2) return [];
    return [...word.matchAll(/[\u3400-\u9fff]/g)].map(([character]) => {
      let own = numbers.get(character);
      if (own === undefined) {
        own = lexicon.push(character) - 1;
        telling.push(stopWords.has(character) ? 0 : 1);
        numbers.set(character, own);
      }
      return own;
    });
  });
  const starts = new Int32Array(tokens.starts.length);
  const ids: number[] = [];
  for (let d = 0; d + 1 < starts.length; d++) {
    for (let t = tokens.starts[d]!; t < tokens.starts[d + 1]!; t++)
      ids.push(tokens.ids[t]!, ...charactersOf[tokens.ids[t]!]!);
    starts[d + 1] = ids.length;
  }
  return { starts, ids: Int32Array.from(ids), lexicon, telling: Uint8Array.from(telling) };
}

function documentsOf(tokens: Tokens, weights: Int32Array): Corpus {
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
    short: false,
  };
}
