import { describe, expect, it } from "vitest";
import { parseOutline } from "~/app/drafts/parse-outline";

const read = (...attached: string[]) =>
  parseOutline(
    [
      "关于公开征求《澄江市养犬条例（草案）》意见的公告",
      "现将《澄江市养犬条例（草案）》及说明公开征求意见，请于2026年6月30日前寄至江滨路8号。",
      "澄江市司法局",
      "2026年5月30日",
      "附件1",
      "澄江市养犬条例（草案）",
      "第一条 为规范养犬，制定本条例。",
      "第二条 养犬应当登记。",
      "第三条 本条例自2026年9月1日起施行。",
      ...attached,
    ].join("\n"),
  );

describe("附在草案之后的说明", () => {
  it.each([
    ["附件2", "说　明"],
    ["附件2：说明"],
    ["附件2", "有关说明"],
    ["附件2", "关于《澄江市养犬条例（草案）》起草工作的说明"],
  ])("题为“%s%s”的，就是起草说明", (...head) => {
    const outline = read(...head, "一、制定的必要性", "群众反映养犬扰民。");
    expect(outline.explanation).toContain("群众反映养犬扰民。");
    expect(outline.attachments).toEqual([]);
    expect(outline.warnings.map(({ code }) => code)).not.toContain("no-explanation");
  });

  it("填表说明仍是附件", () => {
    const outline = read("附件2", "填表说明", "一律用黑色墨水填写。");
    expect(outline.explanation).toBe("");
    expect(outline.attachments).toHaveLength(1);
  });
});
