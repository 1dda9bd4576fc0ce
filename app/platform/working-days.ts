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
  if (weekdayOf(day) % 6 !== 0 || known?.work.includes(date)) return "working";
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
  let at = day;
  let known = true;
  for (let left = count; left > 0; ) {
    at = following(at);
    known &&= isKnownYear(at, calendar);
    if (dayKind(at, calendar) === "working") left -= 1;
  }
  return { day: at, known };
}

/** The day itself where one works on it, else the first after it on which one does. */
export function workingDayFrom(
  day: string,
  calendar: HolidayCalendar = HOLIDAYS,
): { day: string; known: boolean } {
  if (dayKind(day, calendar) === "working") return { day, known: isKnownYear(day, calendar) };
  return addWorkingDays(day, 1, calendar);
}

/** Working days after `from`, up to and with `to`. */
export function workingDaysBetween(
  from: string,
  to: string,
  calendar: HolidayCalendar = HOLIDAYS,
): { days: number; known: boolean } {
  let days = 0;
  let known = true;
  for (let at = following(from); at <= to; at = following(at)) {
    known &&= isKnownYear(at, calendar);
    if (dayKind(at, calendar) === "working") days += 1;
  }
  return { days, known };
}

function following(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

/** 0 is Sunday. */
function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}
