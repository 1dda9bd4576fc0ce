import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DECISIONS } from "~/db/tables/triage";
import { draftStatement } from "./draft-statement";
import { csvCell } from "./formats/csv.server";
import { xlsxText } from "./formats/xlsx-text";
import { addUp, NO_TOTALS, pointsSentence, ratesWords, shareWords, totalsSentence } from "./totals";

const row = fc.record({
  decision: fc.constantFrom(...DECISIONS, null),
  senders: fc.integer({ min: 1, max: 500 }),
});

describe("the sums in words", () => {
  test("the parts named in the sentence always make the whole that it names", () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        const [whole, ...parts] = totalsSentence(addUp(rows)).match(/\d+/g)!.map(Number);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole);
        expect(whole).toBe(rows.reduce((sum, each) => sum + each.senders, 0));
      }),
    );
  });

  test("the sentence names the four decisions, what is open only while something is, and nothing", () => {
    const decided = addUp([
      { decision: "adopted", senders: 2 },
      { decision: "rejected", senders: 31 },
    ]);
    expect(totalsSentence(decided)).toBe(
      "共征集 33 条，采纳 2 条，部分采纳 0 条，不采纳 31 条，解释说明 0 条",
    );
    expect(pointsSentence(decided)).toContain("计 2 条");
    expect(totalsSentence(addUp([{ decision: null, senders: 1 }]))).toContain("未处理完 1 条");
    expect(totalsSentence(NO_TOTALS)).toBe("未收到意见");
    expect(pointsSentence(NO_TOTALS)).toBe("");
  });

  test("the rates count what was taken up in part, and say so; without comments there are none", () => {
    const totals = addUp([
      { decision: "adopted", senders: 2 },
      { decision: "partly", senders: 1 },
      { decision: "rejected", senders: 1 },
      { decision: null, senders: 1 },
    ]);
    expect(ratesWords(totals)).toEqual(["采纳率 60%（含部分采纳）", "答复率 80%"]);
    expect(ratesWords(NO_TOTALS)).toEqual(["未收到意见"]);
  });

  test("a share that is not nothing is never written as 0%", () => {
    expect(shareWords(1, 1_000)).toBe("不足1%");
    expect(shareWords(0, 1_000)).toBe("0%");
    expect(shareWords(1, 3)).toBe("33%");
  });

  test("the drafted statement names period, days, channels and sums", () => {
    const facts = {
      title: "澄江市停车设施建设行动方案(征求意见稿)",
      officeName: "澄江市发展和改革委员会",
      visibility: "reviewed" as const,
      opensAt: new Date("2026-10-11T16:00:00Z"),
      closesAt: new Date("2026-11-11T16:00:00Z"),
      channels: [
        { channel: "site" as const, comments: 2 },
        { channel: "letter" as const, comments: 1 },
      ],
      totals: addUp([{ decision: "adopted", senders: 3 }]),
    };
    const text = draftStatement(facts);
    expect(text).toContain("2026年10月12日至2026年11月11日");
    expect(text).toContain("为期 30 日");
    expect(text).toContain("其中本网站 2 条、来信 1 条");
    expect(text).toContain(totalsSentence(facts.totals));
    expect(draftStatement({ ...facts, channels: [], totals: NO_TOTALS })).toContain("未收到意见");
  });
});

describe("cells", () => {
  test.each(["=1+1", "+86", "-2", "@SUM(A1)", "\tx", "\rx", "＝1+1"])(
    "a csv cell that begins like a formula is text: %j",
    (text) => {
      expect(csvCell(text)).toMatch(/^"?'/);
      expect(csvCell(text)).toContain(text);
    },
  );

  test("a csv cell reads back as it was, whatever it holds", () => {
    const unquote = (cell: string) =>
      cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const cell = csvCell(text);
        expect(unquote(cell).replace(/^'/, "")).toBe(text.replace(/^'/, ""));
        if (!cell.startsWith('"')) expect(cell).not.toMatch(/[",\r\n]/);
      }),
    );
  });

  test("a workbook's text is cut at what a cell holds, and its escapes stay text", () => {
    expect(xlsxText("字".repeat(40_000))).toHaveLength(32_767);
    expect(xlsxText("字".repeat(40_000))).toContain("以下略");
    expect(xlsxText("_x0041_")).toBe("_x005F_x0041_");
    expect(xlsxText("a\uFFFEb")).toBe("ab");
  });
});
