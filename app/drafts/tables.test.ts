import { expect, it } from "vitest";
import { parseOutline } from "~/app/drafts/parse-outline";

const paths = (...lines: string[]) =>
  parseOutline(["澄江市水网规划", "（征求意见稿）", ...lines].join("\n")).clauses.map(
    ({ path, heading }) => `${path} ${heading}`,
  );

const table = (caption: string) => [
  caption,
  "序号 工程名称 总投资",
  "1 东水西调 12.3",
  "2 西河治理 4.5",
];

it("表后接着编下去的标题，不论编号后有没有点，都不在表里", () => {
  expect(
    paths(
      "3 主要任务",
      "3.1 供水",
      "加强供水保障。",
      "3.2 防洪",
      ...table("表3-1 防洪工程表"),
      "3.3 排涝",
      ...table("表3-2 排涝工程表"),
      "4 保障措施",
      "4.1 加强组织",
      "加强组织领导。",
    ),
  ).toEqual([
    ...["3 主要任务", "3/3.1 供水", "3/3.1/¶1 ", "3/3.2 防洪", "3/3.2/¶1 表3-1 防洪工程表"],
    ...["3/3.3 排涝", "3/3.3/¶1 表3-2 排涝工程表", "4 保障措施", "4/4.1 加强组织", "4/4.1/¶1 "],
  ]);
});
