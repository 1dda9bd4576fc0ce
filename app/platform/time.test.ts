import { describe, expect, test } from "vitest";
import { maskName } from "./names";
import { dateWords, dayNumber, exactWords, instantWords, isoShanghai, shanghai } from "./time";

describe("times as a person in Shanghai says them", () => {
  test("an instant near midnight belongs to the day of Shanghai", () => {
    const at = new Date("2026-11-09T16:00:00Z");
    expect(dateWords(at)).toBe("2026年11月10日");
    expect(instantWords(at)).toBe("2026年11月10日（星期二）00:00");
    expect(exactWords(new Date(at.getTime() - 1))).toBe("2026年11月9日 23时59分59秒");
    expect(isoShanghai(at)).toBe("2026-11-10T00:00:00+08:00");
    expect(dayNumber(at) - dayNumber(new Date(at.getTime() - 1))).toBe(1);
  });

  test("the wall clock leads back to the instant", () => {
    expect(shanghai(2026, 11, 10).toISOString()).toBe("2026-11-09T16:00:00.000Z");
    expect(shanghai(2028, 2, 28, 24).toISOString()).toBe("2028-02-28T16:00:00.000Z");
  });
});

describe("a public name", () => {
  test("shows the surname alone", () => {
    expect(maskName("张三")).toBe("张*");
    expect(maskName("张三丰")).toBe("张**");
    expect(maskName("欧阳小明")).toBe("欧阳**");
    expect(maskName(" 李 ")).toBe("李*");
    expect(maskName("Alice Wang")).toBe("A***");
    expect(maskName("")).toBe("");
  });
});
