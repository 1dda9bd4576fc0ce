import { two } from "~/app/drafts/dates";
import { anyNumber, CHINESE_NUMERALS } from "~/app/drafts/numerals";

/** Half-width and inside a pattern: the bracket of a weekday, and the clock after a day. */
export const NOTE = "(?:\\s*\\([^)]{0,16}\\))?";
/** 当天晚上, 北京时间下午: what may stand between the day and its hour. */
const OF_THAT_DAY = "(?:当[日天]\\s*)?(?:北京时间\\s*)?";
const PART_OF_DAY =
  "上午|下午|中午|正午|傍晚|当晚|晚上|晚间|晚|夜间|夜里|夜晚|夜|午夜|深夜|半夜|凌晨|清晨|早上|早晨|早";
const HOUR = `\\d{1,2}|[${CHINESE_NUMERALS}]{1,3}`;
/** 30, 5分, 三十分; in 下午3点1号会议室 there is none. */
const MINUTE = `\\d{2}(?!\\d)|\\d(?=\\s*分)|[${CHINESE_NUMERALS}]{1,3}(?=\\s*分)`;
/** The end of the working day is no clock, but may stand behind one: 17:30（下班）前. */
const OFF_WORK = "(?:\\s*\\(?下班\\)?)?";
export const CLOCK_WORDS = `(?:\\s*${OF_THAT_DAY}(?:(?:${PART_OF_DAY})?\\s*(?:${HOUR})\\s*[:时点]\\s*(?:(?:${MINUTE})\\s*分?|\\d{0,2}|半|整)(?::\\d{2})?时?|(?:${PART_OF_DAY})(?=\\s*\\(?下班|之?前|以前)|午夜)|\\s*当[日天])?${OFF_WORK}`;

const CLOCK = new RegExp(
  `^${NOTE}\\s*${OF_THAT_DAY}(${PART_OF_DAY})?\\s*(${HOUR})\\s*(?:[:]\\s*(\\d{2})|[时点]\\s*(?:(${MINUTE})\\s*分?|(半)|整)?)`,
);
/** 中午前, 午夜前: the part of the day is the hour. */
const NAMED_HOUR = new RegExp(`^${NOTE}\\s*${OF_THAT_DAY}(中午|正午|午夜|半夜)(?!\\s*\\(?下班)`);
/** 下班前, 下午下班前, 晚上前: until when exactly, nobody says. */
const NO_HOUR = new RegExp(
  `^${NOTE}\\s*${OF_THAT_DAY}(?:(?:${PART_OF_DAY})?\\s*\\(?下班|(?:${PART_OF_DAY})\\s*(?:之前|以前|前))`,
);
/** （星期五17:00）, （周五下午下班）: the hour may stand in the bracket of the weekday. */
const IN_BRACKET = /^\s*\(\s*(?:(?:星期|礼拜|周)[一二三四五六日天])?[,、\s]*([^)]{2,16})\)/;

/** 9:00-17:00 in the bracket are the office's hours. */
const ONE_CLOCK = new RegExp(`^${CLOCK_WORDS}\\s*(?:之前|以前|前|[截为]?止)?$`);

export type Clock = { hour: number; minute: number };

/** The clock that stands at the start of half-width words: ` 17:00前`, `(周五)下午5时30分`; null for none. */
export function clockAfter(words: string): Clock | null {
  const found = CLOCK.exec(words);
  if (!found) {
    const bracket = IN_BRACKET.exec(words)?.[1];
    if (bracket) return ONE_CLOCK.test(bracket) ? clockAfter(bracket) : null;
    const named = NAMED_HOUR.exec(words)?.[1];
    return named ? { hour: /夜/.test(named) ? 24 : 12, minute: 0 } : null;
  }
  const hour = hourOf(anyNumber(found[2]!) ?? 24, found[1] ?? "");
  const minute = found[5] ? 30 : (anyNumber(found[3] ?? found[4] ?? "0") ?? 0);
  return minute > 59 ? null : { hour, minute };
}

/** Twelve at night is the end of the day, and so is an hour after it; 凌晨12点 is its beginning. */
function hourOf(hour: number, part: string): number {
  if (hour > 12) return hour;
  if (/[晚夜]/.test(part)) return hour < 5 || hour === 12 ? 24 : hour + 12;
  if (part === "凌晨") return hour % 12;
  const afternoon = /下午|傍晚/.test(part) || (/[中正]午/.test(part) && hour < 3);
  return afternoon && hour < 12 ? hour + 12 : hour;
}

/** The last day is told by a part of it or by 下班, without an hour. */
export function leavesHourOpen(words: string): boolean {
  if (clockAfter(words)) return false;
  return NO_HOUR.test(words) || NO_HOUR.test(IN_BRACKET.exec(words)?.[1] ?? "");
}

/** The exclusive instant on this ISO day. 24:00, 23:59 and no clock at all mean that `otherwise` begins. */
export function instantOf(day: string, words: string, otherwise: string): string {
  const clock = clockAfter(words);
  if (!clock || clock.hour >= 24 || (clock.hour === 23 && clock.minute === 59)) {
    return midnight(otherwise);
  }
  return `${day}T${two(clock.hour)}:${two(clock.minute)}:00+08:00`;
}

export function midnight(day: string): string {
  return `${day}T00:00:00+08:00`;
}

/** The part of the sentence between its commas in which the day stands. */
export function phraseAround(sentence: string, { at, end }: { at: number; end: number }): string {
  let from = at;
  while (from > 0 && !/[,，;；]/.test(sentence[from - 1]!)) from -= 1;
  let to = end;
  while (to < sentence.length && !/[,，;；]/.test(sentence[to]!)) to += 1;
  return sentence.slice(from, to).trim();
}
