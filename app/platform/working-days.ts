import { HOLIDAYS, type HolidayCalendar } from "~/app/platform/holidays";

/**
 * Days are ISO days (`2026-10-09`) in Asia/Shanghai. Every function takes the calendar it counts
 * with; without one, the State Council's holidays that the platform knows.
 */
export type DayKind = "working" | "weekend" | "holiday";

/** In a year whose holidays are not known, Monday to Friday. */
export function dayKind(day: string, calendar: HolidayCalendar = HOLIDAYS): DayKind {
  const known = calendar[Number(day.slice(0, 4))];
  const date = day.slice(5);
  if (known?.off.includes(date)) return "holiday";
  if (isWeekday(day) || known?.work.includes(date)) return "working";
  return "weekend";
}

export function isKnownYear(day: string, calendar: HolidayCalendar = HOLIDAYS): boolean {
  return calendar[Number(day.slice(0, 4))] !== undefined;
}

/**
 * The last of `count` working days after `day`, which is not counted itself. `known` is false where
 * the count runs through a year whose holidays are not known.
 */
export function addWorkingDays(
  day: string,
  count: number,
  calendar: HolidayCalendar = HOLIDAYS,
): { day: string; known: boolean } {
  let at = numberOf(day);
  let known = true;
  for (let left = count; left > 0; ) {
    at += 1;
    known &&= isKnownYear(dayOf(at), calendar);
    if (dayKind(dayOf(at), calendar) === "working") left -= 1;
  }
  return { day: dayOf(at), known };
}

/** The day itself where one works on it, else the first after it on which one does. */
export function workingDayFrom(
  day: string,
  calendar: HolidayCalendar = HOLIDAYS,
): { day: string; known: boolean } {
  if (dayKind(day, calendar) === "working") return { day, known: isKnownYear(day, calendar) };
  return addWorkingDays(day, 1, calendar);
}

/** Working days after `from`, up to and with `to`. Counted by weeks and years, however long that is. */
export function workingDaysBetween(
  from: string,
  to: string,
  calendar: HolidayCalendar = HOLIDAYS,
): { days: number; known: boolean } {
  const [first, last] = [numberOf(from) + 1, numberOf(to)];
  if (last < first) return { days: 0, known: true };
  let days = weekdaysUpTo(last) - weekdaysUpTo(first - 1);
  let known = true;
  const among = (day: string) => numberOf(day) >= first && numberOf(day) <= last;
  for (let year = yearOf(first); year <= yearOf(last); year += 1) {
    const ofYear = calendar[year];
    if (!ofYear) {
      known = false;
      continue;
    }
    for (const date of ofYear.off) {
      const day = `${year}-${date}`;
      if (among(day) && isWeekday(day)) days -= 1;
    }
    for (const date of ofYear.work) {
      const day = `${year}-${date}`;
      if (among(day) && !isWeekday(day) && dayKind(day, calendar) === "working") days += 1;
    }
  }
  return { days, known };
}

const DAY_MS = 86_400_000;

/** Days since 1970-01-01, a Thursday. */
const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

const dayOf = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

const yearOf = (number: number): number => new Date(number * DAY_MS).getUTCFullYear();

/** Monday to Friday. */
const isWeekday = (day: string): boolean => new Date(`${day}T00:00:00Z`).getUTCDay() % 6 !== 0;

/** Mondays to Fridays from 1969-12-29, a Monday, up to and with the day. */
function weekdaysUpTo(number: number): number {
  const since = number + 4;
  return Math.floor(since / 7) * 5 + Math.min(5, ((since % 7) + 7) % 7);
}
