import { describe, expect, it } from "vitest";
import { parseOutline } from "~/app/drafts/parse-outline";
import { heldCharacters, sketch, sortedCharacters } from "~/app/drafts/sample-texts";

const notice = [
  "关于公开征求《澄江市岸线办法（征求意见稿）》《澄江市趸船细则（征求意见稿）》意见的公告",
  "现将《澄江市岸线办法（征求意见稿）》《澄江市趸船细则（征求意见稿）》公开征求意见，请于2025年4月9日前反馈。",
  "澄江市交通运输局",
  "2025年3月10日",
];
const first = [
  "澄江市岸线办法（征求意见稿）",
  "第一条 为规范岸线使用，制定本办法。",
  "第二条 使用岸线应当申报。（市交通运输局牵头，下同）",
  "第三条 本办法自2025年9月1日起施行，此前的规定与本办法不一致的，以本办法为准，由市交通运输局解释。",
];
const second = [
  "第一条 为规范趸船停靠，制定本细则。",
  "第二条 趸船应当备案。",
  "第三条 本细则自2025年9月1日起施行。",
];
const paths = ["第一条 为规范岸线使用，", "第二条 使用岸线应当申报", "第三条 本办法自2025"];
const below = [
  "¶1 澄江市趸船细则（征求意见稿）",
  "¶1/第一条 为规范趸船停靠，",
  "¶1/第二条 趸船应当备案。",
  "¶1/第三条 本细则自2025",
];

function read(...lines: string[]) {
  const text = [...notice, ...lines].join("\n");
  const outline = parseOutline(text);
  expect(heldCharacters(outline)).toBe(sortedCharacters(text));
  return outline;
}

describe("一份公告附有几份草案", () => {
  it.each([
    ["写在后一个附件里", ["附件1", ...first, "附件2", "澄江市趸船细则（征求意见稿）", ...second]],
    ["题目分两行", ["附件1", ...first, "附件2", "澄江市趸船细则", "（征求意见稿）", ...second]],
    ["接在前一份后面", [...first, "澄江市趸船细则（征求意见稿）", ...second]],
    ["接在前一份后面、题目分两行", [...first, "澄江市趸船细则", "（征求意见稿）", ...second]],
  ])("后一份%s的，各条排在它的题目之下，可以逐条提意见", (_, lines) => {
    const outline = read(...lines);
    expect(outline.title).toBe("澄江市岸线办法（征求意见稿）");
    expect(sketch(outline.clauses)).toEqual([...paths, ...below]);
    expect(outline.attachments).toEqual([]);
    expect(outline.warnings.find(({ code }) => code === "several-drafts")?.message).toBe(
      "一份公告附有几份草案，各份的条款都已列出，请核对是否合并征求意见",
    );
  });

  it("后一份的题目没有写征求意见稿、条数另起的，也排在它的题目之下", () => {
    const { clauses, warnings } = read(...first, "澄江市趸船细则", ...second);
    expect(sketch(clauses)).toEqual([...paths, "¶1 澄江市趸船细则", ...below.slice(1)]);
    expect(warnings.map(({ code }) => code)).toContain("several-drafts");
  });

  it("题目由单位另起一行的，连同单位一起是题目", () => {
    const head = ["澄江市人民政府", "关于趸船的若干规定", "（草案）"];
    expect(sketch(read(...first, ...head, ...second).clauses)).toEqual([
      ...paths,
      `¶1 ${head.join("")}`,
      ...below.slice(1),
    ]);
  });

  it.each([
    ["没有编号的表格", ["澄江市趸船登记表（征求意见稿）", "船名", "吨位", "备注"]],
    ["前一份的修改对照", ["澄江市岸线办法（征求意见稿）", ...second]],
  ])("附件是%s的，仍是附件", (_, lines) => {
    const outline = read("附件1", ...first, "附件2", ...lines);
    expect(sketch(outline.clauses)).toEqual(paths);
    expect(outline.attachments.map(({ title }) => title)).toEqual(["附件2"]);
  });
});
