import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict";
import { stopWords } from "~/app/analysis/stop-words";

/**
 * Texts as runs of token numbers. Number 0 is a break (punctuation, end of line): no phrase
 * reaches across it. Stop words stay in the runs, because phrases need to know what stood between.
 */
export type Tokens = {
  /** Text `i` holds `ids[starts[i] … starts[i + 1])`. */
  starts: Int32Array;
  ids: Int32Array;
  /** The word of each token number; entry 0 is empty. */
  lexicon: string[];
  /** 1 for a word that can tell something about a subject. */
  telling: Uint8Array;
};

/** Characters given to the segmenter at once: the call costs more than the work on a short text. */
const batchLength = 1 << 16;

let ordinary: Jieba | undefined;
let latest: { words: string; jieba: Jieba } | undefined;

function segmenter(dictionary: readonly string[]): Jieba {
  const words = [...new Set(dictionary.map((word) => word.replace(/\s+/g, "")))].filter((word) =>
    /^[\u3400-\u9fffA-Za-z0-9]{2,24}$/.test(word),
  );
  if (words.length === 0) {
    ordinary ??= Jieba.withDict(dict);
    return ordinary;
  }
  // A segmenter of its own: the words of one draft must not leak into the next analysis.
  const own = words.map((word) => `${word} 200000 nz\n`).join("");
  if (latest?.words !== own) {
    latest = { words: own, jieba: Jieba.withDict(dict) };
    latest.jieba.loadDict(Buffer.from(own));
  }
  return latest.jieba;
}

/** Cuts every text into words; `dictionary` holds words that are kept whole. */
export function segment(texts: readonly string[], dictionary: readonly string[] = []): Tokens {
  const jieba = segmenter(dictionary);
  const starts = new Int32Array(texts.length + 1);
  let ids = new Int32Array(1024);
  let length = 0;
  const lexicon = [""];
  const telling: number[] = [0];
  const numbers = new Map<string, number>();

  const push = (id: number) => {
    if (length === ids.length) {
      const larger = new Int32Array(ids.length * 2);
      larger.set(ids);
      ids = larger;
    }
    ids[length++] = id;
  };

  const numberOf = (token: string): number => {
    let id = numbers.get(token);
    if (id === undefined) {
      const word = token.toLowerCase();
      if (!/[\p{L}\p{N}]/u.test(word)) id = 0;
      else if (word !== token) id = numberOf(word);
      else {
        id = lexicon.length;
        lexicon.push(word);
        telling.push(tellsSomething(word) ? 1 : 0);
      }
      numbers.set(token, id);
    }
    return id;
  };

  for (let from = 0; from < texts.length; ) {
    let to = from;
    let size = 0;
    while (to < texts.length && (to === from || size + texts[to]!.length < batchLength)) {
      size += texts[to]!.length;
      to++;
    }
    const batch = texts.slice(from, to).map((text) => text.replace(/\s+/g, " "));
    let text = from;
    starts[text] = length;
    for (const token of jieba.cut(batch.join("\n"), true)) {
      if (token === "\n") {
        push(0);
        starts[++text] = length;
      } else push(numberOf(token));
    }
    push(0);
    starts[++text] = length;
    if (text !== to) throw new Error(`segmenter gave ${text - from} texts for ${to - from}`);
    from = to;
  }
  return { starts, ids: ids.subarray(0, length), lexicon, telling: Uint8Array.from(telling) };
}

/** The tokens of one text after the other, numbered as if all had been cut at once. */
export function joinTokens(parts: readonly Tokens[]): Tokens {
  const lexicon = [""];
  const telling = [0];
  const numbers = new Map<string, number>([["", 0]]);
  const sum = (count: (part: Tokens) => number) => parts.reduce((n, part) => n + count(part), 0);
  const starts = new Int32Array(sum((part) => part.starts.length - 1) + 1);
  const ids = new Int32Array(sum((part) => part.ids.length));
  let texts = 0;
  let length = 0;
  for (const part of parts) {
    const numberOf = Int32Array.from(part.lexicon, (word, id) => {
      let number = numbers.get(word);
      if (number === undefined) {
        number = lexicon.push(word) - 1;
        telling.push(part.telling[id]!);
        numbers.set(word, number);
      }
      return number;
    });
    for (let t = 0; t + 1 < part.starts.length; t++) starts[texts++] = length + part.starts[t]!;
    for (const id of part.ids) ids[length++] = numberOf[id]!;
  }
  starts[texts] = length;
  return { starts, ids, lexicon, telling: Uint8Array.from(telling) };
}

/** Digits alone, single letters, stop words and counted things (三年, 第五) tell nothing. */
function tellsSomething(word: string): boolean {
  if (stopWords.has(word)) return false;
  if (/[\u3400-\u9fff]/.test(word))
    return !/^第?[一二三四五六七八九十百千万亿两几多数\d]+[个位名件次种条些点年月日号天元岁户级期章节款项]?$/.test(
      word,
    );
  return word.length >= 2 && /\p{L}/u.test(word);
}
