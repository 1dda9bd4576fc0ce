import { describe, expect, it } from "vitest";
import { HOLIDAYS } from "~/app/platform/holidays";
import {
  addWorkingDays,
  dayKind,
  workingDayFrom,
  workingDaysBetween,
} from "~/app/platform/working-days";

describe("工作日", () => {
  it.each([
    ["2025-10-01", "holiday"],
    ["2025-10-11", "working"],
    ["2025-10-12", "weekend"],
    ["2026-02-14", "working"],
    ["2026-02-23", "holiday"],
    ["2024-09-30", "working"],
    ["2020-01-31", "holiday"],
  ])("%s 是 %s", (day, kind) => {
    expect(dayKind(day)).toBe(kind);
  });

  it("首日不计，跳过节假日，调休上班的周末计入", () => {
    expect(addWorkingDays("2025-09-26", 7)).toEqual({ day: "2025-10-13", known: true });
    expect(addWorkingDays("2026-02-13", 1)).toEqual({ day: "2026-02-14", known: true });
    expect(addWorkingDays("2026-02-14", 1)).toEqual({ day: "2026-02-24", known: true });
  });

  it("末日遇节假日的，是节后第一个工作日", () => {
    expect(workingDayFrom("2025-10-03").day).toBe("2025-10-09");
    expect(workingDayFrom("2025-04-27").day).toBe("2025-04-27");
  });

  it("没有节假日安排的年份按周一至周五算，并如实说明", () => {
    expect(addWorkingDays("2026-12-30", 3)).toEqual({ day: "2027-01-04", known: false });
    expect(addWorkingDays("2026-12-28", 3)).toEqual({ day: "2026-12-31", known: true });
    const calendar = { 2027: { off: ["01-01"], work: ["01-03"] } };
    expect(addWorkingDays("2026-12-31", 2, { ...HOLIDAYS, ...calendar })).toEqual({
      day: "2027-01-04",
      known: true,
    });
  });

  it("两日之间有几个工作日，首日不计、末日计入", () => {
    expect(workingDaysBetween("2025-09-26", "2025-10-13")).toEqual({ days: 7, known: true });
    expect(workingDaysBetween("2025-10-01", "2025-10-08")).toEqual({ days: 0, known: true });
  });

  it("日历里的每一天都存在：假日不写周末，上班只写周末", () => {
    for (const [year, { off, work }] of Object.entries(HOLIDAYS)) {
      for (const date of [...off, ...work]) {
        const day = new Date(`${year}-${date}T00:00:00Z`);
        expect(day.toISOString().slice(5, 10)).toBe(date);
        expect(day.getUTCDay() % 6 === 0).toBe(work.includes(date));
      }
    }
  });

  it("按周按年数出来的，同一天一天数的一样；几千年也一下数完", () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    const day = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10);
    for (let round = 0; round < 300; round += 1) {
      const from = 18_000 + random(3_000);
      const to = from + random(500) - 20;
      let days = 0;
      for (let at = from + 1; at <= to; at += 1) if (dayKind(day(at)) === "working") days += 1;
      expect(workingDaysBetween(day(from), day(to)).days).toBe(days);
    }
    expect(workingDaysBetween("2026-12-31", "9999-12-31")).toMatchObject({ known: false });
  });
});
