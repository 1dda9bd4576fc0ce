import { addMonths, daysIn, type FoundDay } from "~/app/drafts/dates";
import { halfWidth } from "~/app/drafts/lines";
import { anyNumber, CHINESE_NUMERALS } from "~/app/drafts/numerals";

/** `reckoned` where month and year are told by the notice's own date, as 本月30日 does. */
export type ToldDay = FoundDay & { reckoned?: boolean };

const N = `\\d{1,2}|[${CHINESE_NUMERALS}]{1,3}`;
const LAST = "(?:月份?\\s?(?:底|末|的?最后一[天日]))";
const TOLD = new RegExp(
  [
    `(?:(\\d{4})\\s?年\\s?)?(?<![\\d${CHINESE_NUMERALS}])(${N})\\s?${LAST}`,
    `([本这当下次])个?${LAST}`,
    `([本这当下次])个?月\\s?(${N})\\s?[日号]`,
    `(?<![\\p{Script=Han}\\d])月(?:底|末)(?=\\s?(?:之前|以前|前))`,
    `(?<=[于在至到])月(?:底|末)`,
  ].join("|"),
  "gu",
);

/** Every day of the sentence, 6月底 and 本月30日 among them, in order. */
export function toldDays(sentence: string, published: string | null): ToldDay[] {
  const written = daysIn(sentence);
  if (!sentence.includes("月")) return written;
  const reckoned: ToldDay[] = [];
  for (const match of halfWidth(sentence).matchAll(TOLD)) {
    const place = { at: match.index, end: match.index + match[0].length };
    if (match[2]) {
      const month = anyNumber(match[2]) ?? 0;
      const year = match[1] ? Number(match[1]) : null;
      if (month < 1 || month > 12) continue;
      reckoned.push({
        year,
        month,
        day: lengthOf(year ?? yearOf(month, published), month),
        ...place,
      });
    } else if (published) {
      const next = /[下次]/.test(match[3] ?? match[4] ?? "");
      const first = addMonths(`${published.slice(0, 7)}-01`, next ? 1 : 0);
      const [year, month] = first.split("-").map(Number) as [number, number];
      const length = lengthOf(year, month);
      const day = match[5] ? (anyNumber(match[5]) ?? 0) : length;
      if (day < 1 || day > length) continue;
      reckoned.push({ year, month, day, ...place, reckoned: true });
    }
  }
  if (reckoned.length === 0) return written;
  return [...written, ...reckoned].sort((left, right) => left.at - right.at);
}

/** In which year that month's end comes next. */
function yearOf(month: number, published: string | null): number {
  if (!published) return 2025;
  const year = Number(published.slice(0, 4));
  return month < Number(published.slice(5, 7)) ? year + 1 : year;
}

function lengthOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
