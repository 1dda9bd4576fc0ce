import { expect, test } from "vitest";
import { fieldErrors } from "~/app/platform/field-errors";
import { HOLIDAYS } from "~/app/platform/holidays";
import { shanghai } from "~/app/platform/time";
import { publishForm } from "./publish-form";
import { readWindow, windowFields } from "./window-fields";

const now = shanghai(2026, 10, 11, 9, 30);
const filled = {
  title: "澄江市停车设施建设行动方案(征求意见稿)",
  summary: "",
  opens: "now",
  opensAt: "",
  closesOn: "2026-11-10",
  closesHour: "24",
  closesTime: "",
  shortWindowReason: "",
  visibility: "reviewed",
  "field-name": "optional",
  "field-organisation": "hidden",
  "field-contact": "required",
};

const terms = { calendar: HOLIDAYS, regulatoryDays: 7 };
const settings = (changed: object = {}) => publishForm(now, terms).parse({ ...filled, ...changed });
const faults = (changed: object = {}) => {
  const parsed = publishForm(now, terms).safeParse({ ...filled, ...changed });
  return parsed.success ? {} : fieldErrors(parsed.error);
};

test("a window that ends at 24:00 of its last day ends at the first instant of the next", () => {
  const { opensAt, closesAt } = settings();
  expect(opensAt).toEqual(now);
  expect(closesAt).toEqual(new Date("2026-11-11T00:00:00+08:00"));
});

test("thirty days, the day of publication not counted, need no reason", () => {
  expect(settings().shortWindowReason).toBeNull();
});

test("twenty-nine days are not blocked, but must be explained to the public", () => {
  const short = { closesOn: "2026-11-09" };
  expect(faults(short)).toEqual({
    shortWindowReason: "公示 29 天，少于 30 天，请向公众说明理由",
  });
  expect(settings({ ...short, shortWindowReason: " 防汛需要 " }).shortWindowReason).toBe(
    "防汛需要",
  );
});

test("a 行政规范性文件 is measured in working days, as many as the office has set", () => {
  // 10月12日至20日：11日是周日，10月10日是调休上班的周六。
  const seven = { rule: "regulatory", closesOn: "2026-10-20" };
  expect(settings(seven)).toMatchObject({ rule: "regulatory", shortWindowReason: null });
  expect(faults({ ...seven, closesOn: "2026-10-19" })).toEqual({
    shortWindowReason: "公示 8 天（6 个工作日），少于 7 个工作日，请向公众说明理由",
  });
  const ten = publishForm(now, { ...terms, regulatoryDays: 10 });
  expect(ten.safeParse({ ...filled, ...seven }).success).toBe(false);
});

test("a reason that is not needed is not published", () => {
  expect(settings({ shortWindowReason: "防汛需要" }).shortWindowReason).toBeNull();
});

test("an hour of closing is taken literally", () => {
  const { closesAt } = settings({ closesHour: "at", closesTime: "17:00" });
  expect(closesAt).toEqual(new Date("2026-11-10T17:00:00+08:00"));
});

test("a later opening is read in Beijing time", () => {
  const later = { opens: "later", opensAt: "2026-10-12T08:00", closesOn: "2026-11-11" };
  expect(settings(later).opensAt).toEqual(new Date("2026-10-12T00:00:00Z"));
});

test("every fault stands at its field, all at once", () => {
  expect(
    faults({ title: " ", opens: "later", opensAt: "", closesOn: "2026-04-31", closesHour: "24" }),
  ).toEqual({
    title: "请填写标题",
    opensAt: "请填写开始的日期和时间",
    closesOn: "请填写截止日期",
  });
});

test.each([
  [{ opens: "later", opensAt: "2026-10-11T09:29" }, "opensAt", "已经过去"],
  [{ closesOn: "2026-10-10" }, "closesOn", "已经过去"],
  [{ opens: "later", opensAt: "2026-12-01T00:00" }, "closesOn", "晚于开始"],
  [{ closesHour: "at", closesTime: "" }, "closesTime", "钟点"],
  [{ visibility: "always" }, "visibility", "怎样公开"],
  [{ "field-name": "perhaps" }, "field-name", "是否填写"],
  [{ summary: "长".repeat(501) }, "summary", "500 字"],
])("%j is refused at %s", (changed, field, words) => {
  expect(faults(changed)[field]).toContain(words);
});

test("what a form shows for a window reads back as that window", () => {
  for (const closesAt of [shanghai(2026, 11, 11), shanghai(2026, 11, 10, 17, 5)]) {
    const opensAt = shanghai(2026, 10, 12, 8);
    expect(readWindow(windowFields(opensAt, closesAt), now)).toEqual({ opensAt, closesAt });
    expect(readWindow(windowFields(null, closesAt), now)).toEqual({ opensAt: now, closesAt });
  }
});

test("an hour that no clock shows and a year mistyped are refused at their place", () => {
  expect(faults({ closesHour: "at", closesTime: "99:99" })).toHaveProperty("closesTime");
  expect(faults({ closesOn: "2206-11-10" })).toEqual({
    closesOn: "截止时间在两年以后，请核对年份；公布后只能延长，不能提前",
  });
  expect(faults({ closesOn: "9999-12-31" })).toHaveProperty("closesOn");
});
