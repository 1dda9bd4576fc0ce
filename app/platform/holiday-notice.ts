import type { HolidayYear } from "~/app/platform/holidays";

/** The year's days, or every fault as a sentence. */
export type ReadHolidays = { year: HolidayYear; faults: [] } | { year: null; faults: string[] };

type Date_ = { month: number; day: number };
type Word = "off" | "work";
type Token =
  | { at: "date"; date: Date_; year: number | null }
  | { at: "to" }
  | { at: "word"; word: Word };

const TOKEN =
  /(?:(\d{4})\s*[年./-]\s*)?(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*[日号]?|(?:(\d{1,2})\s*[日号])|(至|到|—{1,2}|~|～|–)|(放假|休息|补休|休假)|(上班|补班|调休上班|工作日)/g;

/**
 * Reads how a year's holidays are arranged, in the words of the State Council's notice (1月28日至
 * 2月4日放假调休，共8天。1月26日（周日）上班。) or as a list (放假：1月1日、1月28日至31日). Days off that
 * fall on a weekend are left out, as one does not work on them anyway. A day at work must be a
 * Saturday or a Sunday.
 */
export function readHolidayNotice(year: number, text: string): ReadHolidays {
  const faults: string[] = [];
  const days: Record<Word, Set<string>> = { off: new Set(), work: new Set() };
  for (const sentence of text.replace(/[（(][^（()）]*[)）]/g, "").split(/[。；;\n]/))
    readSentence(year, sentence, days, faults);
  if (days.off.size + days.work.size === 0 && faults.length === 0)
    faults.push("没有读到日期，请按“1月28日至2月4日放假，1月26日上班”的样子填写");
  for (const day of days.work) {
    if (days.off.has(day)) faults.push(`${spoken(day)}既写了放假，又写了上班`);
    else if (!isWeekend(year, day)) faults.push(`${spoken(day)}不是周末，本来就上班，不用填写`);
  }
  if (faults.length > 0) return { year: null, faults };
  const off = [...days.off].filter((day) => !isWeekend(year, day)).sort();
  return { year: { off, work: [...days.work].sort() }, faults: [] };
}

/** The year in the words that `readHolidayNotice` reads: 放假：1月1日、1月28日至2月4日. */
export function holidayWords(year: number, { off, work }: HolidayYear): string {
  const spans: string[][] = [];
  for (const day of off) {
    const last = spans.at(-1);
    if (last && follows(year, last.at(-1)!, day, work)) last.push(day);
    else spans.push([day]);
  }
  const offWords = spans.flatMap((days) =>
    days.length > 2 ? [`${spoken(days[0]!)}至${spoken(days.at(-1)!)}`] : days.map(spoken),
  );
  return [
    off.length > 0 ? `放假：${offWords.join("、")}` : "",
    work.length > 0 ? `上班：${work.map(spoken).join("、")}` : "",
  ]
    .filter(Boolean)
    .join("\n");
}

/** Whether between these days lies nothing but weekend days on which nobody works. */
function follows(year: number, day: string, next: string, work: readonly string[]): boolean {
  const between = at(year, day);
  for (;;) {
    between.setUTCDate(between.getUTCDate() + 1);
    const one = between.toISOString().slice(5, 10);
    if (one === next) return true;
    if (!isWeekend(year, one) || work.includes(one)) return false;
  }
}

function readSentence(
  year: number,
  sentence: string,
  days: Record<Word, Set<string>>,
  faults: string[],
): void {
  const tokens = tokensOf(sentence);
  /** Dates wait for the word behind them; after 放假： they need not. */
  let waiting: string[] = [];
  let led: Word | null = null;
  let last: Date_ | null = null;
  let ranging = false;
  for (const token of tokens) {
    if (token.at === "to") ranging = last !== null;
    else if (token.at === "word") {
      if (waiting.length > 0) {
        for (const day of waiting) days[token.word].add(day);
        waiting = [];
        led = null;
      } else led = token.word;
    } else {
      const { date } = token;
      if (token.year !== null && token.year !== year) {
        faults.push(`${token.year}年${date.month}月${date.day}日不在${year}年里，请填到那一年`);
        return;
      }
      if (!exists(year, date)) {
        faults.push(`${year}年没有${date.month}月${date.day}日`);
        return;
      }
      const found = ranging && last ? between(year, last, date) : [iso(date)];
      if (found.length === 0) faults.push(`${date.month}月${date.day}日在起始日期之前，请核对起止`);
      if (led) for (const day of found) days[led].add(day);
      else waiting.push(...found);
      last = date;
      ranging = false;
    }
  }
  if (waiting.length > 0) faults.push(`${spoken(waiting[0]!)}没有写明是放假还是上班`);
}

/** The month of a bare day (1月28日至31日) is the one before it. */
function tokensOf(sentence: string): Token[] {
  const tokens: Token[] = [];
  let month: number | null = null;
  for (const found of sentence.matchAll(TOKEN)) {
    const [, year, monthText, day, bareDay, to, off] = found;
    if (to) tokens.push({ at: "to" });
    else if (day) {
      month = Number(monthText);
      const date = { month, day: Number(day) };
      tokens.push({ at: "date", date, year: year ? Number(year) : null });
    } else if (bareDay) {
      if (month !== null)
        tokens.push({ at: "date", date: { month, day: Number(bareDay) }, year: null });
    } else tokens.push({ at: "word", word: off ? "off" : "work" });
  }
  return tokens;
}

const two = (n: number) => String(n).padStart(2, "0");
const iso = ({ month, day }: Date_) => `${two(month)}-${two(day)}`;
const at = (year: number, day: string) => new Date(`${year}-${day}T00:00:00Z`);

function exists(year: number, date: Date_): boolean {
  const on = at(year, iso(date));
  return !Number.isNaN(on.getTime()) && on.toISOString().slice(5, 10) === iso(date);
}

function between(year: number, from: Date_, to: Date_): string[] {
  const days: string[] = [];
  const end = at(year, iso(to));
  for (const day = at(year, iso(from)); day <= end; day.setUTCDate(day.getUTCDate() + 1))
    days.push(day.toISOString().slice(5, 10));
  return days;
}

const isWeekend = (year: number, day: string) => at(year, day).getUTCDay() % 6 === 0;
const spoken = (day: string) => `${Number(day.slice(0, 2))}月${Number(day.slice(3))}日`;
