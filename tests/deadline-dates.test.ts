import fc from "fast-check";
import { expect, it } from "vitest";
import { closingWords, endOfDayAfter, windowDays } from "~/app/consultations/window";
import { readWindow } from "~/app/drafts/deadline";
import { HOLIDAYS } from "~/app/platform/holidays";

/** Days since 1970-01-01 in the proleptic calendar: what the readings are held against. */
type Day = number;
const MS = 86_400_000;
const FIRST = Date.UTC(2016, 0, 1) / MS;
const LAST = Date.UTC(2026, 11, 31) / MS;
const iso = (day: Day) => new Date(day * MS).toISOString().slice(0, 10);
const parts = (day: Day) => {
  const [year, month, date] = iso(day).split("-").map(Number);
  return { year: year!, month: month!, date: date! };
};
const spoken = (day: Day) => {
  const { year, month, date } = parts(day);
  return `${year}年${month}月${date}日`;
};
const spokenWithoutYear = (day: Day) => {
  const { month, date } = parts(day);
  return `${month}月${date}日`;
};
const endOf = (day: Day) => `${iso(day + 1)}T00:00:00+08:00`;

const worked = (day: Day): boolean => {
  const year = HOLIDAYS[parts(day).year]!;
  const name = iso(day).slice(5);
  const weekend = [0, 6].includes(new Date(day * MS).getUTCDay());
  return weekend ? year.work.includes(name) : !year.off.includes(name);
};
const workingDaysAfter = (day: Day, count: number): Day => {
  let at = day;
  for (let left = count; left > 0; left -= worked(at) ? 1 : 0) at += 1;
  return at;
};

/** How a notice of `published` that runs until `last` may say so, and the end that is meant. */
const WORDINGS: Record<string, (published: Day, last: Day) => { notice: string; closes: string }> =
  {
    截止到: (_, last) => ({ notice: `意见反馈截止到${spoken(last)}。`, closes: endOf(last) }),
    日前: (_, last) => ({ notice: `请于${spoken(last)}前反馈意见。`, closes: endOf(last) }),
    "24时": (_, last) => ({ notice: `请于${spoken(last)}24时前反馈意见。`, closes: endOf(last) }),
    "17时": (_, last) => ({
      notice: `请于${spoken(last)}17:00前反馈意见。`,
      closes: `${iso(last)}T17:00:00+08:00`,
    }),
    起止: (published, last) => ({
      notice: `公开征求意见时间：${spoken(published)}至${spoken(last)}。`,
      closes: endOf(last),
    }),
    数字: (published, last) => ({
      notice: `征求意见时间为${iso(published)}至${iso(last)}。`,
      closes: endOf(last),
    }),
    即日起至: (_, last) => ({
      notice: `即日起至${spoken(last)}，公众可以提出意见。`,
      closes: endOf(last),
    }),
    没有年份: (_, last) => ({
      notice: `请于${spokenWithoutYear(last)}前反馈意见。`,
      closes: endOf(last),
    }),
    若干日: (published, last) => ({
      notice: `自公告之日起${last - published}日内，可以提出意见。`,
      closes: endOf(last),
    }),
    若干工作日: (published, last) => ({
      notice: `公示期为自公告之日起${((last - published) % 20) + 1}个工作日，请反馈意见。`,
      closes: endOf(workingDaysAfter(published, ((last - published) % 20) + 1)),
    }),
  };

const day = fc.integer({ min: FIRST, max: LAST - 130 });
/** A published day that is nothing special, or one of those that go wrong: 29 February, year ends, makeup days. */
const published = fc.oneof(
  { weight: 3, arbitrary: day },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...[2016, 2020, 2024].flatMap((year) => [
        Date.UTC(year, 1, 28) / MS,
        Date.UTC(year, 1, 29) / MS,
      ]),
      ...[2016, 2019, 2023, 2025].map((year) => Date.UTC(year, 11, 31) / MS),
      ...Object.entries(HOLIDAYS).flatMap(([year, { work }]) =>
        Number(year) < 2026
          ? work.map((name) => Date.parse(`${year}-${name}T00:00:00Z`) / MS - 3)
          : [],
      ),
    ),
  },
);

it("一万个日期，表上的每一种写法，读出的截止时刻都同逐日数出来的一样", () => {
  fc.assert(
    fc.property(
      published,
      fc.integer({ min: 1, max: 120 }),
      fc.constantFrom(...Object.keys(WORDINGS)),
      (from, length, wording) => {
        const { notice, closes } = WORDINGS[wording]!(from, from + length);
        expect(`${notice} ${readWindow(notice, iso(from))?.closesAt}`).toBe(`${notice} ${closes}`);
      },
    ),
    { numRuns: 10_000 },
  );
});

it("一万个日期，公布第二天起算的第N日24时截止，共N天，页面上写的就是那一天", () => {
  fc.assert(
    fc.property(
      published,
      fc.integer({ min: 0, max: 86_399 }),
      fc.integer({ min: 1, max: 120 }),
      (from, second, length) => {
        const opensAt = new Date(Date.parse(`${iso(from)}T00:00:00+08:00`) + second * 1_000);
        const closesAt = endOfDayAfter(opensAt, length);
        expect(closesAt).toEqual(new Date(endOf(from + length)));
        expect(windowDays(opensAt, closesAt)).toBe(length);
        expect(closingWords(closesAt)).toContain(`${spoken(from + length)}（星期`);
      },
    ),
    { numRuns: 10_000 },
  );
});
