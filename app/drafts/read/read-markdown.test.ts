import { expect, test } from "vitest";
import { readFile } from "./read-file";

const read = async (text: string, name = "草案.md") => {
  const found = await readFile(new TextEncoder().encode(text), name);
  if ("fault" in found) throw new Error(found.fault);
  return found;
};

test("Markdown is read as it prints", async () => {
  const source = [
    "# 白鹭市路灯管理办法",
    "",
    "**第一条** 为了*加强*管理，见[附件](a.md)。",
    "- 甲",
    "1. 乙_丙_丁",
    "> 引用的话",
    "| 序号 | 指标 |",
    "|------|:----:|",
    "| 1 | 泊位 |",
    "---",
    "2 \\* 3",
  ].join("\n");
  expect((await read(source)).text.split("\n")).toEqual([
    "白鹭市路灯管理办法",
    "",
    "第一条 为了加强管理，见附件。",
    "• 甲",
    "1. 乙_丙_丁",
    "引用的话",
    "序号\t指标",
    "1\t泊位",
    "2 * 3",
  ]);
});

test("what stands before the text of a Markdown file is listed as removed", async () => {
  const found = await read("---\ntitle: 办法\n---\n# 办法\n第一条 好。");
  expect(found.removed.map(({ line }) => line)).toEqual([1, 2, 3]);
});

test("a plain text with a single # keeps it", async () => {
  expect((await read("# 不是标题\n第一条 好。", "a.txt")).text).toBe("# 不是标题\n第一条 好。");
});
