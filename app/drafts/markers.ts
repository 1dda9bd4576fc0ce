import { halfWidth } from "~/app/drafts/lines";
import { anyNumber, CHINESE_NUMERALS, chineseNumber } from "~/app/drafts/numerals";
import type { MarkerKind } from "~/app/drafts/outline";

/** A thing at the start of a line that has the shape of a marker. Whether it is one, `sequence.ts` decides. */
export type Marker = {
  kind: MarkerKind;
  /** Rank of the form: what ranks lower stands further in. */
  level: number;
  values: number[];
  printed: string;
  rest: string;
  /** Shaped so that it can hardly be anything else. */
  sure: boolean;
};

export const LEVEL = {
  part: 0,
  chapter: 1,
  section: 2,
  article: 3,
  paragraph: 3.5,
  chinese: 4,
  bracketedChinese: 5,
  arabic: 6,
  decimal: 6.2,
  bracketedArabic: 7,
  halfBracket: 8,
  circled: 9,
  dash: 10,
} as const;

const N = CHINESE_NUMERALS;
const ENUMERATED = new RegExp(`^第\\s*([${N}\\d]{1,6})\\s*(编|部分|章|节|条)(之[${N}]{1,3})?`);
const CHINESE = new RegExp(`^([${N}]{1,5})\\s?([、.])`);
const ENUMERATION = new RegExp(`^[${N}](?:[、.]|产|月|级|类|是)`);
const BRACKETED = new RegExp(`^[(〔]\\s?([${N}]{1,5}|\\d{1,3})\\s?[)〕]、?`);
const ARABIC = /^(\d{1,3})\s?([.、])(?!\d)/;
const DECIMAL = /^(\d{1,2}(?:\.\d{1,2}){1,4})\.?(?![\d.])/;
const BARE = /^(\d{1,2}) +(?=\p{Script=Han})/u;
const HALF_BRACKET = /^(\d{1,3})\)/;
const DASH = /^(?:[—─–―]{1,4}|-{2}(?!-)|[●•■◆▪])\s*(?=[\p{Script=Han}“"《「\d*])/u;
const BEGINNING = new RegExp(`^[第${N}十\\d０-９(（〔①-⑳⑴-⒇⒈-⒛㈠-㈩—─–―●•■◆▪-]`);
const REFERENCE = /^(?:第|规定|所|的|之|、|,|和|或|及|与|至|到|以|中|除|外|[)(]?项|款|条)/;
const MEASURE =
  /^\s?(?:亿|万|千|%|％|‰|元|倍|个|米|公里|千米|平方|立方|吨|级|岁|小时|分|度|年|月|日|号|版|以上|以下|左右)/;

/** Looks only at the first characters of a line, so its cost does not depend on the line's length. */
export function readMarker(line: string): Marker | null {
  if (!BEGINNING.test(line)) return null;
  const head = halfWidth(line.slice(0, 32));
  return enumerated(head, line) ?? numbered(head, line) ?? symbol(head, line);
}

function make(
  line: string,
  length: number,
  kind: MarkerKind,
  level: number,
  values: number[],
  sure = true,
): Marker {
  const printed = line.slice(0, length).trim();
  return { kind, level, values, printed, rest: line.slice(length).trim(), sure };
}

function enumerated(head: string, line: string): Marker | null {
  const found = ENUMERATED.exec(head);
  if (!found) return null;
  const value = anyNumber(found[1]!);
  if (value === null) return null;
  const length = found[0].length;
  const after = head.slice(length);
  if (REFERENCE.test(after)) return null;
  const values = found[3] ? [value, chineseNumber(found[3].slice(1)) ?? 1] : [value];
  const sure = after === "" || /^[\s(〖【[:]/.test(after);
  if (found[2] === "条") return make(line, length, "第X条", LEVEL.article, values, sure);
  if (!sure && !/^\p{Script=Han}{1,24}$/u.test(line.slice(length))) return null;
  if (found[2] === "节") return make(line, length, "第X节", LEVEL.section, values);
  const level = found[2] === "章" ? LEVEL.chapter : LEVEL.part;
  return make(line, length, "第X章", level, values);
}

function numbered(head: string, line: string): Marker | null {
  const chinese = CHINESE.exec(head);
  if (chinese) {
    const after = head.slice(chinese[0].length);
    // "一、二、三产业" and "五、六月" number nothing.
    if (ENUMERATION.test(after)) return null;
    const value = chineseNumber(chinese[1]!);
    if (value === null || value === 0) return null;
    return make(line, chinese[0].length, "一、", LEVEL.chinese, [value]);
  }
  const bracketed = BRACKETED.exec(head);
  if (bracketed) {
    const after = head.slice(bracketed[0].length);
    if (
      /^(?:项(?!目)|目(?=[规所的之、,和])|[、和或至及,]\s?[(〔]|[(〔][^)〕]{1,4}[)〕]项)/.test(
        after,
      )
    )
      return null;
    const value = anyNumber(bracketed[1]!);
    if (value === null || value === 0) return null;
    return /\d/.test(bracketed[1]!)
      ? make(line, bracketed[0].length, "(1)", LEVEL.bracketedArabic, [value], false)
      : make(line, bracketed[0].length, "(一)", LEVEL.bracketedChinese, [value]);
  }
  const decimal = DECIMAL.exec(head);
  if (decimal) {
    const after = head.slice(decimal[0].length);
    if (after === "" || MEASURE.test(after) || /^[-—~～)]/.test(after)) return null;
    const values = decimal[1]!.split(".").map(Number);
    const level = LEVEL.decimal + (values.length - 2) / 10;
    return make(line, decimal[0].length, "1.1", level, values, false);
  }
  const arabic = ARABIC.exec(head);
  if (arabic) return make(line, arabic[0].length, "1.", LEVEL.arabic, [Number(arabic[1])], false);
  const half = HALF_BRACKET.exec(head);
  if (half) return make(line, half[0].length, "(1)", LEVEL.halfBracket, [Number(half[1])], false);
  const bare = BARE.exec(head);
  if (bare && !MEASURE.test(head.slice(bare[0].length))) {
    return { ...make(line, bare[0].length, "1.", LEVEL.arabic, [Number(bare[1])], false) };
  }
  return null;
}

function symbol(head: string, line: string): Marker | null {
  const code = head.charCodeAt(0);
  const after = (length: number) => line.slice(length).trim() !== "";
  if (code >= 0x2460 && code <= 0x2473 && after(1)) {
    return make(line, 1, "(1)", LEVEL.circled, [code - 0x245f], false);
  }
  if (code >= 0x2474 && code <= 0x2487 && after(1)) {
    return make(line, 1, "(1)", LEVEL.bracketedArabic, [code - 0x2473], false);
  }
  if (code >= 0x2488 && code <= 0x249b && after(1)) {
    return make(line, 1, "1.", LEVEL.arabic, [code - 0x2487], false);
  }
  if (code >= 0x3220 && code <= 0x3229 && after(1)) {
    return make(line, 1, "(一)", LEVEL.bracketedChinese, [code - 0x321f]);
  }
  const dash = DASH.exec(head);
  return dash ? make(line, dash[0].length, "——", LEVEL.dash, []) : null;
}

/** "1 总则": a number without a stop, which is a marker only in a document numbered 1, 1.1, 1.1.1. */
export function isBare(marker: Marker): boolean {
  return marker.kind === "1." && /^[\d０-９]+$/.test(marker.printed);
}
