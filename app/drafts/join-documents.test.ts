import { describe, expect, it } from "vitest";
import { type DocumentPart, joinDocuments } from "~/app/drafts/join-documents";
import { readLines } from "~/app/drafts/lines";
import { heldCharacters, sampleTexts, sortedCharacters } from "~/app/drafts/sample-texts";

const notice = [
  "关于公开征求《澄江市路灯管理办法（征求意见稿）》意见的公告",
  "我局起草了《澄江市路灯管理办法（征求意见稿）》，现公开征求意见，请于2025年5月20日前反馈。",
  "一、电子邮箱：ld@chengjiang.example.cn",
  "二、联系电话：0890-2661000",
  "澄江市城市管理局",
  "2025年4月20日",
].join("\n");
const draft = [
  "澄江市路灯管理办法",
  "（征求意见稿）",
  "第一条 为加强路灯管理，制定本办法。",
  "第二条 路灯应当按时开启。",
].join("\n");
const explanation = "起草说明\r\n一、起草背景\r\n路灯老旧。\r\n二、主要内容\r\n共二条。";
const table = "路灯分布表\n东城 120盏\n西城 96盏";

const given = (role: DocumentPart["role"]): DocumentPart[] => [
  { role: role === "auto" ? role : "notice", name: "公告.docx", text: notice },
  { role: role === "auto" ? role : "draft", name: "办法（征求意见稿）.docx", text: draft },
  { role: role === "auto" ? role : "explanation", name: "起草说明.docx", text: explanation },
  { role: role === "auto" ? role : "attachment", name: "分布表.docx", text: table },
];

describe("一次征求意见的几份文件", () => {
  it.each(["auto", "notice"] as const)("公告、草案、起草说明和附件各归其位（%s）", (role) => {
    const { outline } = joinDocuments(given(role));
    expect(outline).toMatchObject({
      kind: "consultation",
      title: "澄江市路灯管理办法（征求意见稿）",
      office: "澄江市城市管理局",
      published: "2025-04-20",
      window: { closesAt: "2025-05-21T00:00:00+08:00" },
      contacts: { emails: ["ld@chengjiang.example.cn"], phones: ["0890-2661000"] },
      attachments: [{ title: "路灯分布表", text: "东城 120盏\n西城 96盏" }],
    });
    expect(outline.clauses.map(({ path }) => path)).toEqual(["第一条", "第二条"]);
    expect(outline.explanation).toContain("路灯老旧");
  });

  it("草案末尾列出的附件另有文件的，附件只有一份", () => {
    const [call, text, , attached] = given("notice");
    const listed = { ...text!, text: `${draft}\n附件：路灯分布表` };
    const { outline } = joinDocuments([call!, listed, attached!]);
    expect(outline.attachments.map(({ title }) => title)).toEqual(["路灯分布表"]);
    expect(outline.removed.map(({ text: one }) => one)).toContain("附件：路灯分布表");
  });

  it("行号从头数到尾，每一行都在合成的文本里", () => {
    const { text, outline } = joinDocuments(given("auto"));
    const lines = text.split("\n");
    for (const clause of outline.clauses) {
      expect(lines[clause.lines[0] - 1]).toContain(clause.text.slice(0, 6));
    }
    for (const { lines: span, text: removed } of outline.removed) {
      expect(lines[span[0] - 1]?.trim()).toBe(removed);
    }
  });

  it("先给草案、后给公告也一样", () => {
    const { outline } = joinDocuments(given("auto").reverse());
    expect(outline).toMatchObject({ title: "澄江市路灯管理办法（征求意见稿）" });
    expect(outline.window?.closesAt).toBe("2025-05-21T00:00:00+08:00");
    expect(outline.clauses).toHaveLength(2);
  });

  it("公告另有草案文件的，公告里编号的渠道不成条款", () => {
    const { outline } = joinDocuments([
      { role: "notice", name: "a", text: sampleTexts["rules-notice"]! },
      { role: "draft", name: "b", text: draft },
    ]);
    expect(outline.clauses.map(({ path }) => path)).toEqual(["第一条", "第二条"]);
  });

  it("无论各文件被当作什么，一个字也不丢，行号不重不漏", () => {
    const roles = ["notice", "draft", "explanation", "attachment", "auto"] as const;
    const samples = Object.values(sampleTexts);
    roles.forEach((role, offset) => {
      const parts = samples
        .slice(offset, offset + 4)
        .map((text, index) => ({ role: index === 1 ? role : roles[index]!, name: "", text }));
      const { text, outline } = joinDocuments(parts);
      expect(heldCharacters(outline)).toBe(sortedCharacters(parts.map((one) => one.text).join("")));
      expect(readLines(text).at(-1)?.number).toBeLessThanOrEqual(text.split("\n").length);
    });
  });
});
