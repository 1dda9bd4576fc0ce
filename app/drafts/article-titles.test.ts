import { describe, expect, it } from "vitest";
import { parseOutline } from "~/app/drafts/parse-outline";

const articles = (...lines: string[]) =>
  parseOutline(["澄江市消费补贴实施细则（征求意见稿）", ...lines].join("\n"))
    .clauses.filter(({ markerKind }) => markerKind === "第X条")
    .map(({ heading, text }) => [heading, text]);

describe("条的标题", () => {
  it("独占一行的和用空格隔开的都读得出", () => {
    expect(
      articles(
        "第一条 支持范围",
        "对个人消费者给予补贴。",
        "第二条 补贴标准",
        "（一）一级能效补贴20%。",
        "（二）二级能效补贴15%。",
        "第三条　活动时间　本活动到2027年12月31日结束。",
        "第四条 本细则自2027年1月1日起施行。",
      ),
    ).toEqual([
      ["支持范围", ""],
      ["补贴标准", ""],
      ["活动时间", "本活动到2027年12月31日结束。"],
      ["", "本细则自2027年1月1日起施行。"],
    ]);
  });

  it("只有一条带空格的，不是标题", () => {
    expect(
      articles(
        "第一条 为规范补贴，制定本细则。",
        "第二条 各级人民政府 应当加强领导，保障经费。",
        "第三条 商务部门负责组织实施。",
      ),
    ).toContainEqual(["", "各级人民政府 应当加强领导，保障经费。"]);
  });
});
