import { DAY_MS, dayNumber, wall } from "~/app/platform/time";

export const REMINDERS = ["closes-in-3-days", "closes-in-1-day", "overdue"] as const;
export type ReminderKind = (typeof REMINDERS)[number];

/**
 * Days after the end of a window in which the answer is expected. 重大行政决策程序暂行条例 §18 asks
 * for an answer and names no term; a month is what offices set themselves.
 */
export const ANSWER_DAYS = 30;
/** Once overdue, an office is reminded so often. */
const OVERDUE_EVERY_DAYS = 7;
/** Nobody is written to before this hour, Asia/Shanghai. */
const FIRST_HOUR = 9;

const CLOSING: [ReminderKind, number][] = [
  ["closes-in-3-days", 3],
  ["closes-in-1-day", 1],
];

export type Reminded = {
  opensAt: Date;
  /** Exclusive. */
  closesAt: Date;
  closedAt: Date | null;
  answeredAt: Date | null;
};

export type Reminder = {
  kind: ReminderKind;
  /** The day that it is about, 2026-11-10 in Asia/Shanghai: of each kind there is one for a day. */
  day: string;
};

/** When the answer is expected. */
export const answerDueAt = (closesAt: Date): Date =>
  new Date(closesAt.getTime() + ANSWER_DAYS * DAY_MS);

export const isOverdue = ({ closesAt, answeredAt }: Reminded, now: Date): boolean =>
  answeredAt === null && now >= answerDueAt(closesAt);

/**
 * Of what is to be reminded at this instant. The end of a window is told three days and one day
 * before its last day, on that day alone, so that a late worker never says a wrong number; and not
 * on the day of opening. An answer that is overdue is asked for at once and every week.
 */
export function remindersDue(window: Reminded, now: Date): Reminder[] {
  if (wall(now).hour < FIRST_HOUR) return [];
  const { opensAt, closesAt, closedAt } = window;
  if (closedAt === null && now >= opensAt && now < closesAt) {
    const last = new Date(closesAt.getTime() - 1);
    const left = dayNumber(last) - dayNumber(now);
    if (dayNumber(now) === dayNumber(opensAt)) return [];
    return CLOSING.filter(([, days]) => days === left).map(([kind]) => ({
      kind,
      day: dayOf(last),
    }));
  }
  if (closedAt === null || !isOverdue(window, now)) return [];
  const due = answerDueAt(closesAt);
  const weeks = Math.floor((now.getTime() - due.getTime()) / (OVERDUE_EVERY_DAYS * DAY_MS));
  const day = dayOf(new Date(due.getTime() + weeks * OVERDUE_EVERY_DAYS * DAY_MS));
  return [{ kind: "overdue", day }];
}

function dayOf(instant: Date): string {
  const { year, month, day } = wall(instant);
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
