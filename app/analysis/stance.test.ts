import { describe, expect, test } from "vitest";
import { leaning, STANCE_HINTS, stanceHints } from "./stance";
import { sentences } from "./stance.sentences.fixture";

const stances = (text: string) => stanceHints(text).map(({ stance }) => stance);

describe("hints at the stance of a comment", () => {
  test("of the sentences written for it nearly every hint is right, and few are missed", () => {
    expect(sentences.length).toBeGreaterThanOrEqual(100);
    const wrong: string[] = [];
    const counts = STANCE_HINTS.map((stance) => {
      let [right, said, meant] = [0, 0, 0];
      for (const [text, truth] of sentences) {
        const hinted = stances(text).includes(stance);
        const is = truth.includes(stance);
        if (hinted) said++;
        if (is) meant++;
        if (hinted && is) right++;
        if (hinted !== is) wrong.push(`${stance}${hinted ? "+" : "-"} ${text}`);
      }
      return { stance, precision: right / said, recall: right / meant };
    });
    for (const { stance, precision, recall } of counts) {
      expect.soft(precision, `${stance}: ${wrong.join("\n")}`).toBeGreaterThanOrEqual(0.95);
      expect.soft(recall, `${stance}: ${wrong.join("\n")}`).toBeGreaterThanOrEqual(0.9);
    }
  });

  test("each hint tells the words that gave it, as they stand in the comment", () => {
    const text = "坚决反对涨价，建议先公布成本，建议听证。";
    expect(stanceHints(text)).toEqual([
      { stance: "oppose", words: ["坚决反对"] },
      { stance: "propose", words: ["建议"] },
    ]);
    for (const [sentence] of sentences)
      for (const { words } of stanceHints(sentence))
        for (const word of words) expect(sentence).toContain(word);
  });

  test("a comment leans one way only if it says so and nothing against it", () => {
    expect(leaning(stanceHints("坚决支持这个办法"))).toBe(1);
    expect(leaning(stanceHints("坚决反对这个办法"))).toBe(-1);
    expect(leaning(stanceHints("支持这个办法，但罚款不合理"))).toBe(0);
    expect(leaning(stanceHints("停车费每小时五元"))).toBe(0);
  });

  test("a comment that only repeats itself is read to its end", () => {
    for (const piece of ["我", "什么", "是否", "都也很", "多次", "至今没有", "请希望"])
      expect(stances(`坚决反对。${piece.repeat(4000)}`)).toContain("oppose");
  });
});
