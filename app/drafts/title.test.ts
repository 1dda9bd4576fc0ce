import { describe, expect, it } from "vitest";
import { parseOutline } from "~/app/drafts/parse-outline";

const read = (quoted: string, ...heading: string[]) =>
  parseOutline(
    [
      `关于公开征求《${quoted}》意见的公告`,
      `现将《${quoted}》公开征求意见，请于2026年6月30日前寄至江滨路8号。`,
      "澄江市司法局",
      "2026年5月30日",
      ...heading,
      "一、将第三条修改为：“养犬应当登记。”",
      "二、删去第五条。",
    ].join("\n"),
  );

describe("题目里还有书名号的", () => {
  it.each([
    ["关于修改〈澄江市养犬条例〉的决定", "关于修改《澄江市养犬条例》的决定"],
    ["关于修改<澄江市养犬条例>的决定", "关于修改《澄江市养犬条例》的决定"],
    ["关于修改《澄江市养犬条例》的决定", "关于修改《澄江市养犬条例》的决定"],
    ["关于修改〈澄江市养犬条例〉的决定", "关于修改澄江市养犬条例的决定"],
  ])("公告中的“%s”与草案上的“%s”是同一个，取草案上的", (quoted, heading) => {
    const outline = read(quoted, heading);
    expect(outline.title.replace(/[《》]/g, "")).toBe("关于修改澄江市养犬条例的决定");
    expect(outline.warnings.map(({ code }) => code)).not.toContain("title-differs");
    if (heading.includes("《")) expect(outline.title).toBe(heading);
  });

  it("草案上没有题目的，从公告中取，书名号还原为双的", () => {
    expect(read("关于修改〈澄江市养犬条例〉的决定（草案）").title).toBe(
      "关于修改《澄江市养犬条例》的决定（草案）",
    );
  });
});
