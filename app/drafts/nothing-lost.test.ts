import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compact, readLines } from "~/app/drafts/lines";
import type { Outline } from "~/app/drafts/outline";
import { parseOutline } from "~/app/drafts/parse-outline";
import { heldCharacters, sampleTexts, sortedCharacters } from "~/app/drafts/sample-texts";
import { partSections } from "~/app/drafts/sections";
import { unaccounted } from "~/tests/fuzz/account";

const allLines = Object.values(sampleTexts).flatMap((text) => text.split("\n"));
const lineEnd = fc.constantFrom("\n", "\n", "\n", "\r\n", "\r", "\v", "\f", "\u0085", "\u2028");
const anyLine = fc.oneof(
  fc.constantFrom(...allLines),
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.string({ unit: "binary", maxLength: 30 }),
);
const shuffledDocument = fc
  .array(fc.tuple(anyLine, lineEnd), { maxLength: 60 })
  .map((lines) => lines.flat().join(""));

/** Every line of every part, in the order in which the part holds them. */
function placesOf(text: string): number[][] {
  const parts = partSections(readLines(text));
  const { titles, notice, draft, explanation, attachments, signature, removed } = parts;
  return [titles, notice, draft, explanation, attachments.flat(), signature]
    .map((lines) => lines.map((line) => line.number))
    .concat([removed.map(({ line }) => line.number)]);
}

function expectWhole(text: string): void {
  const outline = parseOutline(text);
  expect(unaccounted(text, outline)).toEqual([]);
  expect(heldCharacters(outline)).toBe(sortedCharacters(text));
  const places = placesOf(text)
    .flat()
    .sort((left, right) => left - right);
  expect(places).toEqual(readLines(text).map((line) => line.number));
}

describe("导入不丢字", () => {
  it.each(Object.keys(sampleTexts))("样本 %s 的每一个字都在提纲里，而且只在一处", (name) => {
    expectWhole(sampleTexts[name]!);
  });

  it("行序打乱、拼接、夹杂任意字符和换行符的文本也不丢字", () => {
    fc.assert(fc.property(shuffledDocument, expectWhole), { numRuns: 400 });
  });

  it("公告、起草说明、附件和落款里的各行保持原文的先后", () => {
    fc.assert(
      fc.property(shuffledDocument, (text) => {
        for (const lines of placesOf(text).slice(0, -1)) {
          expect(lines).toEqual([...lines].sort((left, right) => left - right));
        }
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

describe("清点文字", () => {
  const text = sampleTexts.plan!;
  const outline = parseOutline(text);
  const first = outline.clauses[0]!;
  const changes: [string, Outline][] = [
    ["正文少了一个字", { ...outline, clauses: change({ text: first.text.slice(1) }) }],
    ["正文多了一个字", { ...outline, clauses: change({ text: `${first.text}的` }) }],
    ["正文两个字颠倒", { ...outline, clauses: change({ text: swapped(first.text) }) }],
    ["行号张冠李戴", { ...outline, clauses: change({ lines: [1, 1] }) }],
    ["条款重复", { ...outline, clauses: [first, ...outline.clauses] }],
    ["落款不见了", { ...outline, signature: "" }],
    ["公告多了一行", { ...outline, notice: `${outline.notice}\n特此公告。` }],
    ["移除的内容少了一处", { ...outline, removed: outline.removed.slice(1) }],
  ];

  function change(words: Partial<typeof first>) {
    return [{ ...first, ...words }, ...outline.clauses.slice(1)];
  }

  function swapped(words: string): string {
    return words.slice(1, 2) + words.slice(0, 1) + words.slice(2);
  }

  it.each(changes)("%s，查得出来", (_, changed) => {
    expect(unaccounted(text, outline)).toEqual([]);
    expect(unaccounted(text, changed)).not.toEqual([]);
  });
});

describe("看不见的字符", () => {
  it("零宽字符、方向控制符和控制字符算作空白，不妨碍识别编号", () => {
    const odd =
      "\ufeff\u200b一、\u200e总体\u2060要求\u0007\n（一）\u00ad坚持\u202e以人为本。\u0000";
    expect(parseOutline(odd).clauses.map(({ path, heading }) => [path, heading])).toEqual([
      ["一", "总体要求"],
      ["一/(一)", "坚持以人为本。"],
    ]);
    expect(compact(odd)).toBe("一、总体要求（一）坚持以人为本。");
  });

  it("软回车、分页符和少见的换行符把一行分成几段，行号仍按原文", () => {
    const soft =
      "一、总体要求\v（一）坚持以人为本。\f（二）坚持改革。\u2028（三）坚持创新。\u0085\n二、主要任务";
    expect(parseOutline(soft).clauses.map(({ path, lines }) => [path, lines[0]])).toEqual([
      ["一", 1],
      ["一/(一)", 1],
      ["一/(二)", 1],
      ["一/(三)", 1],
      ["二", 2],
    ]);
  });

  it.each([
    ["回车换行", "\r\n"],
    ["回车", "\r"],
    ["换行", "\n"],
  ])("以%s结束的行，行号一致", (_, end) => {
    const { clauses } = parseOutline(["一、总体要求", "", "二、主要任务"].join(end));
    expect(clauses.map(({ lines }) => lines)).toEqual([
      [1, 1],
      [3, 3],
    ]);
  });

  it("组合符号、生僻字、残缺的半个字符照原样保留", () => {
    const kept = "一、𠮷野家\u0301\ud83d，か\u3099。\ufffd\uf0b7⼀";
    const [clause] = parseOutline(kept).clauses;
    expect(clause!.marker + clause!.heading + clause!.text).toBe(kept);
  });
});
