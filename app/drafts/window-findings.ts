import { type Choice, confirming, type Finding, finding } from "~/app/drafts/finding";
import { fingerprint } from "~/app/drafts/fingerprint";
import type { Outline, Window } from "~/app/drafts/outline";
import { USUAL_DAYS } from "~/app/drafts/usual-window";
import { HOLIDAYS, type HolidayCalendar } from "~/app/platform/holidays";
import { DAY_MS, dateWords, dayNumber, isoShanghai, shanghai, wall } from "~/app/platform/time";
import { dayKind, workingDayFrom } from "~/app/platform/working-days";

const PLACE = { part: "window" } as const;

/** What each part of a window says that was concluded and not read, or that wants a person's eye. */
const INFERRED: Record<string, (closes: string, phrase: string) => string> = {
  year: (closes, phrase) => `“${phrase}”没有写年份，推断为${closes}`,
  "opening-year": () => "开始的日期没有写年份，年份是推断的",
  hour: (closes, phrase) => `“${phrase}”没有写明钟点，按${closes}结束计算`,
  opening: (closes) => `没有写从哪天算起，按公告的日期计算，到${closes}`,
  "counted-from-notice": (closes) => `天数从公告的日期算起，到${closes}`,
  holidays: (closes) => `工作日没有扣除法定节假日和调休，算到${closes}`,
  "holidays-unknown": (closes) => `那一年的节假日安排还不知道，工作日算到${closes}`,
  "ends-on-weekend": (closes) => `截止日${closes}是周末`,
  "ends-on-holiday": (closes) => `截止日${closes}是节假日`,
};

/** What is found about when the consultation ends. `now` only tells whether that is over. */
export function windowFindings(
  outline: Outline,
  now: Date,
  calendar: HolidayCalendar = HOLIDAYS,
): Finding[] {
  const { window, kind, warnings } = outline;
  if (!window) {
    if (kind !== "consultation") return [];
    const title = "没有读到截止日期，公布时请填写";
    return [
      finding({ key: "no-deadline", code: "no-deadline", weight: "warn", title, place: PLACE }),
    ];
  }
  const closesAt = new Date(window.closesAt);
  const closes = lastDayWords(closesAt);
  const found = window.inferred.map((part) => {
    const said = INFERRED[part]?.(closes, window.phrase) ?? `截止时间${closes}中有推断的内容`;
    return inferredFinding(part, said, window);
  });
  const several = warnings.find(({ code }) => code === "several-deadlines");
  if (several) found.push(inferredFinding("several-deadlines", several.message, window));
  if (closesAt <= now) {
    const title = `公告写的截止时间${closes}已经过去`;
    const read = window.phrase;
    found.push(
      finding({
        key: "window-past",
        code: "window-past",
        weight: "warn",
        title,
        read,
        place: PLACE,
      }),
    );
  }
  return [
    ...found,
    ...dayOffFindings(window, closesAt, calendar),
    ...lengthFindings(outline, closesAt),
  ];
}

/** A day that the document itself names may be a day off; to end later is offered, and no more. */
function dayOffFindings(window: Window, closesAt: Date, calendar: HolidayCalendar): Finding[] {
  const day = isoShanghai(new Date(closesAt.getTime() - 1)).slice(0, 10);
  const counted = window.inferred.some((part) => part.startsWith("ends-on"));
  if (counted || dayKind(day, calendar) === "working") return [];
  const [year, month, date] = workingDayFrom(day, calendar).day.split("-").map(Number);
  const later = new Date(shanghai(year!, month!, date!).getTime() + DAY_MS);
  const code = "ends-on-day-off";
  const key = `${code}.${fingerprint(window.closesAt)}`;
  const closes = lastDayWords(closesAt);
  return [
    finding({
      key,
      code,
      weight: "note",
      title: `截止日${closes}不是工作日`,
      place: PLACE,
      choices: [confirming(key, "不顺延"), postponing(later)],
    }),
  ];
}

function inferredFinding(part: string, title: string, window: Window): Finding {
  const key = `window.${part}.${fingerprint(window.closesAt, window.opensAt, window.phrase)}`;
  const later = /^ends-on/.test(part) && window.suggestedClosesAt;
  return finding({
    key,
    code: `window-${part}`,
    weight: "warn",
    mustConfirm: true,
    title,
    read: window.phrase,
    place: PLACE,
    choices: [
      confirming(key, `就按${lastDayWords(new Date(window.closesAt))}`),
      ...(later ? [postponing(new Date(later))] : []),
    ],
  });
}

function postponing(closesAt: Date): Choice {
  const last = wall(new Date(closesAt.getTime() - 1));
  const two = (n: number) => String(n).padStart(2, "0");
  const closesOn = `${last.year}-${two(last.month)}-${two(last.day)}`;
  return {
    label: `顺延到${lastDayWords(closesAt)}`,
    send: { intent: "window", closesOn, closesHour: "24", closesTime: "" },
  };
}

/** Reversed, or shorter than the rule asks for; counted from the day it opens or was announced. */
function lengthFindings({ window, published }: Outline, closesAt: Date): Finding[] {
  const opening = window?.opensAt ?? (published && `${published}T00:00:00+08:00`);
  const opensAt = opening ? new Date(opening) : null;
  if (!opensAt || Number.isNaN(opensAt.getTime())) return [];
  const days = dayNumber(new Date(closesAt.getTime() - 1)) - dayNumber(opensAt);
  if (days < 0) {
    const title = `截止时间早于公告的日期${dateWords(opensAt)}，请核对`;
    const code = "window-reversed";
    return [finding({ key: code, code, weight: "warn", title, place: PLACE })];
  }
  if (days >= USUAL_DAYS) return [];
  return [
    finding({
      key: "short-window",
      code: "short-window",
      weight: "warn",
      title: `公开征求意见 ${days} 天，少于 ${USUAL_DAYS} 天，公布时须向公众说明理由`,
      place: { part: "reason" },
    }),
  ];
}

/** 2026年11月10日24时, or with the hour that was given. `closesAt` is exclusive. */
function lastDayWords(closesAt: Date): string {
  const w = wall(closesAt);
  if (w.hour === 0 && w.minute === 0) return `${dateWords(new Date(closesAt.getTime() - 1))}24时`;
  return `${dateWords(closesAt)}${w.hour}:${String(w.minute).padStart(2, "0")}`;
}
