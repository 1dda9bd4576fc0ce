import { describe, expect, it } from "vitest";
import { readWindow } from "~/app/drafts/deadline";

const published = "2026-05-30";

describe("从公告日期算得出的日子", () => {
  it.each([
    ["请于6月底前反馈意见。", "2026-07-01T00:00:00+08:00"],
    ["请于六月末前反馈意见。", "2026-07-01T00:00:00+08:00"],
    ["请于6月最后一天前反馈意见。", "2026-07-01T00:00:00+08:00"],
    ["请于2月底前反馈意见。", "2027-03-01T00:00:00+08:00"],
    ["请于本月30日前反馈意见。", "2026-05-31T00:00:00+08:00"],
    ["公开征求意见时间为即日起至本月31日。", "2026-06-01T00:00:00+08:00"],
    ["意见反馈截止下月15日。", "2026-06-16T00:00:00+08:00"],
    ["请于次月10日17:00前反馈意见。", "2026-06-10T17:00:00+08:00"],
    ["请于下个月底前反馈意见。", "2026-07-01T00:00:00+08:00"],
    ["请于月底前反馈意见。", "2026-06-01T00:00:00+08:00"],
    ["请于下周五17:00前反馈意见。", "2026-06-05T17:00:00+08:00"],
    ["请于本周日前反馈意见。", "2026-06-01T00:00:00+08:00"],
  ])("“%s”读作 %s，并注明是推断的", (notice, expected) => {
    expect(readWindow(notice, published)).toMatchObject({ closesAt: expected, inferred: ["year"] });
    expect(readWindow(notice, null)).toBeNull();
  });

  it("漏写了“日”字的，照样读出", () => {
    expect(readWindow("请于2026年6月30前反馈意见。", null)).toMatchObject({
      closesAt: "2026-07-01T00:00:00+08:00",
      inferred: [],
    });
  });

  it("日期后面括号里的星期只是说明", () => {
    expect(readWindow("请于2026年6月5日（下周五）前反馈意见。", published)).toMatchObject({
      closesAt: "2026-06-06T00:00:00+08:00",
      inferred: [],
    });
  });

  it("写了年份的月底，就是那个月的最后一天，不必推断", () => {
    expect(readWindow("请于2028年2月底前反馈意见。", null)).toMatchObject({
      closesAt: "2028-03-01T00:00:00+08:00",
      inferred: [],
    });
    expect(readWindow("自2026年5月30日至6月底，公开征求意见。", null)).toMatchObject({
      opensAt: "2026-05-30T00:00:00+08:00",
      closesAt: "2026-07-01T00:00:00+08:00",
    });
  });

  it.each([
    "本方案拟于6月底前出台，欢迎提出意见。",
    "我局将于6月底前汇总公布意见采纳情况。",
    "各单位每月底前报送，征求意见另行通知。",
    "请于本月32日前反馈意见。",
  ])("“%s”里没有截止时间", (notice) => {
    expect(readWindow(notice, published)).toBeNull();
  });
});
