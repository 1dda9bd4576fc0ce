import { lastDay } from "~/app/drafts/dates";
import type { LineSpan, Outline, Window } from "~/app/drafts/outline";
import { USUAL_DAYS } from "~/app/drafts/usual-window";
import type { Warn } from "~/app/drafts/warn";
import type { HolidayCalendar } from "~/app/platform/holidays";
import { dayKind, workingDayFrom, workingDaysBetween } from "~/app/platform/working-days";

const DAY = 86_400_000;
const REGULATORY_WORKING_DAYS = 7;
/** What a 行政规范性文件 is usually called; plans and programmes are decisions of weight. */
const REGULATORY = /(?:办法|规定|细则|规则|规范|标准|通知|意见|制度)(?:[(（][^)）]{1,24}[)）])*$/;

type PlaceOf = (quote: string) => { lines: LineSpan | undefined; quote: string };

/** What is to be looked at in the window. `windows` are all that were read, the chosen one first. */
export function windowWarnings(
  outline: Outline,
  windows: Window[],
  placeOf: PlaceOf,
  warn: Warn,
  calendar: HolidayCalendar,
): void {
  const { window, published } = outline;
  if (!window) {
    warn("no-deadline", "没有读到截止日期，请填写");
    return;
  }
  const place = placeOf(window.phrase);
  const inferred = new Set(window.inferred);
  if (inferred.has("year")) {
    warn("year-inferred", `“${window.phrase}”没有写年份，按公告日期推断，请核对`, place);
  }
  if (inferred.has("hour")) {
    warn("hour-inferred", `“${window.phrase}”没有写明钟点，按当日结束计算，请核对`, place);
  }
  if (inferred.has("opening") || inferred.has("counted-from-notice")) {
    warn("opening-inferred", `从公告日期${published}起算，当日不计，请核对`, place);
  }
  if (inferred.has("holidays-unknown")) {
    warn("holidays-unknown", "不知道当年的节假日安排，工作日按周一至周五计算，请核对", place);
  }
  const other = windows.find(({ closesAt }) => closesAt !== window.closesAt);
  if (other) {
    warn(
      "several-deadlines",
      `公告另写有“${other.phrase}”，请核对以哪一个为准`,
      placeOf(other.phrase),
    );
  }
  dayOff(window, place, warn, calendar);
  length(outline, window, place, warn, calendar);
}

function dayOff(
  window: Window,
  place: ReturnType<PlaceOf>,
  warn: Warn,
  calendar: HolidayCalendar,
): void {
  const last = lastDay(window.closesAt);
  const kind = dayKind(last, calendar);
  if (kind === "working") return;
  const next = workingDayFrom(last, calendar).day;
  const what = kind === "weekend" ? "周末" : "法定节假日";
  warn(`ends-on-${kind}`, `截止日${last}是${what}，建议顺延到${next}`, place);
}

function length(
  outline: Outline,
  window: Window,
  place: ReturnType<PlaceOf>,
  warn: Warn,
  calendar: HolidayCalendar,
): void {
  const opens = window.opensAt?.slice(0, 10) ?? outline.published;
  if (!opens) return;
  const last = lastDay(window.closesAt);
  const days = Math.round((Date.parse(last) - Date.parse(opens)) / DAY);
  if (days < 0) {
    warn("window-reversed", `截止日${last}早于公告或开始的日期${opens}，请核对`, place);
  } else if (days < USUAL_DAYS) {
    const working = workingDaysBetween(opens, last, calendar).days;
    const regulatory = REGULATORY.test(outline.title) && working >= REGULATORY_WORKING_DAYS;
    const rule = regulatory
      ? "涉及市场主体的文件不少于30日，其他行政规范性文件不少于7个工作日"
      : "不足30日的应当在公告中说明理由";
    warn("short-window", `公开征求意见${days}日（${working}个工作日），${rule}`, place);
  }
}
