import { expect, test } from "vitest";
import { dateWords, dayNumber } from "~/app/platform/time";
import { daysOf, startOfDay } from "./campaign-days";

const at = (text: string) => new Date(`${text}+08:00`);
const day = (text: string) => dayNumber(at(`${text}T12:00`));

test("every day since the opening has its count, also one on which nobody came", () => {
  const counts = [
    { day: day("2026-11-03"), count: 30 },
    { day: day("2026-11-05"), count: 1 },
  ];
  const { step, bars } = daysOf(counts, at("2026-11-02T00:00"), at("2026-11-06T23:59"));
  expect(step).toBe(1);
  expect(bars.map(({ count }) => count)).toEqual([0, 30, 0, 1, 0]);
  expect(dateWords(startOfDay(bars[0]!.day))).toBe("2026年11月2日");
});

test("a letter dated before the opening is not lost, nor one that was entered later", () => {
  const counts = [
    { day: day("2026-10-31"), count: 2 },
    { day: day("2026-11-09"), count: 3 },
  ];
  const { bars } = daysOf(counts, at("2026-11-02T00:00"), at("2026-11-06T23:59"));
  expect(bars).toHaveLength(10);
  expect(bars[0]!.count + bars.at(-1)!.count).toBe(5);
});

test("a window that closes at midnight ends with the day before", () => {
  const counts = [{ day: day("2026-11-19"), count: 30 }];
  const { bars } = daysOf(counts, at("2026-11-18T00:00"), at("2026-11-21T00:00"));
  expect(bars.map(({ count }) => count)).toEqual([0, 30, 0]);
  expect(dateWords(startOfDay(bars.at(-1)!.day))).toBe("2026年11月20日");
});

test("over many weeks a bar is a week, and the sum stays", () => {
  const counts = Array.from({ length: 90 }, (_, i) => ({ day: day("2026-01-01") + i, count: i }));
  const { step, bars } = daysOf(counts, at("2026-01-01T00:00"), at("2026-03-31T00:00"));
  expect(step).toBe(7);
  expect(bars).toHaveLength(13);
  expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe((89 * 90) / 2);
});
