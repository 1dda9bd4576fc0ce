import { halfWidth } from "~/app/drafts/lines";
import { chineseNumber } from "~/app/drafts/numerals";

/** A calendar day; the year is null where it is not written. */
export type Day = { year: number | null; month: number; day: number };
export type FoundDay = Day & { at: number; end: number };

const N = "〇零○一二三四五六七八九十";
const DAY = new RegExp(
  [
    "(?:(\\d{4})\\s?年\\s?)?(\\d{1,2})\\s?月\\s?(\\d{1,2})\\s?[日号]",
    "(\\d{4})([-/.])(\\d{1,2})\\5(\\d{1,2})(?!\\d)",
    `(?:([${N}]{4})年)?([${N}]{1,3})月([${N}]{1,3})[日号]`,
  ].join("|"),
  "g",
);

/** All days written in the text, in order. */
export function daysIn(text: string): FoundDay[] {
  const found: FoundDay[] = [];
  for (const match of halfWidth(text).matchAll(DAY)) {
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
    found.push({
      year: year ?? null,
      month: month!,
      day: day!,
      at: match.index,
      end: match.index + match[0].length,
    });
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
