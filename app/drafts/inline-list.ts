/** A list inside a paragraph: the offsets at which its parts begin, and how it is counted. */
export type InlineList = { sign: string; places: number[] };

const NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
const FORMS: { sign: string; ordinals: string[] }[] = [
  { sign: "一是……二是……", ordinals: NUMERALS.map((numeral) => `${numeral}是`) },
  { sign: "第一……第二……", ordinals: NUMERALS.map((numeral) => `第${numeral}，`) },
  { sign: "第一……第二……", ordinals: NUMERALS.map((numeral) => `第${numeral},`) },
  { sign: "第一……第二……", ordinals: NUMERALS.map((numeral) => `第${numeral}、`) },
  { sign: "首先……其次……", ordinals: ["首先", "其次", "再次", "最后"] },
  { sign: "（一）……（二）……", ordinals: NUMERALS.map((numeral) => `（${numeral}）`) },
  { sign: "（1）……（2）……", ordinals: NUMERALS.map((_, at) => `（${at + 1}）`) },
  { sign: "(1)……(2)……", ordinals: NUMERALS.map((_, at) => `(${at + 1})`) },
  { sign: "①……②……", ordinals: [..."①②③④⑤⑥⑦⑧⑨⑩"] },
];
/** What may stand before a part: nothing, the end of a sentence or of a part of one. */
const SEAM = /[，。；：、,;:！？\s]/;

/** The first way of counting that a paragraph follows in order, with at least two parts; or null. */
export function inlineList(text: string): InlineList | null {
  for (const { sign, ordinals } of FORMS) {
    const places = placesOf(text, ordinals);
    if (places.length > 1) return { sign, places };
  }
  return null;
}

function placesOf(text: string, ordinals: string[]): number[] {
  const places: number[] = [];
  let from = 0;
  for (const ordinal of ordinals) {
    let at = text.indexOf(ordinal, from);
    while (at >= 0 && !isPart(text, at, ordinal)) at = text.indexOf(ordinal, at + 1);
    if (at < 0) break;
    places.push(at);
    from = at + ordinal.length;
  }
  return places;
}

/** "统一是", "一是一、二是二" and "（一）项" count nothing. */
function isPart(text: string, at: number, ordinal: string): boolean {
  if (at > 0 && !SEAM.test(text[at - 1]!)) return false;
  const next = text[at + ordinal.length] ?? "";
  return next !== "" && !/[一二三四五六七八九十项款目、]/.test(next);
}
