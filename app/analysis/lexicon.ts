import type { Corpus } from "~/app/analysis/corpus";
import { letterOf } from "~/app/analysis/letters";
import type { Tokens } from "~/app/analysis/segment";

/**
 * The words that the segmenter found in the documents that topics were fitted on, so that any
 * number of further texts can be cut into those words alone: of all ways to cut a run of letters
 * the likeliest is taken, by how often each word was found. Plain arrays, to be sent to threads.
 */
export type Lexicon = {
  /** Node of a first letter; 0 for none. */
  roots: Int32Array;
  /** Children by node and letter: an open table. */
  parents: Int32Array;
  letters: Uint16Array;
  children: Int32Array;
  /** Token that ends at each node, −1 for none, and −ln of the share of each token. */
  tokenAt: Int32Array;
  costs: Float32Array;
  /** Token `t` stands for the words `words[starts[t] … starts[t + 1])` of the corpus. */
  starts: Int32Array;
  words: Int32Array;
};

/** −ln of the share that a letter is given which no word begins with. */
const costOfUnknown = 18;

export function lexiconOf(tokens: Tokens, corpus: Corpus): Lexicon {
  const { lexicon, telling } = tokens;
  const found = new Int32Array(lexicon.length);
  for (const id of tokens.ids) found[id]!++;
  const numberOf = new Map(corpus.vocabulary.map((word, number) => [word, number]));
  const starts = new Int32Array(lexicon.length + 1);
  const words: number[] = [];
  lexicon.forEach((word, token) => {
    if (telling[token]) {
      const own = [word];
      if (corpus.short && word.length > 1) own.push(...(word.match(/[\u3400-\u9fff]/g) ?? []));
      for (const part of own) {
        const number = numberOf.get(part);
        if (number !== undefined) words.push(number);
      }
    }
    starts[token + 1] = words.length;
  });

  const letterCount = lexicon.reduce((sum, word) => sum + word.length, 0);
  const size = 2 ** Math.ceil(Math.log2(letterCount * 2 + 2));
  const trie = {
    roots: new Int32Array(0x10000),
    parents: new Int32Array(size),
    letters: new Uint16Array(size),
    children: new Int32Array(size),
    tokenAt: new Int32Array(letterCount + 1).fill(-1),
  };
  let nodes = 1;
  lexicon.forEach((word, token) => {
    if (word === "" || [...word].some((_, i) => letterOf(word.charCodeAt(i)) === 0)) return;
    const first = word.charCodeAt(0);
    if (trie.roots[first] === 0) trie.roots[first] = nodes++;
    let node = trie.roots[first]!;
    for (let i = 1; i < word.length; i++) {
      const letter = word.charCodeAt(i);
      const slot = slotOf(trie, node, letter);
      if (trie.children[slot] === 0) {
        trie.parents[slot] = node;
        trie.letters[slot] = letter;
        trie.children[slot] = nodes++;
      }
      node = trie.children[slot]!;
    }
    trie.tokenAt[node] = token;
  });
  const all = tokens.ids.length;
  const costs = Float32Array.from(found, (count) => Math.log(all + 1) - Math.log(count + 0.5));
  return { ...trie, costs, starts, words: Int32Array.from(words) };
}

function slotOf(
  { parents, letters, children }: Pick<Lexicon, "parents" | "letters" | "children">,
  node: number,
  letter: number,
): number {
  const mask = children.length - 1;
  let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(letter, 0x85ebca6b)) >>> 7;
  slot &= mask;
  while (children[slot] !== 0 && (parents[slot] !== node || letters[slot] !== letter))
    slot = (slot + 1) & mask;
  return slot;
}

export type Cutter = {
  /** Writes the distinct words of `units[from … to)` into `words` and gives their number. */
  cut: (units: Uint16Array, from: number, to: number) => number;
  words: Int32Array;
};

export function cutterOf(lexicon: Lexicon, vocabularySize: number): Cutter {
  const lastSeen = new Int32Array(vocabularySize);
  let run = new Uint16Array(1 << 8);
  let least = new Float64Array(1 << 8);
  let tokens = new Int32Array(1 << 8);
  let ends = new Int32Array(1 << 8);
  let text = 0;
  const words = new Int32Array(vocabularySize);

  const cutRun = (length: number, count: number): number => {
    least[length] = 0;
    for (let i = length - 1; i >= 0; i--) {
      least[i] = costOfUnknown + least[i + 1]!;
      tokens[i] = -1;
      ends[i] = i + 1;
      // Letters and digits in a row are one word, whatever stands within them.
      if (run[i]! < 0x80) {
        if (i + 1 < length && run[i + 1]! < 0x80) {
          least[i] = least[ends[i + 1]!]! + costOfUnknown;
          ends[i] = ends[i + 1]!;
        }
        if (i > 0 && run[i - 1]! < 0x80) continue;
      }
      let node = lexicon.roots[run[i]!]!;
      for (let end = i + 1; node !== 0; end++) {
        const token = lexicon.tokenAt[node]!;
        const whole = run[end - 1]! >= 0x80 || end === length || run[end]! >= 0x80;
        if (token >= 0 && whole) {
          const cost = lexicon.costs[token]! + least[end]!;
          if (cost < least[i]!) {
            least[i] = cost;
            tokens[i] = token;
            ends[i] = end;
          }
        }
        node = end < length ? lexicon.children[slotOf(lexicon, node, run[end]!)]! : 0;
      }
    }
    for (let i = 0; i < length; i = ends[i]!) {
      const token = tokens[i]!;
      if (token < 0) continue;
      for (let w = lexicon.starts[token]!; w < lexicon.starts[token + 1]!; w++) {
        const word = lexicon.words[w]!;
        if (lastSeen[word] === text) continue;
        lastSeen[word] = text;
        words[count++] = word;
      }
    }
    return count;
  };

  const cut = (units: Uint16Array, from: number, to: number) => {
    text++;
    if (to - from >= run.length) {
      run = new Uint16Array((to - from) * 2);
      least = new Float64Array(run.length);
      tokens = new Int32Array(run.length);
      ends = new Int32Array(run.length);
    }
    let count = 0;
    let length = 0;
    for (let i = from; i < to; i++) {
      const letter = letterOf(units[i]!);
      if (letter !== 0) {
        run[length++] = letter;
        continue;
      }
      if (length > 0) count = cutRun(length, count);
      length = 0;
    }
    return length > 0 ? cutRun(length, count) : count;
  };
  return { cut, words };
}
