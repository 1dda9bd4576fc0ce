import { describe, expect, it } from "vitest";
import { applyStandingLead, isUnitLine, readUnits } from "~/app/drafts/units";

const one = (text: string) => {
  const [bracket, ...others] = readUnits(text);
  expect(others).toEqual([]);
  return bracket;
};

describe("责任单位", () => {
  it("分工负责的单位都是成员，组与组之间的逗号也是分隔", () => {
    expect(one("建设航道。(市交通局、市财政局,澄江港口集团分工负责)")).toEqual({
      lead: [],
      members: ["市交通局", "市财政局", "澄江港口集团"],
      mode: "分工负责",
      standing: null,
      quote: "(市交通局、市财政局,澄江港口集团分工负责)",
    });
  });

  it("牵头的单独列出，其余按职责分工负责", () => {
    expect(one("推广应用。（市发改委、市海渔局牵头，市科技局按职责分工负责）")).toMatchObject({
      lead: ["市发改委", "市海渔局"],
      members: ["市科技局"],
      mode: "牵头，按职责分工负责",
    });
  });

  it("写明牵头单位和责任单位的，按标签读", () => {
    expect(one("(牵头单位:市交通局;责任单位:市发改委、市大数据局,各县市区)")).toMatchObject({
      lead: ["市交通局"],
      members: ["市发改委", "市大数据局", "各县市区"],
      mode: "牵头单位/责任单位",
    });
  });

  it.each([
    ["（市水务局指导，各区政府落实，市财政局配合）", [], ["市水务局", "各区政府", "市财政局"]],
    ["（市商务局等负责）", [], ["市商务局"]],
    ["（由市发改委会同市财政局负责）", ["市发改委"], ["市财政局"]],
    ["（市发改委和市财政局牵头负责）", ["市发改委", "市财政局"], []],
    ["【责任单位：市财政局；完成时限：2025年底】", [], ["市财政局"]],
    ["(市生态环境局牵头)", ["市生态环境局"], []],
  ])("%s 读得出谁牵头、谁参加", (text, lead, members) => {
    expect(one(text)).toMatchObject({ lead, members });
  });

  it("单位名称里的“和”不是分隔", () => {
    expect(one("(责任单位:市自然资源和规划局、市口岸和物流发展中心)")?.members).toEqual([
      "市自然资源和规划局",
      "市口岸和物流发展中心",
    ]);
  });

  it("“以下不再列出”作为此后通行的规则单独记下", () => {
    const rule = "各项任务均需各县市区人民政府落实,以下不再列出";
    expect(one(`(市发改委牵头,市科技局负责,${rule})`)).toMatchObject({
      lead: ["市发改委"],
      members: ["市科技局"],
      standing: rule,
    });
  });

  it("“列第一位者为牵头单位，下同”对此后没有写明牵头的括号都有效", () => {
    const brackets = applyStandingLead([
      readUnits("（市住建局、市财政局分工负责，列第一位者为牵头单位，下同）"),
      readUnits("（市水务局、市城管局分工负责）"),
      readUnits("（市城管局牵头，市水务局配合）"),
    ]);
    expect(brackets.map(([bracket]) => bracket?.lead)).toEqual([
      ["市住建局"],
      ["市水务局"],
      ["市城管局"],
    ]);
  });

  it("一段之中的几个括号逐一读出", () => {
    const text = "修建泵站（市水务局负责），改造管网（市住建局负责）。";
    expect(readUnits(text).map(({ members }) => members)).toEqual([["市水务局"], ["市住建局"]]);
  });

  it("单独成行的牵头单位和责任单位合为一组", () => {
    expect(one("工作组\n牵头单位:市商务局\n责任单位:市直有关部门、单位")).toMatchObject({
      lead: ["市商务局"],
      members: ["市直有关部门、单位"],
    });
    expect(isUnitLine("牵头单位:市商务局")).toBe(true);
    expect(isUnitLine("（市交通局牵头）")).toBe(true);
    expect(isUnitLine("市交通局应当加强管理。")).toBe(false);
  });

  it.each([
    "《规划（2021—2035年）》（征求意见稿）",
    "沿海大通道(聊城-泰安-莱芜)",
    "集聚区内企业(单位)申报",
    "重点河流(小清河等)",
    "区域全面经济伙伴关系协定(RCEP)",
  ])("“%s”里的括号不是责任单位", (text) => {
    expect(readUnits(text)).toEqual([]);
  });
});
