import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readLines } from "~/app/drafts/lines";
import { parseOutline } from "~/app/drafts/parse-outline";
import { heldCharacters, sampleTexts, sortedCharacters } from "~/app/drafts/sample-texts";
import { partSections } from "~/app/drafts/sections";

const allLines = Object.values(sampleTexts).flatMap((text) => text.split("\n"));
const shuffledDocument = fc
  .array(fc.oneof(fc.constantFrom(...allLines), fc.string({ unit: "grapheme", maxLength: 30 })), {
    maxLength: 60,
  })
  .map((lines) => lines.join("\n"));

function placesOf(text: string): number[] {
  const { titles, notice, draft, explanation, attachments, signature, removed } = partSections(
    readLines(text),
  );
  return [titles, notice, draft, explanation, attachments.flat(), signature]
    .flatMap((lines) => lines.map((line) => line.number))
    .concat(removed.map(({ line }) => line.number))
    .sort((left, right) => left - right);
}

describe("导入不丢字", () => {
  it.each(Object.keys(sampleTexts))("样本 %s 的每一个字都在提纲里，而且只在一处", (name) => {
    const text = sampleTexts[name]!;
    expect(heldCharacters(parseOutline(text))).toBe(sortedCharacters(text));
    expect(placesOf(text)).toEqual(readLines(text).map((line) => line.number));
  });

  it("行序打乱、拼接、夹杂任意字符的文本也不丢字", () => {
    fc.assert(
      fc.property(shuffledDocument, (text) => {
        expect(heldCharacters(parseOutline(text))).toBe(sortedCharacters(text));
        expect(placesOf(text)).toEqual(readLines(text).map((line) => line.number));
      }),
      { numRuns: 400 },
    );
  });

  it("任意输入都得到编号连续、层级不跳跃的提纲", () => {
    fc.assert(
      fc.property(shuffledDocument, (text) => {
        const { clauses } = parseOutline(text);
        expect(clauses.map((clause) => clause.number)).toEqual(clauses.map((_, at) => at + 1));
        clauses.forEach((clause, at) => {
          expect(clause.depth).toBeLessThanOrEqual((clauses[at - 1]?.depth ?? -1) + 1);
          expect(clause.path.split("/")).toHaveLength(clause.depth + 1);
        });
      }),
      { numRuns: 200 },
    );
  });

  it("空白文本得到空的提纲，并说明没有找到正文", () => {
    const outline = parseOutline(" \n\u3000\n");
    expect(outline.clauses).toEqual([]);
    expect(outline.warnings.map((warning) => warning.code)).toContain("no-clauses");
  });
});
