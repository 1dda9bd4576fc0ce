import { halfWidth } from "~/app/drafts/lines";
import { chineseNumber } from "~/app/drafts/numerals";

/** A calendar day; the year is null where it is not written. */
export type Day = { year: number | null; month: number; day: number };
export type FoundDay = Day & { at: number; end: number };

const N = "〇零○一二三四五六七八九十";
const DAY = new RegExp(
  [
    "(?:(\\d{4})\\s{0,2}年\\s{0,2})?(\\d{1,2})\\s{0,2}月\\s{0,2}(\\d{1,2})\\s{0,2}[日号]",
    "(\\d{4})([-/.])(\\d{1,2})\\5(\\d{1,2})(?!\\d)",
    `(?:([${N}]{4})年)?([${N}]{1,3})月([${N}]{1,3})[日号]`,
  ].join("|"),
  "g",
);

/** 5月6日至20日: the second day is of the month of the first. */
const REST_OF_RANGE =
  /^\s*(?:\([^)]{0,12}\))?\s*(?:至|到|—{1,2}|-{1,2}|~|～|–)\s*(\d{1,2})\s?[日号]/;

/** 2026.10.11-11.10: the second day is of the year of the first. */
const REST_OF_DOTTED =
  /^\s*(?:\([^)]{0,12}\))?\s*(?:至|到|—{1,2}|-{1,2}|~|～|–)\s*((\d{1,2})[-/.](\d{1,2}))(?![\d.]|\s?[年月%])/;

/** The middle of a day in any form, full-width ones too. */
const MAY_BE_DAY = /月|[\d０-９][-/.－／．\ufe52][\d０-９]/;

/** All days written in the text, in order. */
export function daysIn(text: string): FoundDay[] {
  if (!MAY_BE_DAY.test(text)) return [];
  const found: FoundDay[] = [];
  const looked = halfWidth(text);
  for (const match of looked.matchAll(DAY)) {
    const [year, month, day] = match[3]
      ? [match[1] ? Number(match[1]) : null, Number(match[2]), Number(match[3])]
      : match[7]
        ? [Number(match[4]), Number(match[6]), Number(match[7])]
        : [
            match[8] ? chineseNumber(match[8]) : null,
            chineseNumber(match[9]!) ?? 0,
            chineseNumber(match[10]!) ?? 0,
          ];
    if (!exists(year ?? 2024, month!, day!)) continue;
    const end = match.index + match[0].length;
    const first = { year: year ?? null, month: month!, day: day!, at: match.index, end };
    found.push(first);
    const dotted = match[7] ? REST_OF_DOTTED.exec(looked.slice(end, end + 24)) : null;
    if (dotted && exists(year ?? 2024, Number(dotted[2]), Number(dotted[3]))) {
      const at = end + dotted[0].length - dotted[1]!.length;
      const second = { year: null, month: Number(dotted[2]), day: Number(dotted[3]) };
      found.push({ ...second, at, end: end + dotted[0].length });
      continue;
    }
    const rest = REST_OF_RANGE.exec(looked.slice(end, end + 24));
    if (!rest || Number(rest[1]) <= first.day) continue;
    if (!exists(year ?? 2024, month!, Number(rest[1]))) continue;
    const over = end + rest[0].length;
    const at = end + rest[0].lastIndexOf(rest[1]!);
    found.push({ ...first, day: Number(rest[1]), at, end: over });
  }
  return found;
}

function exists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

export function isoDay(day: Day & { year: number }): string {
  return `${day.year}-${two(day.month)}-${two(day.day)}`;
}

/** Counts calendar days on; without any time zone, since days are only days here. */
export function addDays(iso: string, days: number): string {
  const date = new Date(`${iso}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The same day so many months on, or the last of a shorter month (民法典 §202). */
export function addMonths(iso: string, months: number): string {
  const [year, month, day] = iso.split("-").map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  last.setUTCDate(Math.min(day, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function weekday(iso: string): number {
  return new Date(`${iso}T00:00:00Z`).getUTCDay();
}

/** The first such day on or after the reference. */
export function nextSuchDay(day: Day, reference: string): string {
  const year = Number(reference.slice(0, 4));
  const candidate = isoDay({ ...day, year });
  return candidate >= reference ? candidate : isoDay({ ...day, year: year + 1 });
}

/** The last such day on or before the reference. */
export function lastSuchDay(day: Day, reference: string): string {
  const year = Number(reference.slice(0, 4));
  const candidate = isoDay({ ...day, year });
  return candidate <= reference ? candidate : isoDay({ ...day, year: year - 1 });
}

export function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** The last day on which a comment is in time; `closesAt` is exclusive, with its offset. */
export function lastDay(closesAt: string): string {
  const day = closesAt.slice(0, 10);
  return closesAt.slice(11, 16) === "00:00" ? addDays(day, -1) : day;
}
