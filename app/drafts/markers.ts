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
  /** Shaped like a reference or an enumeration too: it counts only where the sequence calls for it. */
  strict?: boolean;
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
const ENUMERATED = new RegExp(
  `^第\\s?((?:[${N}]\\s?){1,6}|\\d{1,4}\\s?)\\s*(编|篇|部分|章|节|節|条|條)(之[${N}]{1,3})?`,
);
const CHINESE = new RegExp(`^([${N}]{1,5})\\s?([、.])`);
const CHINESE_TITLE = new RegExp(`^([${N}]{1,3})(?:\\s?:\\s?|\\s+)(?=\\p{Script=Han}{2,20}$)`, "u");
const ENUMERATION = new RegExp(`^([${N}])(?:[、.产月级类季线期等层次批年号孩本]|是)`);
const BRACKETED = new RegExp(
  `^(?:[(〔]\\s?([${N}]{1,5}|\\d{1,3})\\s?[)〕]|【([${N}]{1,3})】)[、.]?`,
);
const ARABIC = /^(\d{1,3})\s?([.、])(?!\d(?!\d{3}\s?年))/;
/** "1.5G基站", "2.15分钟生活圈" and "3、12345热线", as well as "1.5倍". */
const ARABIC_AND_NUMBER = /^(\d{1,2})\s?[.、](?=\d)/;
const DECIMAL = /^(\d{1,2}(?:\.\d{1,2}){1,4})[.、]?(?![\d.])/;
const BARE = /^(\d{1,2}) +(?=\p{Script=Han})/u;
const BARE_TITLE = /^(\d{1,2})(?=\p{Script=Han}[^,，。；;：:！？]{1,24}$)/u;
const HALF_BRACKET = /^(\d{1,3})\)/;
const BULLETS = "●•■◆▪▲◇□○◎➢➤►▶√✓✔❖·・‧∙◦\\uf06c\\uf0b7\\uf0d8\\uf0fc\\uf06e\\uf075\\uf0a7\\uf077";
const DASH = new RegExp(
  `^(?:[—─–―]{1,4}\\s*(?=[\\p{Script=Han}“"《「\\d*])|-{1,2}\\s*(?=[\\p{Script=Han}“"《「])|[${BULLETS}]\\s*(?=[\\p{Script=Han}“"《「(（\\d*]))`,
  "u",
);
/** "—2026年" and "— 3 —": the end of a span of years, the number of a page. */
const NO_DASH = /^(?:[—─–―-]\s*\d{4}\s?年|[—─–―-]{1,4}\s*(?:\d{4}\s?年[)）]|\d{1,4}\s*[—─–―-]))/;
const BEGINNING = new RegExp(
  `^[第${N}十\\d０-９(（〔【①-⑳⑴-⒇⒈-⒛㈠-㈩㉑-㉟❶-➓㊀-㊉—─–―－${BULLETS}-]`,
);
/** A star before the number of a task that matters most. */
const STAR = /^[★☆※](?=\s?[\d０-９(（一二三四五六七八九十⒈-⒛])/;
/** What goes on like this after "第六条" speaks of another article; it begins none. */
const REFERENCE =
  /^(?:\s?第|\s?[(（]|规定|所(?!在)|的|之(?!外)|[和及与至到]第|或|、\s?第|,\s?第|以[外下上]|款|条|章|节)/;
/** What may go on after a marker as well as after a reference: only the sequence can tell. */
const DOUBTFUL = /^(?:[、,和及与至到以中除外]|项目?|目)/;
const MEASURE =
  /^\s?(?:亿|万|千|%|％|‰|元(?![旦素])|倍(?!增)|个(?![人体性别])|米(?![面粮])|公里|千米|毫米|厘米|平方|立方|吨(?!位)|级(?!别)|岁|小时|分(?![级类工组布析期管开层步别配部洪流公阶段区])|度(?![量假汛])|年(?!度)|月(?!度)|日(?!常)|号(?!召)|版(?![权面])|以上|以下|左右|[kKmMcG]?(?:Hz|hz|Wh|W|V|Pa|m|g|L)(?![A-Za-z]))/;

/** Looks only at the first characters of a line, so its cost does not depend on the line's length. */
export function readMarker(line: string): Marker | null {
  const star = STAR.exec(line)?.[0];
  if (star !== undefined) {
    const starred = readMarker(line.slice(star.length));
    return starred && { ...starred, printed: star + starred.printed };
  }
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
  const value = anyNumber(found[1]!.replace(/\s/g, ""));
  if (value === null) return null;
  const colon = /^\s?[:、](?!\s?第)/.exec(head.slice(found[0].length))?.[0] ?? "";
  const length = found[0].trimEnd().length + colon.length;
  const after = head.slice(length);
  const isArticle = /[条條]/.test(found[2]!);
  if (REFERENCE.test(after) && !opensTitle(after, isArticle)) return null;
  const values = found[3] ? [value, chineseNumber(found[3].slice(1)) ?? 1] : [value];
  const sure = after === "" || /^[\s(〖【[:]/.test(after);
  if (isArticle) {
    const article = make(line, length, "第X条", LEVEL.article, values, sure);
    return DOUBTFUL.test(after) || colon.includes("、") ? { ...article, strict: true } : article;
  }
  if (!sure && !/^[\p{Script=Han}、“”《》()（）·\dA-Za-z]{1,40}$/u.test(line.slice(length))) {
    return null;
  }
  if (/[节節]/.test(found[2]!)) return make(line, length, "第X节", LEVEL.section, values);
  return make(line, length, "第X章", found[2] === "章" ? LEVEL.chapter : LEVEL.part, values);
}

/** "第三条（职责分工）" and "第三条 （一）…" begin an article; "第三条（一）项" and "第三条 第二款" do not. */
function opensTitle(after: string, isArticle: boolean): boolean {
  if (/^\s?[(（]/.test(after)) return !/^\s?[(（][^)）]{1,4}[)）]\s?[项目款]/.test(after);
  return isArticle && /^\s第[^条款项]{2}/.test(after) && !/^\s第\S{1,4}[条款项]/.test(after);
}

function numbered(head: string, line: string): Marker | null {
  const chinese = CHINESE.exec(head);
  if (chinese) {
    const value = chineseNumber(chinese[1]!);
    if (value === null || value === 0) return null;
    const found = make(line, chinese[0].length, "一、", LEVEL.chinese, [value]);
    // "一、二、三产业" and "五、六月" mostly number nothing.
    const second = ENUMERATION.exec(head.slice(chinese[0].length))?.[1];
    const counts = second !== undefined && chineseNumber(second) === value + 1;
    return counts ? { ...found, sure: false, strict: true } : found;
  }
  const titled = line.length <= 26 ? CHINESE_TITLE.exec(head) : null;
  if (titled) {
    const value = chineseNumber(titled[1]!);
    if (value === null || value === 0) return null;
    return {
      ...make(line, titled[0].length, "一、", LEVEL.chinese, [value], false),
      strict: true,
    };
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
    const number = bracketed[1] ?? bracketed[2]!;
    const value = anyNumber(number);
    if (value === null || value === 0) return null;
    return /\d/.test(number)
      ? make(line, bracketed[0].length, "(1)", LEVEL.bracketedArabic, [value], false)
      : make(line, bracketed[0].length, "(一)", LEVEL.bracketedChinese, [value]);
  }
  const decimal = DECIMAL.exec(head);
  if (decimal) {
    const after = head.slice(decimal[0].length);
    if (/^[-—~～)]/.test(after)) return null;
    if (MEASURE.test(after) || /^[A-Z+]/.test(after)) return countedNumber(head, line);
    const values = decimal[1]!.split(".").map(Number);
    const level = LEVEL.decimal + (values.length - 2) / 10;
    return make(line, decimal[0].length, "1.1", level, values, false);
  }
  const arabic = ARABIC.exec(head);
  if (arabic) return make(line, arabic[0].length, "1.", LEVEL.arabic, [Number(arabic[1])], false);
  const counted = countedNumber(head, line);
  if (counted) return counted;
  const half = HALF_BRACKET.exec(head);
  if (half) return make(line, half[0].length, "(1)", LEVEL.halfBracket, [Number(half[1])], false);
  const bare = BARE.exec(head) ?? (line.length <= 27 ? BARE_TITLE.exec(head) : null);
  if (bare && !MEASURE.test(head.slice(bare[0].length))) {
    return make(line, bare[0].length, "1.", LEVEL.arabic, [Number(bare[1])], false);
  }
  return null;
}

function countedNumber(head: string, line: string): Marker | null {
  const found = ARABIC_AND_NUMBER.exec(head);
  if (!found) return null;
  const marker = make(line, found[0].length, "1.", LEVEL.arabic, [Number(found[1])], false);
  return { ...marker, strict: true };
}

/** Numbers that are one character each: from which to which, what they count as. */
const SIGNS: [from: number, to: number, first: number, kind: MarkerKind, level: number][] = [
  [0x2460, 0x2473, 1, "(1)", LEVEL.circled],
  [0x3251, 0x325f, 21, "(1)", LEVEL.circled],
  [0x2776, 0x277f, 1, "(1)", LEVEL.circled],
  [0x2780, 0x2789, 1, "(1)", LEVEL.circled],
  [0x278a, 0x2793, 1, "(1)", LEVEL.circled],
  [0x2474, 0x2487, 1, "(1)", LEVEL.bracketedArabic],
  [0x2488, 0x249b, 1, "1.", LEVEL.arabic],
  [0x3220, 0x3229, 1, "(一)", LEVEL.bracketedChinese],
  [0x3280, 0x3289, 1, "(一)", LEVEL.bracketedChinese],
];

function symbol(head: string, line: string): Marker | null {
  const code = head.charCodeAt(0);
  const sign = SIGNS.find(([from, to]) => code >= from && code <= to);
  if (sign) {
    const [from, , first, kind, level] = sign;
    if (line.slice(1).trim() === "") return null;
    return make(line, 1, kind, level, [code - from + first], kind === "(一)");
  }
  const dash = NO_DASH.test(head) ? null : DASH.exec(head);
  return dash ? make(line, dash[0].length, "——", LEVEL.dash, []) : null;
}

/** "1 总则": a number without a stop, which is a marker only in a document numbered 1, 1.1, 1.1.1. */
export function isBare(marker: Marker): boolean {
  return marker.kind === "1." && /^[\d０-９]+$/.test(marker.printed);
}
