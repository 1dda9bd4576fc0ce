import { DAY_MS, shanghai, wall } from "~/app/platform/time";

/** The window as a form states it, in the wall clock of Asia/Shanghai. */
export type WindowFields = {
  opens: string;
  /** `2026-11-10T09:00`, where `opens` is `later`. */
  opensAt: string;
  /** `2026-12-10`: the last day. */
  closesOn: string;
  /** `24`: the end of that day; `at`: the hour in `closesTime`. */
  closesHour: string;
  closesTime: string;
};

/** The instants that are meant; null where nothing readable was given. `closesAt` is exclusive. */
export function readWindow(
  given: WindowFields,
  now: Date,
): { opensAt: Date | null; closesAt: Date | null } {
  return {
    opensAt: given.opens === "later" ? instantOf(...parts(given.opensAt, "T")) : now,
    closesAt:
      given.closesHour === "at"
        ? instantOf(given.closesOn, given.closesTime)
        : instantOf(given.closesOn, "24:00"),
  };
}

const FARTHEST_DAYS = 2 * 366;

/** A year mistyped, rather than meant: once open, a window cannot be made shorter again. */
export const isTooFar = (closesAt: Date, now: Date): boolean =>
  closesAt.getTime() - now.getTime() > FARTHEST_DAYS * DAY_MS;

export const TOO_FAR = "截止时间在两年以后，请核对年份；公布后只能延长，不能提前";

/** What a form shows for this window. */
export function windowFields(opensAt: Date | null, closesAt: Date): WindowFields {
  const end = wall(closesAt);
  const atMidnight = end.hour === 0 && end.minute === 0;
  const lastDay = atMidnight ? new Date(closesAt.getTime() - 1) : closesAt;
  return {
    opens: opensAt ? "later" : "now",
    opensAt: opensAt ? `${dateField(opensAt)}T${timeField(opensAt)}` : "",
    closesOn: dateField(lastDay),
    closesHour: atMidnight ? "24" : "at",
    closesTime: atMidnight ? "" : timeField(closesAt),
  };
}

function instantOf(date: string, time: string): Date | null {
  const day = /^([12]\d{3})-(\d\d)-(\d\d)$/.exec(date);
  const hour = /^([01]\d|2[0-3]|24(?=:00$)):([0-5]\d)(?::[0-5]\d)?$/.exec(time);
  if (!day || !hour) return null;
  const [year, month, date_] = [Number(day[1]), Number(day[2]), Number(day[3])];
  const at = shanghai(year, month, date_, Number(hour[1]), Number(hour[2]));
  // 31 April would otherwise be 1 May without a word.
  const noon = wall(shanghai(year, month, date_, 12));
  return noon.month === month && noon.day === date_ ? at : null;
}

function parts(text: string, between: string): [string, string] {
  const [first = "", second = ""] = text.split(between);
  return [first, second];
}

const two = (n: number) => String(n).padStart(2, "0");

function dateField(at: Date): string {
  const w = wall(at);
  return `${w.year}-${two(w.month)}-${two(w.day)}`;
}

function timeField(at: Date): string {
  const w = wall(at);
  return `${two(w.hour)}:${two(w.minute)}`;
}
