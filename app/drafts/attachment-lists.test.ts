import { describe, expect, it } from "vitest";
import { parseOutline } from "~/app/drafts/parse-outline";
import { heldCharacters, sortedCharacters } from "~/app/drafts/sample-texts";

const draft = [
  "澄江市平台评审办法（征求意见稿）",
  "第一条 为规范评审，制定本办法。",
  "第二条 评审应当公开。",
  "第三条 本办法自2026年9月1日起施行。",
];
const cells = ["项目名称", "建设地点", "评审意见", "签字"];

function read(...lines: string[]) {
  const text = [...draft, ...lines].join("\n");
  const outline = parseOutline(text);
  expect(heldCharacters(outline)).toBe(sortedCharacters(text));
  expect(outline.clauses.map(({ path }) => path)).toEqual(["第一条", "第二条", "第三条"]);
  return outline;
}

describe("草案之后的附件", () => {
  it.each(["附表：澄江市平台评审表", "附件：评审流程图", "附件1：评审意见样式"])(
    "“%s”之下的各格属于它，不是最后一条的款",
    (title) => {
      expect(read(title, ...cells).attachments).toEqual([{ title, text: cells.join("\n") }]);
    },
  );

  it.each([
    ["一件", ["附件：澄江市平台评审表"], ["附件", "澄江市平台评审表", ...cells]],
    [
      "两件",
      ["附件：1.澄江市平台评审表", "2.评审流程图"],
      ["附件1", "澄江市平台评审表", ...cells, "附件2：评审流程图", "受理", "评审"],
    ],
    ["题目分两行", ["附件：澄江市平台评审表"], ["附件", "澄江市", "平台评审表", ...cells]],
  ])("先列出目录、后印出全文的（%s），每件只有一份，目录归入移除的文字", (_, list, attached) => {
    const outline = read(...list, ...attached);
    expect(outline.attachments.every(({ text }) => text !== "")).toBe(true);
    expect(outline.removed.filter(({ reason }) => reason === "附件目录")).toHaveLength(list.length);
  });

  it("只有目录、没有全文的，目录留在附件里", () => {
    const outline = read("附件：1.澄江市平台评审表", "2.评审流程图");
    expect(outline.attachments[0]).toMatchObject({ title: "附件：1.澄江市平台评审表" });
  });
});
