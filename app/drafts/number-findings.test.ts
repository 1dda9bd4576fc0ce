import { expect, it } from "vitest";
import { numberFindings } from "~/app/drafts/number-findings";
import { parseOutline } from "~/app/drafts/parse-outline";

const titles = (...lines: string[]) =>
  numberFindings(parseOutline(["澄江市测试办法（征求意见稿）", ...lines].join("\n")).clauses).map(
    ({ title }) => title,
  );

it("缺了的条、重复的条和跳过的项，都指出来", () => {
  expect(
    titles(
      "第一条 为了规范管理，制定本办法。",
      "第二条 单位应当履行下列义务：",
      "（一）建立台账；",
      "（三）定期巡查。",
      "第四条 市发展改革部门负责统筹。",
      "第五条 运营者应当接入平台。",
      "第五条 运营者应当公示价格。",
    ),
  ).toEqual([
    "“（一）”之后是“（三）”，编号不连续，请对照原件",
    "“第二条”之后是“第四条”，编号不连续，请对照原件",
    "编号“第五条”有两个，请对照原件",
  ]);
});

it("每章、每项下面重新编号的，第三级连着编的，都不算", () => {
  expect(
    titles(
      "一、总体要求",
      "（一）目标",
      "1.增加车位。",
      "2.改善秩序。",
      "（二）原则",
      "3.便民优先。",
      "二、主要任务",
      "（一）建设",
      "4.建设停车场。",
    ),
  ).toEqual([]);
});
