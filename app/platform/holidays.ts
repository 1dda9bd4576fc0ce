/**
 * The days off on which one would work, and the weekend days on which one works, as `MM-DD` in
 * Asia/Shanghai. Days off that fall on a weekend need no entry.
 */
export type HolidayYear = { off: readonly string[]; work: readonly string[] };
export type HolidayCalendar = Readonly<Record<number, HolidayYear>>;

const year = (off: string, work: string): HolidayYear => ({
  off: off.split(" "),
  work: work.split(" "),
});

/** The calendar from that year on: what a page needs that counts ahead. */
export const yearsFrom = (calendar: HolidayCalendar, year: number): HolidayCalendar =>
  Object.fromEntries(Object.entries(calendar).filter(([one]) => Number(one) >= year));

/**
 * From the State Council's yearly notices on the arrangement of holidays (国务院办公厅关于部分节假日
 * 安排的通知), which come out each autumn: the next year is one entry more. A year that is not here
 * is unknown, and whoever counts in it is told so.
 */
export const HOLIDAYS: HolidayCalendar = {
  2016: year(
    "01-01 02-08 02-09 02-10 02-11 02-12 04-04 05-02 06-09 06-10 09-15 09-16 10-03 10-04 10-05 10-06 10-07",
    "02-06 02-14 06-12 09-18 10-08 10-09",
  ),
  2017: year(
    "01-02 01-27 01-30 01-31 02-01 02-02 04-03 04-04 05-01 05-29 05-30 10-02 10-03 10-04 10-05 10-06",
    "01-22 02-04 04-01 05-27 09-30",
  ),
  2018: year(
    "01-01 02-15 02-16 02-19 02-20 02-21 04-05 04-06 04-30 05-01 06-18 09-24 10-01 10-02 10-03 10-04 10-05 12-31",
    "02-11 02-24 04-08 04-28 09-29 09-30 12-29",
  ),
  2019: year(
    "01-01 02-04 02-05 02-06 02-07 02-08 04-05 05-01 05-02 05-03 06-07 09-13 10-01 10-02 10-03 10-04 10-07",
    "02-02 02-03 04-28 05-05 09-29 10-12",
  ),
  2020: year(
    "01-01 01-24 01-27 01-28 01-29 01-30 01-31 04-06 05-01 05-04 05-05 06-25 06-26 10-01 10-02 10-05 10-06 10-07 10-08",
    "01-19 04-26 05-09 06-28 09-27 10-10",
  ),
  2021: year(
    "01-01 02-11 02-12 02-15 02-16 02-17 04-05 05-03 05-04 05-05 06-14 09-20 09-21 10-01 10-04 10-05 10-06 10-07",
    "02-07 02-20 04-25 05-08 09-18 09-26 10-09",
  ),
  2022: year(
    "01-03 01-31 02-01 02-02 02-03 02-04 04-04 04-05 05-02 05-03 05-04 06-03 09-12 10-03 10-04 10-05 10-06 10-07",
    "01-29 01-30 04-02 04-24 05-07 10-08 10-09",
  ),
  2023: year(
    "01-02 01-23 01-24 01-25 01-26 01-27 04-05 05-01 05-02 05-03 06-22 06-23 09-29 10-02 10-03 10-04 10-05 10-06",
    "01-28 01-29 04-23 05-06 06-25 10-07 10-08",
  ),
  2024: year(
    "01-01 02-12 02-13 02-14 02-15 02-16 04-04 04-05 05-01 05-02 05-03 06-10 09-16 09-17 10-01 10-02 10-03 10-04 10-07",
    "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12",
  ),
  2025: year(
    "01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02 10-01 10-02 10-03 10-06 10-07 10-08",
    "01-26 02-08 04-27 09-28 10-11",
  ),
  2026: year(
    "01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 10-07",
    "01-04 02-14 02-28 05-09 09-20 10-10",
  ),
};
