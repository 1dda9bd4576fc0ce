import { describe, expect, it } from "vitest";
import { parseOutline } from "~/app/drafts/parse-outline";
import { readFile } from "~/app/drafts/read/read-file";
import { isUnitHeader } from "~/app/drafts/units/unit-tables";

const unitsIn = (...lines: string[]) => {
  const { clauses } = parseOutline(
    ["一、重点任务", ...lines, "二、组织保障", "加强领导。"].join("\n"),
  );
  expect(clauses).toHaveLength(4);
  return clauses[1]!.units.map(({ lead, members, quote }) => [lead, members, quote]);
};

describe("任务表里的责任单位", () => {
  it("每一行的牵头单位和配合单位各成一组，引的是单元格里的字", () => {
    expect(
      unitsIn(
        "序号\t重点任务\t牵头单位\t配合单位\t完成时限",
        "1\t建设平台，接入数据\t市发改委\t市财政局、市数据局\t2026年",
        "2\t推广应用\t市商务局\t\t2027年",
        "3\t总结经验\t\t各县区\t2027年",
      ),
    ).toEqual([
      [["市发改委"], ["市财政局", "市数据局"], "市发改委\t市财政局、市数据局"],
      [["市商务局"], [], "市商务局"],
      [[], ["各县区"], "各县区"],
    ]);
  });

  it("只有任务和责任单位两栏的，单元格里写明谁牵头的，竖线和空格隔开的，都读得出", () => {
    expect(
      unitsIn("任务\t责任单位", "建设平台。接入数据。\t市发改委", "推广\t市商务局牵头，市残联配合"),
    ).toEqual([
      [[], ["市发改委"], "市发改委"],
      [["市商务局"], ["市残联"], "市商务局牵头，市残联配合"],
    ]);
    expect(
      unitsIn("|任务|牵头单位|责任单位|", "|---|---|---|", "|建设平台|市发改委|市残联|"),
    ).toEqual([[["市发改委"], ["市残联"], "市发改委|市残联"]]);
    expect(unitsIn("任务　　责任部门　　时限", "建设平台　　市发改委　　2026年")).toEqual([
      [[], ["市发改委"], "市发改委"],
    ]);
  });

  it("前面的单元格合并、后面的单元格空着，也对得上栏目；对不上的不读", () => {
    expect(
      unitsIn(
        "序号\t任务\t牵头单位\t配合单位",
        "1\t建设平台\t市发改委",
        "接入数据\t市数据局\t市财政局",
        "说明\t按月报告",
      ),
    ).toEqual([
      [["市发改委"], [], "市发改委"],
      [["市数据局"], ["市财政局"], "市数据局\t市财政局"],
    ]);
  });

  it("没有序号栏的表，缺格的行按单位名称对栏目", () => {
    expect(
      unitsIn(
        "任务\t措施\t牵头单位\t配合单位",
        "建平台\t接入\t市发改委",
        "推广\t市商务局\t市残联、各区政府",
      ),
    ).toEqual([
      [["市发改委"], [], "市发改委"],
      [["市商务局"], ["市残联", "各区政府"], "市商务局\t市残联、各区政府"],
    ]);
  });

  it("栏目名写在单位前面的一格，照样读", () => {
    expect(unitsIn("任务\t建设平台\t备注", "牵头单位\t市发改委\t配合单位\t市财政局")).toEqual([
      [["市发改委"], ["市财政局"], "市发改委\t配合单位\t市财政局"],
    ]);
    expect(isUnitHeader("牵头单位\t市发改委")).toBe(false);
    expect(isUnitHeader("任务\t牵头单位")).toBe(true);
  });

  it("没有单位名称的表格没有责任单位", () => {
    expect(unitsIn("任务\t方式\t责任单位", "建设\t自建\t牵头单位/责任单位")).toEqual([]);
    expect(unitsIn("类别\t单位\t标准", "餐饮企业\t平方米\t2元")).toEqual([]);
  });

  it("网页里的表格一行是一组", async () => {
    const row = (...cells: string[]) =>
      `<tr>${cells.map((one) => `<td>${one}</td>`).join("")}</tr>`;
    const table = [
      row("序号", "任务", "牵头单位", "配合单位"),
      row("1", "建设平台", "<p>市发改委</p><p>市工信局</p>", ""),
      row("2", "接入数据", "市数据局", "市财政局、各县区"),
    ].join("");
    const html = `<!DOCTYPE html><body><p>一、重点任务，请抓好落实。</p><table>${table}</table></body>`;
    const read = await readFile(new TextEncoder().encode(html));
    const { clauses } = parseOutline("text" in read ? read.text : "");
    expect(clauses.at(-1)?.units).toMatchObject([
      { lead: ["市发改委", "市工信局"], members: [], mode: "牵头单位" },
      { lead: ["市数据局"], members: ["市财政局", "各县区"], mode: "牵头单位/配合单位" },
    ]);
  });
});
