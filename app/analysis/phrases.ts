import type { Tokens } from "~/app/analysis/segment";

/** Runs of one to three words that occur in several texts. */
export type Phrases = {
  text: string[];
  /** Token numbers of each phrase. */
  words: number[][];
  wordOf: (id: number) => string;
  /** Number of texts that hold the phrase. */
  count: Int32Array;
  /** Text `i` of those that were read holds `ids[starts[i] … starts[i + 1])`, each once. */
  starts: Int32Array;
  ids: Int32Array;
};

const longest = 3;

/**
 * Collects the phrases of the given texts: no stop word at an edge, no punctuation inside, found
 * in at least `least` texts. A stop word may stand in the middle (医院的收费).
 */
export function collectPhrases(tokens: Tokens, texts: Int32Array, least = 2): Phrases {
  const { lexicon } = tokens;
  const common = wordsOfSeveral(tokens, texts, least);
  const words: number[][] = [];
  const seen: number[] = [];
  const lastSeen: number[] = [];
  const continued = new Map<number, number>();
  const found: number[] = [];
  const foundStarts = new Int32Array(texts.length + 1);

  const phraseOf = (prefix: number, id: number): number => {
    // Prefix −1 is the empty phrase; the key stays far below 2^53.
    const key = (prefix + 1) * lexicon.length + id;
    let phrase = continued.get(key);
    if (phrase === undefined) {
      phrase = words.length;
      continued.set(key, phrase);
      words.push(prefix < 0 ? [id] : [...words[prefix]!, id]);
      seen.push(0);
      lastSeen.push(-1);
    }
    return phrase;
  };

  texts.forEach((d, i) => {
    foundStarts[i] = found.length;
    const end = tokens.starts[d + 1]!;
    for (let t = tokens.starts[d]!; t < end; t++) {
      if (!tokens.telling[tokens.ids[t]!]) continue;
      let phrase = -1;
      for (let length = 0; length < longest && t + length < end; length++) {
        const id = tokens.ids[t + length]!;
        if (!common[id]) break;
        phrase = phraseOf(phrase, id);
        if (!tokens.telling[id] || lastSeen[phrase] === i) continue;
        lastSeen[phrase] = i;
        seen[phrase]!++;
        found.push(phrase);
      }
    }
  });
  foundStarts[texts.length] = found.length;
  return withoutRare({ words, seen, found, foundStarts, least }, lexicon);
}

function withoutRare(
  all: {
    words: number[][];
    seen: number[];
    found: number[];
    foundStarts: Int32Array;
    least: number;
  },
  lexicon: readonly string[],
): Phrases {
  const number = new Int32Array(all.words.length).fill(-1);
  const kept: number[] = [];
  all.seen.forEach((count, phrase) => {
    if (count >= all.least) number[phrase] = kept.push(phrase) - 1;
  });
  const starts = new Int32Array(all.foundStarts.length);
  const ids: number[] = [];
  for (let i = 0; i + 1 < all.foundStarts.length; i++) {
    starts[i] = ids.length;
    for (let f = all.foundStarts[i]!; f < all.foundStarts[i + 1]!; f++) {
      const phrase = number[all.found[f]!]!;
      if (phrase >= 0) ids.push(phrase);
    }
  }
  starts[starts.length - 1] = ids.length;
  return {
    text: kept.map((phrase) => joined(all.words[phrase]!.map((id) => lexicon[id]!))),
    words: kept.map((phrase) => all.words[phrase]!),
    wordOf: (id) => lexicon[id]!,
    count: Int32Array.from(kept, (phrase) => all.seen[phrase]!),
    starts,
    ids: Int32Array.from(ids),
  };
}

/** Break and words of too few texts, with which no phrase can go on. */
function wordsOfSeveral(tokens: Tokens, texts: Int32Array, least: number): Uint8Array {
  const count = new Int32Array(tokens.lexicon.length);
  const lastSeen = new Int32Array(tokens.lexicon.length).fill(-1);
  for (const d of texts)
    for (let t = tokens.starts[d]!; t < tokens.starts[d + 1]!; t++) {
      const id = tokens.ids[t]!;
      if (lastSeen[id] === d) continue;
      lastSeen[id] = d;
      count[id]!++;
    }
  return Uint8Array.from(count, (texts, id) => (id > 0 && texts >= least ? 1 : 0));
}

/** Chinese words stand together, Latin ones keep their space. */
function joined(words: readonly string[]): string {
  return words.reduce((text, word) =>
    /[a-z0-9]$/.test(text) && /^[a-z0-9]/.test(word) ? `${text} ${word}` : text + word,
  );
}
