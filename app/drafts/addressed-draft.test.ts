import { describe, expect, it } from "vitest";
import { parseOutline } from "~/app/drafts/parse-outline";
import { sketch } from "~/app/drafts/sample-texts";

const read = (...lines: string[]) => parseOutline(lines.join("\n"));
const notice = [
  "关于公开征求《澄江市关于加强养犬管理的通知（征求意见稿）》意见的公告",
  "现将《澄江市关于加强养犬管理的通知（征求意见稿）》公开征求意见，请于2026年6月30日前寄至江滨路8号。",
  "澄江市公安局",
  "2026年5月30日",
];
const salutation = "各县（市、区）人民政府，市直各单位：";
const body = ["现就有关事项通知如下：", "一、加强登记。", "二、加强巡查。"];
const draft = ["澄江市关于加强养犬管理的通知", "（征求意见稿）", salutation, ...body];

describe("草案本身是通知的", () => {
  it("草案题目之下的抬头属于草案，不属于公告", () => {
    const outline = read(...notice, ...draft);
    expect(outline.notice).not.toContain(salutation);
    expect(sketch(outline.clauses)).toEqual([
      "¶1 各县（市、区）人",
      "¶2 现就有关事项通知",
      "一 加强登记。",
      "二 加强巡查。",
    ]);
  });

  it("没有公告、题目写明征求意见稿的，也是", () => {
    expect(read(...draft).clauses[0]).toMatchObject({ path: "¶1", text: salutation });
  });

  it("题目和抬头之下说的是征求意见的，抬头属于公告", () => {
    const asked = "为加强养犬管理，现将通知（征求意见稿）发给你们征求意见，请于6月30日前反馈。";
    expect(read(...draft.slice(0, 3), asked).notice).toContain(salutation);
  });
});
