import { describe, expect, it } from "vitest";
import { parseOutline } from "~/app/drafts/parse-outline";
import { heldCharacters, sortedCharacters } from "~/app/drafts/sample-texts";
import { bodies, describeBody } from "~/tests/fixtures/documents/expected-body";

describe("草案正文与人工写下的结果一致", () => {
  describe.each(bodies)("文件 $name", ({ text, expected }) => {
    const outline = parseOutline(text);
    const found = describeBody(outline, expected);

    it("各级条款的条数一致，没有多出的条款", () => {
      expect(found.counts).toEqual(expected.counts);
    });

    it("每一条的位置、编号形式和开头的字一致", () => {
      expect(found.clauses).toEqual(expected.clauses);
    });

    it("每个责任单位括号的牵头、成员、方式和通行规则一致", () => {
      expect(found.units).toEqual(expected.units.map((line) => tidy(line)));
    });

    it("需要核对的地方都提示，没有多余的提示", () => {
      expect(found.flags).toEqual(expected.flags);
    });

    it("移除的行、附件和落款一致", () => {
      expect(found.removed).toEqual(expected.removed);
      expect(found.attachments).toEqual(expected.attachments);
      expect(found.signature).toEqual(expected.signature);
    });

    it("不丢一个字", () => {
      expect(heldCharacters(outline)).toBe(sortedCharacters(text));
    });
  });
});

function tidy(line: string): string {
  const [path, lead, members, mode, standing] = line.split("|").map((part) => part.trim());
  return [path, lead, members, mode, standing ?? ""].join(" | ").replace(/ +/g, " ").trim();
}
