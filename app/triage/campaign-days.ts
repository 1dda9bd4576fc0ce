import { DAY_MS, dayNumber } from "~/app/platform/time";

export type DayCount = {
  /** Days since 1970-01-01 in Asia/Shanghai. */ day: number;
  count: number;
};

/** More bars than this cannot be told apart; then a bar is a week. */
const MOST_BARS = 70;

/**
 * How many came on each day from the opening up to `until`, which is exclusive: at 00:00 it ends
 * the day before. Days without any too; earlier and later ones where some came then. Over many days a bar is a week, told by `step`.
 */
export function daysOf(counts: readonly DayCount[], opensAt: Date | null, until: Date) {
  const told = counts.map(({ day }) => day);
  const first = Math.min(dayNumber(opensAt ?? until), ...told);
  const last = Math.max(first, dayNumber(new Date(until.getTime() - 1)), ...told);
  const step = last - first + 1 > MOST_BARS ? 7 : 1;
  const bars = Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, at) => ({
    day: first + at * step,
    count: 0,
  }));
  for (const { day, count } of counts) bars[Math.floor((day - first) / step)]!.count += count;
  return { step, bars };
}

/** The first instant of a day in Asia/Shanghai. */
export const startOfDay = (day: number): Date => new Date(day * DAY_MS - 8 * 3_600_000);
