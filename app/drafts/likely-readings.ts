import { CENSORED_WORDS } from "~/app/drafts/censored-words";

/** How a censored word is likely to read: the printed words around the star, and the same in full. */
export type Reading = { quote: string; reading: string };

const LONGEST_WORD = 5;
const HAN = /\p{Script=Han}/u;

/** Every place of a single star in a text that stands among Chinese characters. */
export function starsIn(text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf("*"); at >= 0; at = text.indexOf("*", at + 1)) {
    const alone = text[at - 1] !== "*" && text[at + 1] !== "*";
    if (alone && (HAN.test(text[at - 1] ?? "") || HAN.test(text[at + 1] ?? ""))) places.push(at);
  }
  return places;
}

/** The words around a star: up to two characters on either side, as far as they are Chinese. */
export function aroundStar(text: string, at: number): string {
  let from = at;
  while (from > at - 2 && HAN.test(text[from - 1] ?? "")) from -= 1;
  let to = at + 1;
  while (to < at + 3 && HAN.test(text[to] ?? "")) to += 1;
  return text.slice(from, to);
}

/**
 * Reads censored words by the office's usual ones and by the other words of the same document:
 * what stands between the same two characters elsewhere. Offers, and is never applied by itself.
 * Built once for a document, in time linear in its length; a question costs nothing.
 */
export function readingsOf(document: string): (text: string, at: number) => Reading | null {
  const between = charactersBetween(document);
  return (text, at) => byWord(text, at) ?? byDocument(text, at, between);
}

/** The longest known word that fits over the star. */
function byWord(text: string, at: number): Reading | null {
  let best: { word: string; from: number } | null = null;
  for (let from = Math.max(0, at - LONGEST_WORD + 1); from <= at; from += 1)
    for (const word of WORDS_BY_PLACE[at - from]?.get(text[from === at ? at + 1 : from] ?? "") ??
      [])
      if (word.length > (best?.word.length ?? 1) && fits(word, text, from, at))
        best = { word, from };
  if (!best) return null;
  return { quote: text.slice(best.from, best.from + best.word.length), reading: best.word };
}

function fits(word: string, text: string, from: number, star: number): boolean {
  for (let place = 0; place < word.length; place += 1)
    if (from + place !== star && text[from + place] !== word[place]) return false;
  return true;
}

/** For a star at each place of a word: the words, by their first character that can be read. */
const WORDS_BY_PLACE = Array.from({ length: LONGEST_WORD }, (_, place) => {
  const words = new Map<string, string[]>();
  for (const word of CENSORED_WORDS) {
    if (word.length <= place) continue;
    const seen = word[place === 0 ? 1 : 0]!;
    words.set(seen, [...(words.get(seen) ?? []), word]);
  }
  return words;
});

function charactersBetween(document: string): Map<string, Map<string, number>> {
  const between = new Map<string, Map<string, number>>();
  for (let at = 1; at < document.length - 1; at += 1) {
    const sides = document[at - 1]! + document[at + 1]!;
    if (document[at] === "*" || sides.includes("*") || !HAN.test(sides[0]!)) continue;
    if (!HAN.test(document[at]!) || !HAN.test(sides[1]!)) continue;
    const counts = between.get(sides) ?? new Map<string, number>();
    counts.set(document[at]!, (counts.get(document[at]!) ?? 0) + 1);
    between.set(sides, counts);
  }
  return between;
}

/** Only where the document leaves hardly a doubt: one character, or three times the next. */
function byDocument(
  text: string,
  at: number,
  between: Map<string, Map<string, number>>,
): Reading | null {
  const sides = (text[at - 1] ?? "") + (text[at + 1] ?? "");
  const counts = [...(between.get(sides) ?? [])].sort((one, other) => other[1] - one[1]);
  const [first, second] = counts;
  if (!first || (second && first[1] < 3 * second[1])) return null;
  const quote = text.slice(at - 1, at + 2);
  return { quote, reading: quote.replace("*", first[0]) };
}
