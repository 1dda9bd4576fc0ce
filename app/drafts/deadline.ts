import {
  addDays,
  daysIn,
  type FoundDay,
  isoDay,
  lastSuchDay,
  nextSuchDay,
  two,
  weekday,
} from "~/app/drafts/dates";
import { halfWidth } from "~/app/drafts/lines";
import { anyNumber, CHINESE_NUMERALS } from "~/app/drafts/numerals";
import type { Window } from "~/app/drafts/outline";

const N = CHINESE_NUMERALS;
const UNTIL = /截止|截至|截稿|期限|时限|最迟|最晚|不晚于/;
const ANSWER = /反馈|意见|建议|提交|提出|发送|发至|寄|报送|来信|来电|邮|公示/;
const BEFORE =
  /^(?:\s*\([^)]{0,12}\))?\s*(?:(?:上午|下午|晚上?|中午)?\s*\d{1,2}\s*[:时点]\s*\d{0,2}\s*分?)?\s*(?:下班)?(?:之前|以前|前)/;
const CLOCK =
  /^(?:\s*\([^)]{0,12}\))?\s*(上午|下午|晚上?|中午)?\s*(\d{1,2})\s*(?:[:]\s*(\d{2})|[时点]\s*(?:(\d{1,2})\s*分|(半))?)/;
const BETWEEN = /^\s*(?:\([^)]{0,12}\))?\s*(?:起)?\s*(?:至|到|—{1,2}|-{1,2}|~|～|–)\s*$/;
const LASTING = new RegExp(
  `(?:期限|时间|时限|期|为期|起|之日起|公示|内|后)(?:为|:|共|共计|计)?\\s*(\\d{1,3}|[${N}]{1,4})\\s*个?\\s*(工作日|自然日|日历日|日|天)(?!前)`,
);
const PUBLISHED_FROM =
  /(?:自|从)?(?:本)?(?:公告|公示|通知|通告|公开|公布|发布|刊登|刊载|发文|登报|即日|见报|今日)?[^,。;]{0,16}(?:之日|日|即日)起/;

const LONGEST_SENTENCE = 2000;
const LONGEST_HEADING = 40;

type Reading = { closesAt: string; opensAt: string | null; inferred: string[] };

/**
 * Reads until when a notice takes comments. `published` is the ISO day of the notice, used where
 * a year is missing or days are counted from publication; null where it is unknown.
 * Closing instants are exclusive, `+08:00`. Working days are Monday to Friday here: holidays are
 * not known to this function, which is said in `inferred`.
 */
export function readWindow(notice: string, published: string | null): Window | null {
  let heading = "";
  let best: { weight: number; window: Window } | null = null;
  for (const sentence of notice.split(/[。\n！!]/)) {
    if (sentence.length <= LONGEST_SENTENCE) {
      for (const found of readSentence(sentence, heading, published)) {
        if (!best || found.weight > best.weight) best = found;
      }
    }
    if (sentence.trim() !== "") heading = sentence.length <= LONGEST_HEADING ? sentence : "";
  }
  return best?.window ?? null;
}

/** `heading` is the short line before: 一、征求意见时间 tells what the days below it are. */
function readSentence(sentence: string, heading: string, published: string | null) {
  const found: { weight: number; window: Window }[] = [];
  const looked = halfWidth(sentence);
  const days = daysIn(sentence);
  days.forEach((day, index) => {
    const phrase = phraseAround(sentence, day);
    const from = opening(looked, days[index - 1], day);
    const before = looked.slice(Math.max(0, day.at - 24), day.at);
    const after = looked.slice(day.end, day.end + 24);
    const isUntil =
      UNTIL.test(before.slice(-18)) || /^\s*(?:\([^)]{0,12}\))?\s*(?:截止|为止|止)/.test(after);
    const untilBefore = BEFORE.test(after);
    const sinceNow =
      /(?:即日|见报之日|公告之日|公布之日|发布之日|今)起?[^。;]{0,6}(?:至|到)\s*$/.test(before);
    const range = from !== null || sinceNow || /(?:^|[^\d])(?:至|到)\s*$/.test(before);
    const asks = ANSWER.test(looked) || ANSWER.test(heading);
    if (!(isUntil || untilBefore || range) || !(asks || isUntil)) return;
    if (isStart(looked, day, days[index + 1])) return;
    const closes = closing(day, from, after, published);
    if (!closes) return;
    const weight = (isUntil ? 6 : 0) + (untilBefore ? 4 : 0) + (range ? 4 : 0) + (asks ? 2 : 0);
    found.push({ weight, window: { ...closes, phrase } });
  });
  const lasting = found.length === 0 ? readLasting(sentence, heading, published) : null;
  if (lasting) found.push({ weight: 3, window: lasting });
  return found;
}

function isStart(looked: string, day: FoundDay, next: FoundDay | undefined): boolean {
  return next !== undefined && BETWEEN.test(looked.slice(day.end, next.at));
}

function opening(looked: string, before: FoundDay | undefined, day: FoundDay): FoundDay | null {
  return before && BETWEEN.test(looked.slice(before.end, day.at)) ? before : null;
}

function closing(
  day: FoundDay,
  from: FoundDay | null,
  after: string,
  published: string | null,
): Reading | null {
  const inferred: string[] = [];
  const reference = from?.year ? isoDay({ ...from, year: from.year }) : published;
  let closes: string;
  if (day.year) closes = isoDay({ ...day, year: day.year });
  else {
    if (!reference) return null;
    closes = nextSuchDay(day, reference);
    inferred.push("year");
  }
  if (/^\s*(?:\([^)]{0,12}\))?\s*下班/.test(after)) inferred.push("hour");
  let opens: string | null = null;
  if (from) {
    opens = from.year ? isoDay({ ...from, year: from.year }) : lastSuchDay(from, closes);
    if (!from.year && day.year) inferred.push("opening-year");
  }
  return { opensAt: opens && midnight(opens), closesAt: instant(closes, after), inferred };
}

/** "24:00" and no hour at all mean the end of the day. */
function instant(day: string, after: string): string {
  const clock = CLOCK.exec(after);
  if (!clock) return midnight(addDays(day, 1));
  let hour = Number(clock[2]);
  const minute = clock[5] ? 30 : Number(clock[3] ?? clock[4] ?? 0);
  if (/下午|晚/.test(clock[1] ?? "") && hour < 12) hour += 12;
  if (hour >= 24 || minute > 59) return midnight(addDays(day, 1));
  if (hour === 23 && minute === 59) return midnight(addDays(day, 1));
  return `${day}T${two(hour)}:${two(minute)}:00+08:00`;
}

function midnight(day: string): string {
  return `${day}T00:00:00+08:00`;
}

/** 自公告之日起30日; 公示期7个工作日: the first day is not counted, the last one ends at 24:00. */
function readLasting(sentence: string, heading: string, published: string | null): Window | null {
  const looked = halfWidth(sentence);
  const found = LASTING.exec(looked);
  if (!found || !published) return null;
  const around = looked.slice(Math.max(0, found.index - 40), found.index + found[0].length + 20);
  const about =
    /征求|征集|公示|意见|反馈|公开/.test(heading + looked) && /期|起|内|时间/.test(around);
  const after = looked.slice(found.index, found.index + found[0].length + 14);
  if (!about || /回复|答复|办理|办结|施行|实施|生效/.test(after)) return null;
  const count = anyNumber(found[1]!);
  if (!count || count > 366) return null;
  const inferred = PUBLISHED_FROM.test(around) ? ["counted-from-notice"] : ["opening"];
  const working = found[2] === "工作日";
  const last = working ? addWorkingDays(published, count) : addDays(published, count);
  if (working) inferred.push("holidays");
  else if (weekday(last) % 6 === 0) inferred.push("ends-on-weekend");
  const at = { at: found.index, end: found.index + found[0].length };
  return {
    opensAt: null,
    closesAt: midnight(addDays(last, 1)),
    phrase: phraseAround(sentence, at),
    inferred,
  };
}

function addWorkingDays(iso: string, count: number): string {
  let day = iso;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (weekday(day) % 6 !== 0) left -= 1;
  }
  return day;
}

/** The part of the sentence between its commas in which the day stands. */
function phraseAround(sentence: string, { at, end }: { at: number; end: number }): string {
  let from = at;
  while (from > 0 && !/[,，;；]/.test(sentence[from - 1]!)) from -= 1;
  let to = end;
  while (to < sentence.length && !/[,，;；]/.test(sentence[to]!)) to += 1;
  return sentence.slice(from, to).trim();
}
