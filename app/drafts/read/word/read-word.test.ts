import { describe, expect, test } from "vitest";
import {
  level,
  numberingXml,
  paragraph,
  type WordFile,
  wordFile,
  words,
} from "~/tests/fixtures/files/word-file";
import { readFile } from "../read-file";
import { formatNumber } from "./number-formats";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const NOTHING = '<w:suff w:val="nothing"/>';

async function read(file: WordFile) {
  const found = await readFile(new Uint8Array(wordFile(file)));
  if ("fault" in found) throw new Error(found.fault);
  return { ...found, lines: found.text.split("\n") };
}

const item = (text: string, list: number, at = 0) => paragraph(words(text), { list, level: at });

describe("numbers that Word prints", () => {
  test.each([
    ["chineseCounting", [1, 10, 11, 20, 99], "一 十 十一 二十 九十九"],
    ["chineseCountingThousand", [10, 100, 101, 110, 123], "十 一百 一百零一 一百一十 一百二十三"],
    ["ideographDigital", [1, 10, 21], "一 一〇 二一"],
    ["japaneseCounting", [3, 12], "三 十二"],
    ["chineseLegalSimplified", [1, 10, 23], "壹 壹拾 贰拾叁"],
    ["decimalFullWidth", [1, 12], "１ １２"],
    ["decimalEnclosedCircle", [1, 20, 21, 36], "① ⑳ ㉑ 36"],
    ["decimalEnclosedParen", [1, 20], "⑴ ⒇"],
    ["decimalEnclosedFullstop", [1, 20], "⒈ ⒛"],
    ["ideographTraditional", [1, 10, 11], "甲 癸 甲"],
    ["ideographZodiac", [1, 12], "子 亥"],
    ["lowerLetter", [1, 26, 27], "a z aa"],
    ["upperRoman", [4, 9, 2026], "IV IX MMXXVI"],
    ["lowerRoman", [14], "xiv"],
    ["decimalZero", [1, 10], "01 10"],
    ["unheardOf", [7], "7"],
  ])("in the format %s", (format, values, printed) => {
    expect(values.map((value) => formatNumber(value, format)).join(" ")).toBe(printed);
  });

  const list = (levels: string[], more = "") =>
    numberingXml(
      [{ id: 1, levels }],
      [
        [1, 1],
        [2, 1, more],
      ],
    );

  test("count deeper levels anew, and print the numbers above", async () => {
    const levels = [
      level(0, "decimal", "%1"),
      level(1, "decimal", "%1.%2"),
      level(2, "decimal", "%1.%2.%3"),
    ];
    const body = [0, 1, 2, 2, 1, 2, 0, 1].map((at) => item("甲", 1, at)).join("");
    const { lines } = await read({ body, numbering: list(levels) });
    expect(lines).toEqual([
      "1 甲",
      "1.1 甲",
      "1.1.1 甲",
      "1.1.2 甲",
      "1.2 甲",
      "1.2.1 甲",
      "2 甲",
      "2.1 甲",
    ]);
  });

  test("run on where the level says so", async () => {
    const levels = [
      level(0, "chineseCounting", "（%1）", NOTHING),
      level(1, "decimal", "%2.", `<w:lvlRestart w:val="0"/>${NOTHING}`),
    ];
    const body = [0, 1, 1, 0, 1].map((at) => item("甲", 1, at)).join("");
    const { lines } = await read({ body, numbering: list(levels) });
    expect(lines).toEqual(["（一）甲", "1.甲", "2.甲", "（二）甲", "3.甲"]);
  });

  test("go on in another list of the same definition, unless it says where it starts", async () => {
    const levels = [level(0, "decimal", "%1.", NOTHING)];
    const body = item("甲", 1) + item("乙", 2) + item("丙", 2);
    expect((await read({ body, numbering: list(levels) })).lines).toEqual(["1.甲", "2.乙", "3.丙"]);
    const over = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>';
    const begun = await read({ body, numbering: list(levels, over) });
    expect(begun.lines).toEqual(["1.甲", "5.乙", "6.丙"]);
  });

  test("are plain digits below Chinese ones where the level is legal", async () => {
    const levels = [
      level(0, "chineseCounting", "第%1章"),
      level(1, "decimal", "%1.%2", "<w:isLgl/>"),
    ];
    const { lines } = await read({
      body: item("总则", 1) + item("目的", 1, 1),
      numbering: list(levels),
    });
    expect(lines).toEqual(["第一章 总则", "1.1 目的"]);
  });

  test("come from the style of a paragraph and the style below it; number 0 takes them away", async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="x"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Own"><w:name w:val="y"/><w:basedOn w:val="Base"/></w:style>';
    const body =
      paragraph(words("甲"), { style: "Own" }) +
      paragraph(words("乙"), { style: "Own", list: 0 }) +
      paragraph(words("丙"), { style: "Base" });
    const { lines } = await read({
      body,
      styles,
      numbering: list([level(0, "japaneseCounting", "第%1条")]),
    });
    expect(lines).toEqual(["第一条 甲", "乙", "第二条 丙"]);
  });

  test("are not counted for what was deleted, and bullets are printed as signs", async () => {
    const gone = `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:del w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>`;
    const levels = [level(0, "decimal", "%1、", NOTHING), level(1, "bullet", "\uf06c")];
    const body = `${item("甲", 1)}${gone}${item("乙", 1)}${item("丙", 1, 1)}`;
    const { lines, notes } = await read({ body, numbering: list(levels) });
    expect(lines).toEqual(["1、甲", "2、乙", "● 丙"]);
    expect(notes).toEqual([
      { code: "changes-accepted", message: expect.stringContaining("2 处修订") },
    ]);
  });
});

describe("a Word file", () => {
  test("has its tracked changes accepted", async () => {
    const body = paragraph(
      `${words("罚款")}<w:del w:id="1"><w:r><w:delText>一万元</w:delText></w:r></w:del><w:ins w:id="2">${words("二万元")}</w:ins>`,
    );
    const { lines, notes } = await read({ body });
    expect(lines).toEqual(["罚款二万元"]);
    expect(notes.map(({ code }) => code)).toEqual(["changes-accepted"]);
  });

  test("has one line for a row of a table, and cells parted by tabs", async () => {
    const cell = (text: string) => `<w:tc>${paragraph(words(text))}</w:tc>`;
    const row = (...cells: string[]) => `<w:tr>${cells.map(cell).join("")}</w:tr>`;
    const body = `${paragraph(words("附表"))}<w:tbl>${row("序号", "指标", "数值")}${row("1", "泊位", "18个")}</w:tbl>`;
    expect((await read({ body })).lines).toEqual(["附表", "序号\t指标\t数值", "1\t泊位\t18个"]);
  });

  test("has its notes at the end with their marks, and its line breaks as lines", async () => {
    const body =
      paragraph(`${words("白鹭市人民政府")}<w:r><w:br/></w:r>${words("管理办法")}`) +
      paragraph(
        `${words("第一条 港口")}<w:r><w:footnoteReference w:id="2"/></w:r>${words("开放。")}`,
      );
    const xml = `<w:footnotes ${W}><w:footnote w:id="2">${paragraph(words("指内河港口。"))}</w:footnote></w:footnotes>`;
    const { lines } = await read({
      body,
      parts: [{ name: "footnotes.xml", kind: "footnotes", xml }],
    });
    expect(lines).toEqual([
      "白鹭市人民政府",
      "管理办法",
      "第一条 港口[1]开放。",
      "[1] 指内河港口。",
    ]);
  });

  test("loses its comments, and it is told how many", async () => {
    const xml = `<w:comments ${W}><w:comment w:id="0">${paragraph(words("此处再议"))}</w:comment></w:comments>`;
    const body = paragraph(`${words("第一条 好。")}<w:r><w:commentReference w:id="0"/></w:r>`);
    const { text, notes } = await read({
      body,
      parts: [{ name: "comments.xml", kind: "comments", xml }],
    });
    expect(text).toBe("第一条 好。");
    expect(notes).toEqual([
      { code: "comments-left-out", message: expect.stringContaining("1 条批注") },
    ]);
  });

  test("keeps the words of a text box once, and lists its header among what was removed", async () => {
    const box = (inside: string) => `<w:txbxContent>${inside}</w:txbxContent>`;
    const inner = paragraph(words("框内的字"));
    const body = paragraph(
      `<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps">${box(inner)}</mc:Choice><mc:Fallback><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>${box(inner)}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>${words("框外的字")}`,
    );
    const { lines, removed } = await read({ body, header: "内部资料" });
    expect(lines.filter((line) => line.includes("框内的字"))).toHaveLength(1);
    expect(lines).toContain("框外的字");
    expect(removed.map(({ line, reason }) => `${reason} ${lines[line - 1]}`)).toEqual([
      "页眉页脚 内部资料",
    ]);
  });
});
