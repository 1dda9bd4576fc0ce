import { addDays, addMonths, type Day, daysIn, type FoundDay, weekday } from "~/app/drafts/dates";
import { halfWidth } from "~/app/drafts/lines";
import { anyNumber, CHINESE_NUMERALS } from "~/app/drafts/numerals";

/** `reckoned` where month and year are told by the notice's own date, as 本月30日 does. */
export type ToldDay = FoundDay & { reckoned?: boolean };

const N = `\\d{1,2}|[${CHINESE_NUMERALS}]{1,3}`;
const BEFORE = "(?=\\s?(?:之前|以前|前))";
const LAST = "月份?\\s?(?:底|末|的?最后一[天日])";
const MONTH = `(?:(?<year>\\d{4})\\s?年\\s?)?(?<![\\d${CHINESE_NUMERALS}])(?<month>${N})\\s?`;

/** 6月底, and 6月30前 with its 日 left out. */
const WRITTEN = new RegExp(`${MONTH}(?:${LAST}|月\\s?(?<day>\\d{1,2})${BEFORE})`, "g");
/** 本月30日, 下月底, 月底前 */
const OF_MONTH = new RegExp(
  [
    `(?<which>[本这当下次])个?(?:月\\s?(?<day>${N})\\s?[日号]|${LAST})`,
    `(?<![\\p{Script=Han}\\d])月[底末]${BEFORE}`,
    "(?<=[于在至到])月[底末]",
  ].join("|"),
  "gu",
);
/** 本周五, but not （本周五） behind the day that it explains. */
const OF_WEEK = /(?<!\()(?<which>[本这下])个?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天])/g;
const WEEK = "一二三四五六日";

/** Every day of the sentence, 6月底, 本月30日 and 下周五 among them, in order. */
export function toldDays(sentence: string, published: string | null): ToldDay[] {
  const written = daysIn(sentence);
  if (!/[月周]|星期|礼拜/.test(sentence)) return written;
  const looked = halfWidth(sentence);
  const found = [
    ...daysBy(WRITTEN, looked, (groups) => writtenDay(groups, published)),
    ...(published ? daysBy(OF_MONTH, looked, (groups) => dayOfMonth(groups, published)) : []),
    ...(published ? daysBy(OF_WEEK, looked, (groups) => dayOfWeek(groups, published)) : []),
  ];
  if (found.length === 0) return written;
  return [...written, ...found].sort((left, right) => left.at - right.at);
}

type Groups = Record<string, string | undefined>;
type Told = Day & { reckoned?: boolean };

function daysBy(pattern: RegExp, looked: string, read: (groups: Groups) => Told | null): ToldDay[] {
  return [...looked.matchAll(pattern)].flatMap((match) => {
    const day = read(match.groups ?? {});
    return day ? [{ ...day, at: match.index, end: match.index + match[0].length }] : [];
  });
}

function writtenDay(groups: Groups, published: string | null): Told | null {
  const month = anyNumber(groups.month!) ?? 0;
  if (month < 1 || month > 12) return null;
  const year = groups.year ? Number(groups.year) : null;
  const length = lengthOf(year ?? yearOf(month, published), month);
  const day = groups.day ? Number(groups.day) : length;
  return day >= 1 && day <= length ? { year, month, day } : null;
}

function dayOfMonth({ which = "", day: written }: Groups, published: string): Told | null {
  const first = addMonths(`${published.slice(0, 7)}-01`, /[下次]/.test(which) ? 1 : 0);
  const [year, month] = first.split("-").map(Number) as [number, number];
  const length = lengthOf(year, month);
  const day = written ? (anyNumber(written) ?? 0) : length;
  return day >= 1 && day <= length ? { year, month, day, reckoned: true } : null;
}

/** Weeks begin on Monday. */
function dayOfWeek({ which, weekday: written }: Groups, published: string): Told {
  const wanted = WEEK.indexOf(written === "天" ? "日" : written!);
  const monday = addDays(published, -((weekday(published) + 6) % 7));
  const iso = addDays(monday, wanted + (which === "下" ? 7 : 0));
  const [year, month, day] = iso.split("-").map(Number) as [number, number, number];
  return { year, month, day, reckoned: true };
}

/** In which year that month's end comes next. */
function yearOf(month: number, published: string | null): number {
  if (!published) return COMMON_YEAR;
  const year = Number(published.slice(0, 4));
  return month < Number(published.slice(5, 7)) ? year + 1 : year;
}

/** Without any date February ends on its 28th. */
const COMMON_YEAR = 2025;

function lengthOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
