import { describe, expect, test } from "vitest";
import { shanghai } from "~/app/platform/time";
import { closingWords, endOfDayAfter, remainingWords, statusAt, windowDays } from "./window";

describe("the window", () => {
  test("the day of opening is not counted, the last day is", () => {
    expect(windowDays(shanghai(2024, 10, 11, 9), shanghai(2024, 11, 11))).toBe(30);
    expect(windowDays(shanghai(2024, 1, 2), shanghai(2024, 1, 10))).toBe(7);
  });

  test("a window of N days ends at 24:00 of day N, across years and 29 February", () => {
    expect(endOfDayAfter(shanghai(2027, 12, 15, 9), 30)).toEqual(shanghai(2028, 1, 15));
    expect(endOfDayAfter(shanghai(2028, 2, 20, 23), 10)).toEqual(shanghai(2028, 3, 2));
  });

  test("a consultation is open from its opening to just before its closing", () => {
    const dates = {
      opensAt: shanghai(2026, 11, 1),
      closesAt: shanghai(2026, 12, 2),
      answeredAt: null,
      withdrawnAt: null,
    };
    expect(statusAt(dates, new Date(dates.opensAt.getTime() - 1))).toBe("planned");
    expect(statusAt(dates, dates.opensAt)).toBe("open");
    expect(statusAt(dates, new Date(dates.closesAt.getTime() - 1))).toBe("open");
    expect(statusAt(dates, dates.closesAt)).toBe("closed");
    expect(statusAt({ ...dates, answeredAt: dates.closesAt }, dates.closesAt)).toBe("answered");
    expect(statusAt({ ...dates, withdrawnAt: dates.opensAt }, dates.opensAt)).toBe("withdrawn");
  });

  test("the closing is said as a person says it", () => {
    expect(closingWords(shanghai(2026, 11, 11))).toBe("2026年11月10日（星期二）24时截止（含当日）");
    expect(closingWords(shanghai(2026, 11, 10, 17))).toBe("2026年11月10日（星期二）17:00截止");
  });

  test("what remains is said in days, then in hours, then in minutes", () => {
    const closesAt = shanghai(2026, 11, 11);
    expect(remainingWords(closesAt, shanghai(2026, 11, 7, 9))).toBe("还有 3 天");
    expect(remainingWords(closesAt, shanghai(2026, 11, 10, 9))).toBe("还有 15 小时");
    expect(remainingWords(closesAt, shanghai(2026, 11, 10, 23, 30))).toBe("还有 30 分钟");
    expect(remainingWords(closesAt, closesAt)).toBe("已经截止");
  });
});
