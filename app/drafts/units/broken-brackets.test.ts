import { describe, expect, it } from "vitest";
import { parseOutline } from "~/app/drafts/parse-outline";

const clausesOf = (...lines: string[]) => parseOutline(lines.join("\n")).clauses;

describe("断成几行的责任单位括号", () => {
  it("仍是上面那一条的一个括号，牵头和成员都读得出", () => {
    const clauses = clausesOf(
      "一、总体要求",
      "（一）建设数据平台。搭建统一底座，接入各类数据。",
      "（牵头单位：市发改委",
      "责任单位：市工信局、市科技局）",
      "（二）推广应用。在各县区推广。（市数据局负责）",
    );
    expect(clauses.map(({ path }) => path)).toEqual(["一", "一/(一)", "一/(二)"]);
    const quote = "（牵头单位：市发改委\n责任单位：市工信局、市科技局）";
    expect(clauses[1]).toMatchObject({
      text: `搭建统一底座，接入各类数据。\n${quote}`,
      lines: [2, 4],
      units: [{ lead: ["市发改委"], members: ["市工信局", "市科技局"], quote }],
    });
  });

  it("括号的开头在句末，或者自成一行，或者末行写的是时限，都一样", () => {
    const clauses = clausesOf(
      "一、推广应用。在各县区推广。（牵头单位：市数据局",
      "配合单位：市财政局）",
      "二、做好保障。落实资金安排。",
      "（",
      "牵头单位：市财政局；",
      "责任单位：市教育局（市体育局）、市人社局；",
      "完成时限：2026年12月）",
      "三、开展培训",
      "【责任单位：市人社局",
      "】",
    );
    expect(clauses.map(({ units }) => units.map(({ lead, members }) => [lead, members]))).toEqual([
      [[["市数据局"], ["市财政局"]]],
      [[["市财政局"], ["市教育局（市体育局）", "市人社局"]]],
      [[[], ["市人社局"]]],
    ]);
  });

  it("断行处的逗号不算文字中断", () => {
    const [clause] = clausesOf(
      "一、开展培训。分批进行。",
      "（牵头单位：市人社局、市财政局，",
      "责任单位：市残联）",
    );
    expect(clause).toMatchObject({ flags: [], units: [{ members: ["市残联"] }] });
  });

  it("没有合上的括号不吞掉下面的条款", () => {
    const clauses = clausesOf(
      "一、编制手册",
      "（责任单位：市司法局",
      "二、继续推进。完善机制。（市信访局负责）",
    );
    expect(clauses.map(({ path }) => path)).toEqual(["一", "一/¶1", "二"]);
    expect(clauses[2]?.units).toMatchObject([{ members: ["市信访局"] }]);
  });
});
