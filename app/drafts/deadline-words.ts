import { two } from "~/app/drafts/dates";
import { anyNumber, CHINESE_NUMERALS } from "~/app/drafts/numerals";

/** Half-width and inside a pattern: the bracket of a weekday, and the clock after a day. */
export const NOTE = "(?:\\s*\\([^)]{0,12}\\))?";
export const CLOCK_WORDS = `(?:\\s*(?:上午|下午|晚上?|中午|凌晨)?\\s*(?:\\d{1,2}|[${CHINESE_NUMERALS}]{1,3})\\s*[:时点]\\s*(?:\\d{0,2}\\s*分?|半|整)(?::\\d{2})?)?`;

const CLOCK = new RegExp(
  `^${NOTE}\\s*(上午|下午|晚上?|中午|凌晨)?\\s*(\\d{1,2}|[${CHINESE_NUMERALS}]{1,3})\\s*(?:[:]\\s*(\\d{2})|[时点]\\s*(?:(\\d{1,2})\\s*分|(半)|整)?)`,
);

export type Clock = { hour: number; minute: number };

/** The clock that stands at the start of half-width words: ` 17:00前`, `(周五)下午5时30分`; null for none. */
export function clockAfter(words: string): Clock | null {
  const found = CLOCK.exec(words);
  if (!found) return null;
  let hour = anyNumber(found[2]!) ?? 24;
  const minute = found[5] ? 30 : Number(found[3] ?? found[4] ?? 0);
  if (/下午|晚/.test(found[1] ?? "") && hour < 12) hour += 12;
  return minute > 59 ? null : { hour, minute };
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
