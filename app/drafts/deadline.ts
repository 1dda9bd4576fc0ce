import {
  addDays,
  daysIn,
  type FoundDay,
  isoDay,
  lastSuchDay,
  nextSuchDay,
} from "~/app/drafts/dates";
import { readCounted } from "~/app/drafts/deadline-counted";
import {
  CLOCK_WORDS,
  clockAfter,
  instantOf,
  leavesHourOpen,
  midnight,
  NOTE,
  phraseAround,
} from "~/app/drafts/deadline-words";
import { halfWidth } from "~/app/drafts/lines";
import type { Window } from "~/app/drafts/outline";
import { type ToldDay, toldDays } from "~/app/drafts/relative-days";
import { HOLIDAYS, type HolidayCalendar } from "~/app/platform/holidays";

const UNTIL = /截止|截至|截稿|期限|时限|最迟|最晚|不晚于|结束(?:时间|日期)/;
const ANSWER =
  /反馈|意见|建议|提交|提出|发送|发至|寄|报送|来信|来电|邮|公示|征集|征询|公告(?:期|时间)/;
const BEFORE = new RegExp(
  `^(?:${NOTE}${CLOCK_WORDS}\\s*(?:之前|以前|前)(?!后)|\\s*\\([^)]{1,16}前\\))`,
);
const ENDS = new RegExp(`^${NOTE}${CLOCK_WORDS}\\s*(?:截止|为止|止)`);
const BETWEEN = new RegExp(
  `^${NOTE}${CLOCK_WORDS}\\s*[\\])]?\\s*(?:起)?\\s*(?:至|到|[—–―]{1,4}|-{1,6}|[~～〜∼⁓]{1,2}|一)\\s*[[(]?\\s*$`,
);
/** 自2024年7月1日起，为期30天（截止7月31日） */
const SINCE = /^\s*起[^。;]{0,16}(?:截止|截至|至|到)(?:时间|日期)?[为到至:]?\s*$/;
const SINCE_NOW =
  /(?:即日|见报|登报|公告|公布|公示|发布|通告|通知|刊登|今日?|现在)(?:之日|日)?起?[^。;]{0,6}(?:至|到)\s*$/;
/** 自2026年10月11日起算, 10月11日起，为期30日: nothing ends on that day. */
const BEGINS = new RegExp(`^${NOTE}${CLOCK_WORDS}\\s*起(?![^,;。]{0,6}[止])`);
const STARTS = /(?:开始|起始|启动)(?:时间|日期)?\s*[::]?\s*$/;

/** The day of something else: 有效期至…, 将于…前汇总. */
const OTHER_DAY =
  /(?:有效期|施行|实施|执行|生效|试行|届满|竣工|完工|出生|开庭|将[于在]|报名)[^,，;；]{0,14}$/;
const OTHER_END = /^[^,，;；]{0,6}(?:施行|实施|生效|执行|印发|出台|失效|废止)/;
/** An earlier round that is reported, not announced. */
const TOLD = /收到|采纳|征集期间|公示期间|征求意见期间|无异议/;

const LONGEST_SENTENCE = 2000;
const LONGEST_HEADING = 40;

/** The first day of a window and the half-width words after it, which may hold a clock. */
type Start = { day: FoundDay; words: string };
type Candidate = { weight: number; until: boolean; window: Window };

/**
 * Reads until when a notice takes comments. `published` is the ISO day of the notice, used where
 * a year is missing or days are counted from publication; null where it is unknown.
 * Closing instants are exclusive, `+08:00`.
 */
export function readWindow(
  notice: string,
  published: string | null,
  calendar: HolidayCalendar = HOLIDAYS,
): Window | null {
  return readWindows(notice, published, calendar)[0] ?? null;
}

/** All windows that ask for comments, the likeliest first; no two of them close at the same time. */
export function readWindows(
  notice: string,
  published: string | null,
  calendar: HolidayCalendar = HOLIDAYS,
): Window[] {
  const found: Candidate[] = [];
  let heading = "";
  let started: Start | null = null;
  for (const sentence of notice.split(/[。\n！!]/)) {
    if (sentence.trim() === "") continue;
    if (sentence.length <= LONGEST_SENTENCE) {
      found.push(...readSentence(sentence, heading, published, started, calendar));
      started = startIn(sentence) ?? started;
    }
    heading = sentence.length <= LONGEST_HEADING ? sentence : "";
  }
  const ordered = found.filter(({ weight }) => weight > 0).sort(better);
  const closings = new Set<string>();
  const windows = ordered.map(({ window }) => window);
  return windows
    .filter(({ closesAt }) => !closings.has(closesAt) && closings.add(closesAt))
    .map((window) => ({ ...window, opensAt: window.opensAt ?? openingOf(window, windows) }));
}

/** Where the same last day is told twice, the first day may stand with the other one. */
function openingOf({ closesAt }: Window, windows: Window[]): string | null {
  const told = windows.find(
    (one) => one.closesAt === closesAt && one.opensAt !== null && one.inferred.length === 0,
  );
  return told?.opensAt ?? null;
}

/** Of two ways to answer with a last day each, the later one is the end of the window. */
function better(left: Candidate, right: Candidate): number {
  if (left.weight !== right.weight) return right.weight - left.weight;
  if (!left.until || !right.until) return 0;
  return Date.parse(right.window.closesAt) - Date.parse(left.window.closesAt);
}

/** `heading` is the short line before: 一、征求意见时间 tells what the days below it are. */
function readSentence(
  sentence: string,
  heading: string,
  published: string | null,
  started: Start | null,
  calendar: HolidayCalendar,
): Candidate[] {
  const looked = halfWidth(sentence);
  const days = toldDays(sentence, published);
  const asks = ANSWER.test(looked) || ANSWER.test(heading);
  const told = TOLD.test(looked) && !/[现请]/.test(looked);
  const found: Candidate[] = [];
  days.forEach((day, index) => {
    const next = days[index + 1];
    if (next && BETWEEN.test(looked.slice(day.end, next.at))) return;
    const before = looked.slice(Math.max(0, day.at - 24), day.at);
    const after = looked.slice(day.end, day.end + 30);
    if (
      BEGINS.test(after) ||
      OTHER_DAY.test(before) ||
      OTHER_END.test(after) ||
      STARTS.test(before)
    )
      return;
    const last = days[index - 1];
    const between = last ? looked.slice(last.end, day.at) : "";
    const from = last && (BETWEEN.test(between) || SINCE.test(between)) ? last : null;
    const until = UNTIL.test(before.slice(-18)) || ENDS.test(after);
    const by = BEFORE.test(after);
    const range =
      from !== null || SINCE_NOW.test(before) || /(?:^|[^\d])(?:至|到)\s*$/.test(before);
    if (!(until || by || range) || !(asks || until)) return;
    const start = from
      ? { day: from, words: looked.slice(from.end, day.at) }
      : /结束(?:时间|日期)/.test(before)
        ? started
        : null;
    const window = closing(day, start, after, published, phraseAround(sentence, day));
    if (!window) return;
    const late = published !== null && window.closesAt.slice(0, 10) < published;
    const weight =
      (until ? 6 : 0) +
      (by ? 4 : 0) +
      (range ? 4 : 0) +
      (asks ? 2 : 0) -
      (told ? 12 : 0) -
      (late ? 8 : 0);
    found.push({ weight, until: until || by, window });
  });
  if (found.length > 0 || told) return found;
  const window = readCounted(sentence, heading, published, calendar);
  return window ? [{ weight: 3, until: false, window }] : [];
}

/** 开始时间：2025-05-06 09:00, on a line before the one with the end. */
function startIn(sentence: string): Start | null {
  const looked = halfWidth(sentence);
  const day = daysIn(sentence).find((one) =>
    STARTS.test(looked.slice(Math.max(0, one.at - 12), one.at)),
  );
  return day ? { day, words: looked.slice(day.end, day.end + 24) } : null;
}

/** `after` is what follows the day, half-width. */
function closing(
  day: ToldDay,
  start: Start | null,
  after: string,
  published: string | null,
  phrase: string,
): Window | null {
  const inferred: string[] = [];
  const from = start?.day;
  let closes: string;
  if (day.reckoned) inferred.push("year");
  if (day.year) closes = isoDay({ ...day, year: day.year });
  else {
    const reference = from?.year ? isoDay({ ...from, year: from.year }) : published;
    if (!reference) return null;
    closes = nextSuchDay(day, reference);
    // 2025年3月10日至4月9日 says the year; 2025年12月20日至1月19日 leaves it to be concluded.
    if (!from?.year || !closes.startsWith(String(from.year))) inferred.push("year");
  }
  if (leavesHourOpen(after)) inferred.push("hour");
  let opensAt: string | null = null;
  if (start && from) {
    const opens = from.year ? isoDay({ ...from, year: from.year }) : lastSuchDay(from, closes);
    if (!from.year && day.year) inferred.push("opening-year");
    opensAt = clockAfter(start.words) ? instantOf(opens, start.words, opens) : midnight(opens);
  }
  return { opensAt, closesAt: instantOf(closes, after, addDays(closes, 1)), phrase, inferred };
}
