import { addDays, addMonths, daysIn, type FoundDay, isoDay } from "~/app/drafts/dates";
import { midnight, phraseAround } from "~/app/drafts/deadline-words";
import { halfWidth } from "~/app/drafts/lines";
import { anyNumber, CHINESE_NUMERALS } from "~/app/drafts/numerals";
import type { Window } from "~/app/drafts/outline";
import type { HolidayCalendar } from "~/app/platform/holidays";
import { addWorkingDays, dayKind, workingDayFrom } from "~/app/platform/working-days";

const COUNT = new RegExp(
  `(?:期限|时间|时限|期|为期|起,?|公示|征求意见|内|后|在|于)(?:为|是|:|共|共计|计|不少于)?\\s*(\\d{1,3}|[${CHINESE_NUMERALS}]{1,4})\\s*个?\\s*(工作日|自然日|日历日|日|天|月|周|星期)(?!前)(内|以内|之内)?`,
  "g",
);
const PUBLISHED_FROM =
  /(?:自|从)?(?:本)?(?:公告|公示|通知|通告|公开|公布|发布|刊登|刊载|发文|登报|即日|见报|今日)?[^,。;]{0,16}(?:之日|日|即日)起/;
const ABOUT = /征求|征集|公示|意见|反馈|公开|异议|截止/;
/** What somebody else does within that time. */
const OTHER = /回复|答复|办理|办结|施行|实施|生效|拨付|完成|公布结果|反馈结果/;

/**
 * 自公告之日起30日, 公示期7个工作日, 一个月内: the first day is not counted, the last one ends at
 * 24:00 (民法典 §201–203). Where that last day is a day off, the next working day is suggested.
 */
export function readCounted(
  sentence: string,
  heading: string,
  published: string | null,
  calendar: HolidayCalendar,
): Window | null {
  const looked = halfWidth(sentence);
  if (!ABOUT.test(heading + looked)) return null;
  for (const found of looked.matchAll(COUNT)) {
    const end = found.index + found[0].length;
    const before = looked.slice(Math.max(0, found.index - 40), end);
    const after = looked.slice(end, end + 14);
    const count = anyNumber(found[1]!);
    if (!count || count > 366 || OTHER.test(found[0] + after)) continue;
    if (/^[在于]/.test(found[0]) && !found[3]) continue;
    const since = sinceIn(before) ?? sinceIn(sinceBehind(looked.slice(end, end + 40)));
    const from = since ? isoDay({ ...since, year: since.year }) : published;
    if (!from) return null;
    const inferred = since ? [] : [PUBLISHED_FROM.test(before) ? "counted-from-notice" : "opening"];
    const phrase = phraseAround(sentence, { at: found.index, end });
    const closes = lastDay(from, count, found[2]!, calendar);
    return {
      opensAt: since ? midnight(from) : null,
      closesAt: midnight(addDays(closes.day, 1)),
      phrase,
      inferred: [...inferred, ...closes.inferred],
      ...(closes.suggested ? { suggestedClosesAt: midnight(addDays(closes.suggested, 1)) } : {}),
    };
  }
  return null;
}

/** The day in 自2026年10月11日起, where it is the last one told. */
function sinceIn(words: string): (FoundDay & { year: number }) | null {
  const [day] = daysIn(words).slice(-1);
  return day?.year && /^\s*起/.test(words.slice(day.end)) ? { ...day, year: day.year } : null;
}

/** 期限为30日，自2026年10月11日起算: the count stands before its first day. */
function sinceBehind(words: string): string {
  return /^[,(\s]{0,2}[自从][^,;。]{8,24}?起/.exec(words)?.[0] ?? "";
}

function lastDay(from: string, count: number, unit: string, calendar: HolidayCalendar) {
  if (unit === "工作日") {
    const { day, known } = addWorkingDays(from, count, calendar);
    return { day, inferred: known ? [] : ["holidays-unknown"], suggested: null };
  }
  const day =
    unit === "月"
      ? addMonths(from, count)
      : addDays(from, unit === "周" || unit === "星期" ? 7 * count : count);
  const kind = dayKind(day, calendar);
  if (kind === "working") return { day, inferred: [], suggested: null };
  const next = workingDayFrom(day, calendar);
  return {
    day,
    inferred: [`ends-on-${kind}`, ...(next.known ? [] : ["holidays-unknown"])],
    suggested: next.day,
  };
}
