import type { Phrases } from "~/app/analysis/phrases";

/** A longer phrase stands for a shorter one within it if it keeps this share of its texts. */
const keptByLonger = 0.3;
const longestLabel = 14;
/** Phrases of several words say more than their count. */
const phraseAdvantage = 2;
/** A label speaks for its topic: at least this share of the texts says it, and at least two. */
const spokenBy = 0.1;
/** Headlines of one subject share few words: where nothing is said by so many, by these few. */
const spokenByFew = 0.02;
const fewCandidates = 3;
const candidatesLooked = 30;
const candidatesKept = 300;

type Candidate = { phrase: number; count: number; score: number };

/**
 * One label for each topic, from the phrases of distinct texts (so that a campaign of a thousand
 * copies speaks once). `topicOfText` runs beside the texts that the phrases were collected from,
 * −1 for texts of no topic. No two topics get the same label.
 */
export function labelTopics(phrases: Phrases, topicOfText: Int32Array, topics: number): string[] {
  const ranked = rankPhrases(phrases, topicOfText, topics);
  const used = new Set<string>();
  return ranked.map((candidates, topic) => {
    const heads = candidates.slice(0, candidatesLooked);
    let label = heads[0] ? phrases.text[heads[0].phrase]! : `主题 ${topic + 1}`;
    for (const head of heads) {
      const text = labelFrom(head, candidates, phrases);
      if (used.has(text)) continue;
      label = text;
      break;
    }
    used.add(label);
    return label;
  });
}

/** Count × log-odds against the other topics, the best first. */
function rankPhrases(phrases: Phrases, topicOfText: Int32Array, topics: number): Candidate[][] {
  const size = new Int32Array(topics);
  const texts: number[][] = Array.from({ length: topics }, () => []);
  topicOfText.forEach((topic, i) => {
    if (topic < 0) return;
    size[topic]!++;
    texts[topic]!.push(i);
  });
  const all = size.reduce((sum, n) => sum + n, 0);
  const count = new Int32Array(phrases.text.length);
  return texts.map((members, topic) => {
    const touched: number[] = [];
    for (const i of members)
      for (let f = phrases.starts[i]!; f < phrases.starts[i + 1]!; f++) {
        const phrase = phrases.ids[f]!;
        if (count[phrase]!++ === 0) touched.push(phrase);
      }
    const ranked = touched
      .map((phrase) => {
        const inside = count[phrase]!;
        const outside = Math.max(0, phrases.count[phrase]! - inside);
        const odds = Math.log(
          (inside + 0.5) / (size[topic]! + 1) / ((outside + 0.5) / (all - size[topic]! + 1)),
        );
        const fullness = phrases.words[phrase]!.length > 1 ? phraseAdvantage : 1;
        return { phrase, count: inside, score: inside * (topics > 1 ? odds : 1) * fullness };
      })
      .filter((c) => c.score > 0 && c.count >= 2 && isReadable(c.phrase, phrases))
      .sort((a, b) => b.score - a.score || a.phrase - b.phrase);
    for (const phrase of touched) count[phrase] = 0;
    const spoken = (share: number) => ranked.filter((c) => c.count >= share * size[topic]!);
    const candidates = spoken(spokenBy);
    return (candidates.length < fewCandidates ? spoken(spokenByFew) : candidates).slice(
      0,
      candidatesKept,
    );
  });
}

/** A phrase whose ends are words, not the single characters that a name was cut into. */
function isReadable(phrase: number, phrases: Phrases): boolean {
  const edges = [phrases.words[phrase]![0]!, phrases.words[phrase]!.at(-1)!];
  return edges.every((id) => phrases.wordOf(id).length >= 2);
}

/** The phrase `start`, lengthened where it may be, and a second one that adds to it. */
function labelFrom(start: Candidate, candidates: readonly Candidate[], phrases: Phrases): string {
  const head = lengthened(start, candidates, phrases);
  const text = phrases.text[head.phrase]!;
  for (const candidate of candidates.slice(0, candidatesLooked)) {
    const second = lengthened(candidate, candidates, phrases);
    const other = phrases.text[second.phrase]!;
    const repeats = [...phrases.words[second.phrase]!].some((id) => {
      const word = phrases.wordOf(id);
      return phrases.words[head.phrase]!.some((own) => overlap(phrases.wordOf(own), word));
    });
    if (!repeats && text.length + other.length < longestLabel) return `${text}、${other}`;
  }
  return text;
}

/** Two words that share a pair of characters say much the same (小区, 小区业主). */
function overlap(a: string, b: string): boolean {
  for (let i = 0; i + 1 < a.length; i++) if (b.includes(a.slice(i, i + 2))) return true;
  return a === b;
}

function lengthened(
  start: Candidate,
  candidates: readonly Candidate[],
  phrases: Phrases,
): Candidate {
  let best = start;
  for (;;) {
    const words = phrases.words[best.phrase]!;
    const longer = candidates
      .filter(
        (c) =>
          c.count >= keptByLonger * start.count &&
          phrases.text[c.phrase]!.length <= longestLabel &&
          phrases.words[c.phrase]!.length > words.length &&
          holds(phrases.words[c.phrase]!, words),
      )
      .reduce<Candidate | undefined>(
        (a, b) => (a === undefined || b.count > a.count ? b : a),
        undefined,
      );
    if (longer === undefined) return best;
    best = longer;
  }
}

function holds(longer: readonly number[], words: readonly number[]): boolean {
  return longer.some((_, from) => words.every((word, i) => longer[from + i] === word));
}

/**
 * Phrases that occur in several texts, most frequent first; one that lies within a longer phrase
 * of nearly the same texts, or says mostly what one before it said, is left out. `weights` counts the copies of each text.
 */
export function keyPhrases(
  phrases: Phrases,
  weights: Int32Array,
  most: number,
): { phrase: string; count: number }[] {
  const count = new Int32Array(phrases.text.length);
  for (let i = 0; i + 1 < phrases.starts.length; i++)
    for (let f = phrases.starts[i]!; f < phrases.starts[i + 1]!; f++)
      count[phrases.ids[f]!]! += weights[i]!;
  const ranked = [...count.keys()]
    .filter((phrase) => count[phrase]! >= 2 && phrases.text[phrase]!.length >= 2)
    .sort(
      (a, b) => count[b]! - count[a]! || phrases.text[b]!.length - phrases.text[a]!.length || a - b,
    );
  const kept: number[] = [];
  for (const phrase of ranked) {
    if (kept.length >= most) break;
    const within =
      ranked.some(
        (other) =>
          phrases.words[other]!.length > phrases.words[phrase]!.length &&
          count[other]! >= 0.7 * count[phrase]! &&
          holds(phrases.words[other]!, phrases.words[phrase]!),
      ) ||
      kept.some((other) => {
        const own = new Set(phrases.words[other]!);
        const common = phrases.words[phrase]!.filter((id) => own.has(id)).length;
        return common * 2 > phrases.words[phrase]!.length;
      });
    if (!within) kept.push(phrase);
  }
  return kept.map((phrase) => ({ phrase: phrases.text[phrase]!, count: count[phrase]! }));
}
