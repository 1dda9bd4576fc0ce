import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holidayWords, readHolidayNotice } from "./holiday-notice";
import { HOLIDAYS } from "./holidays";

describe("节假日安排", () => {
  it("照国务院办公厅通知的写法读：起止、括号里的星期、调休上班", () => {
    const text = `一、元旦：1月1日（周三）放假1天，不调休。
      二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
      三、清明节：4月4日（周五）至6日（周日）放假，共3天。
      四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
      五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
      六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。`;
    expect(readHolidayNotice(2025, text)).toEqual({ year: HOLIDAYS[2025], faults: [] });
  });

  it("自己列的也读：先写放假或者上班，后写日期", () => {
    expect(readHolidayNotice(2027, "放假：2027年1月1日、2-5、2月8日至10日\n上班：1月3日")).toEqual({
      year: { off: ["01-01", "02-05", "02-08", "02-09", "02-10"], work: ["01-03"] },
      faults: [],
    });
  });

  it("放假落在周末的不必列，系统自己略去", () => {
    expect(readHolidayNotice(2027, "1月1日至3日放假").year).toEqual({ off: ["01-01"], work: [] });
  });

  it.each([
    ["", "没有读到日期"],
    ["2月30日放假", "2027年没有2月30日"],
    ["1月4日上班", "1月4日不是周末"],
    ["1月1日", "1月1日没有写明是放假还是上班"],
    ["2026年12月31日放假", "2026年12月31日不在2027年里"],
    ["1月9日放假。1月9日上班", "1月9日既写了放假，又写了上班"],
    ["2月4日至1月28日放假", "1月28日在起始日期之前"],
  ])("“%s”读不通，说明为什么", (text, fault) => {
    const { year, faults } = readHolidayNotice(2027, text);
    expect(year).toBeNull();
    expect(faults.join("；")).toContain(fault);
  });

  it("写出来的安排再读进去，一天不差；系统自带的各年都是这样", () => {
    for (const [year, days] of Object.entries(HOLIDAYS))
      expect(readHolidayNotice(Number(year), holidayWords(Number(year), days))).toEqual({
        year: days,
        faults: [],
      });
  });

  it("连着的日子写成起止，中间的周末算在里面", () => {
    expect(holidayWords(2025, HOLIDAYS[2025]!)).toBe(
      "放假：1月1日、1月28日至2月4日、4月4日、5月1日至5月5日、6月2日、10月1日至10月8日\n" +
        "上班：1月26日、2月8日、4月27日、9月28日、10月11日",
    );
  });

  it("随便什么文字都不出错，读出的每一天都在日历里", () => {
    const piece = fc.constantFrom(
      "1月",
      "31日",
      "至",
      "放假",
      "上班",
      "，",
      "。",
      "2027年",
      "2-3",
      "（",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (parts) => {
        const { year } = readHolidayNotice(2027, parts.join(""));
        for (const day of [...(year?.off ?? []), ...(year?.work ?? [])])
          expect(new Date(`2027-${day}T00:00:00Z`).toISOString().slice(5, 10)).toBe(day);
      }),
    );
  });
});
