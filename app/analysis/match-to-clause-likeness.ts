import type { ClauseRead } from "~/app/analysis/match-to-clause-citations";
import { stopWords } from "~/app/analysis/stop-words";

export type Likeness = {
  /** The clause whose words a text shares most, with some of them; null without a clear lead. */
  (text: string): { clause: number; words: string[] } | null;
  /** The clauses that share most with a text, best first: where to look for copied words. */
  near(text: string): number[];
};

/** Pairs of characters that a text must share with a clause, and their weight in nats. */
const LEAST_PAIRS = 3;
const LEAST_WEIGHT = 8;
/** How far ahead of every other clause the first must be. */
const LEAD = 1.35;
const NEAR = 3;
/** More than this of a text is not read: what it is about has been said by then. */
const READ = 4_000;
/** How soon repeated length of a clause stops counting (b of BM25; Robertson & Zaragoza 2009). */
const LENGTH_WEIGHT = 0.5;
const SATURATION = 1.2;

/** Compares by pairs of Chinese characters, weighted by how few clauses hold them (BM25). */
export function likenessTo(clauses: readonly ClauseRead[]): Likeness {
  const holders = new Map<string, number[]>();
  const sizes = clauses.map(({ heading, text }, at) => {
    const pairs = new Set(pairsOf(`${heading}\n${text}`));
    for (const pair of pairs) {
      const list = holders.get(pair);
      if (list) list.push(at);
      else holders.set(pair, [at]);
    }
    return pairs.size;
  });
  const average = sizes.reduce((sum, size) => sum + size, 0) / Math.max(1, sizes.length);
  const worth = (count: number) => Math.log(1 + (clauses.length - count + 0.5) / (count + 0.5));

  const compare = (text: string) => {
    const scores = new Float64Array(clauses.length);
    const shared = new Map<number, string[]>();
    for (const pair of new Set(pairsOf(text.slice(0, READ)))) {
      const list = holders.get(pair);
      // What every fourth clause says tells none of them from the others.
      if (!list || list.length > Math.max(3, clauses.length / 4)) continue;
      for (const at of list) {
        const length = 1 - LENGTH_WEIGHT + (LENGTH_WEIGHT * sizes[at]!) / average;
        scores[at]! += (worth(list.length) * (1 + SATURATION)) / (1 + SATURATION * length);
        const words = shared.get(at);
        if (words) words.push(pair);
        else shared.set(at, [pair]);
      }
    }
    const order = [...shared.keys()].sort((a, b) => scores[b]! - scores[a]! || a - b);
    return { scores, shared, order };
  };

  const likeness = (text: string) => {
    const { scores, shared, order } = compare(text);
    const [first] = order;
    if (first === undefined) return null;
    const pairs = shared.get(first)!;
    if (pairs.length < LEAST_PAIRS || scores[first]! < LEAST_WEIGHT) return null;
    // A clause and what stands below it are no rivals: both are about the same.
    const related = (at: number) =>
      `${clauses[at]!.path}/`.startsWith(`${clauses[first]!.path}/`) ||
      `${clauses[first]!.path}/`.startsWith(`${clauses[at]!.path}/`);
    const rival = order.find((at) => at !== first && !related(at));
    if (rival !== undefined && scores[first]! < LEAD * scores[rival]!) return null;
    const { id, heading, text: own } = clauses[first]!;
    return { clause: id, words: sharedWords(text, `${heading}\n${own}`, pairs) };
  };
  const near = (text: string) =>
    compare(text)
      .order.slice(0, NEAR)
      .map((at) => clauses[at]!.id);
  return Object.assign(likeness, { near });
}

/** Neighbouring Chinese characters, without pairs that are manners or grammar. */
function pairsOf(text: string): string[] {
  const pairs: string[] = [];
  for (const [run] of text.matchAll(/[\u4e00-\u9fff]+/g))
    for (let at = 0; at + 2 <= run.length; at++) {
      const pair = run.slice(at, at + 2);
      if (!stopWords.has(pair)) pairs.push(pair);
    }
  return pairs;
}

/** What text and clause have word for word where they share these pairs, longest first, at most four. */
function sharedWords(text: string, clause: string, pairs: readonly string[]): string[] {
  const counted = new Set(pairs);
  const words = new Set<string>();
  for (let at = 0; at + 2 <= Math.min(text.length, READ); ) {
    let to = at + 2;
    if (!/^[\u4e00-\u9fff]{2}$/.test(text.slice(at, to)) || !clause.includes(text.slice(at, to))) {
      at++;
      continue;
    }
    while (/[\u4e00-\u9fff]/.test(text[to] ?? "") && clause.includes(text.slice(at, to + 1))) to++;
    const word = text.slice(at, to);
    if (pairsOf(word).some((pair) => counted.has(pair))) words.add(word);
    at = to;
  }
  return [...words].sort((a, b) => b.length - a.length).slice(0, 4);
}
