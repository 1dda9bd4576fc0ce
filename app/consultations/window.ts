import { USUAL_DAYS } from "~/app/drafts/usual-window";
import { DAY_MS, dateWords, dayNumber, shanghai, wall } from "~/app/platform/time";

export const STATUSES = ["planned", "open", "closed", "answered", "withdrawn"] as const;
export type Status = (typeof STATUSES)[number];

export { USUAL_DAYS };

export type Dates = {
  opensAt: Date;
  /** Exclusive. */
  closesAt: Date;
  answeredAt: Date | null;
  withdrawnAt: Date | null;
};

/** Where a published consultation stands at this instant. `closesAt` is exclusive. */
export function statusAt(dates: Dates, now: Date): Status {
  const { opensAt, closesAt, answeredAt, withdrawnAt } = dates;
  if (answeredAt) return "answered";
  if (withdrawnAt) return "withdrawn";
  if (now < opensAt) return "planned";
  return now < closesAt ? "open" : "closed";
}

export const STATUS_WORDS: Record<Status, string> = {
  planned: "即将开始",
  open: "正在征求意见",
  closed: "研究中",
  answered: "已反馈",
  withdrawn: "已撤回",
};

/**
 * Days of the window as 民法典 §§200–203 count them: the day of opening is not counted, the last
 * day is. A window that ends at 24:00 ends on the day before its exclusive instant.
 */
export function windowDays(opensAt: Date, closesAt: Date): number {
  return dayNumber(new Date(closesAt.getTime() - 1)) - dayNumber(opensAt);
}

/** 2026年11月10日（星期二）24时截止（含当日） or, where an hour was given, …17:00截止. */
export function closingWords(closesAt: Date): string {
  const w = wall(closesAt);
  if (w.hour === 0 && w.minute === 0 && w.second === 0) {
    const last = new Date(closesAt.getTime() - 1);
    return `${dateWords(last)}（星期${wall(last).weekday}）24时截止（含当日）`;
  }
  const minute = String(w.minute).padStart(2, "0");
  return `${dateWords(closesAt)}（星期${w.weekday}）${w.hour}:${minute}截止`;
}

/** 还有 3 天, 还有 5 小时, 今天24时截止 … for an open window. */
export function remainingWords(closesAt: Date, now: Date): string {
  const left = closesAt.getTime() - now.getTime();
  if (left <= 0) return "已经截止";
  if (left < 3_600_000) return `还有 ${Math.max(1, Math.floor(left / 60_000))} 分钟`;
  const days = dayNumber(new Date(closesAt.getTime() - 1)) - dayNumber(now);
  if (days === 0) return `还有 ${Math.floor(left / 3_600_000)} 小时`;
  return `还有 ${days} 天`;
}

/** 24:00 of the day `days` after the day of opening, as the exclusive instant. */
export function endOfDayAfter(opensAt: Date, days: number): Date {
  const w = wall(new Date(opensAt.getTime() + (days + 1) * DAY_MS));
  return shanghai(w.year, w.month, w.day);
}
