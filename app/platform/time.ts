/** Everything a person reads is Asia/Shanghai, which has had one offset, +08:00, since 1991. */
export const ZONE = "Asia/Shanghai";
const OFFSET_MS = 8 * 3_600_000;
export const DAY_MS = 86_400_000;

const WEEKDAYS = ["日", "一", "二", "三", "四", "五", "六"];

type Wall = {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  weekday: string;
};

/** The clock on the wall in Asia/Shanghai at this instant. */
export function wall(at: Date): Wall {
  const d = new Date(at.getTime() + OFFSET_MS);
  return {
    year: d.getUTCFullYear(),
    month: d.getUTCMonth() + 1,
    day: d.getUTCDate(),
    hour: d.getUTCHours(),
    minute: d.getUTCMinutes(),
    second: d.getUTCSeconds(),
    weekday: WEEKDAYS[d.getUTCDay()]!,
  };
}

/** The instant at which the wall clock in Asia/Shanghai shows this. Hours may run past 23. */
export function shanghai(year: number, month: number, day: number, hour = 0, minute = 0): Date {
  return new Date(Date.UTC(year, month - 1, day, hour, minute) - OFFSET_MS);
}

/** Days since 1970-01-01 in Asia/Shanghai: the number that day counts are made with. */
export const dayNumber = (at: Date): number => Math.floor((at.getTime() + OFFSET_MS) / DAY_MS);

/** 2026年11月10日 */
export function dateWords(at: Date): string {
  const w = wall(at);
  return `${w.year}年${w.month}月${w.day}日`;
}

/** 2026年11月10日（星期二）17:05 */
export function instantWords(at: Date): string {
  const w = wall(at);
  return `${dateWords(at)}（星期${w.weekday}）${two(w.hour)}:${two(w.minute)}`;
}

/** 2026年11月10日 17时05分09秒: for receipts. */
export function exactWords(at: Date): string {
  const w = wall(at);
  return `${dateWords(at)} ${two(w.hour)}时${two(w.minute)}分${two(w.second)}秒`;
}

/** 2026-11-10T17:05:09+08:00 */
export const isoShanghai = (at: Date): string =>
  `${new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 19)}+08:00`;

/** The value of an `<input type="datetime-local">`. */
export const localInput = (at: Date): string => isoShanghai(at).slice(0, 16);

const two = (n: number) => String(n).padStart(2, "0");
