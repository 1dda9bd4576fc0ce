import { expect, test } from "vitest";
import { type Piece, pdfFile, setLines } from "~/tests/fixtures/files/pdf-file";
import { readFile } from "../read-file";
import { withoutRadicals } from "./radicals";

async function read(pages: readonly (readonly Piece[])[]) {
  const found = await readFile(pdfFile(pages));
  if ("fault" in found) throw new Error(found.fault);
  const reasons = new Map(found.removed.map(({ line, reason }) => [line, reason]));
  const lines = found.text.split("\n").map((text, at) => {
    const reason = reasons.get(at + 1);
    return reason ? `[${reason}] ${text}` : text;
  });
  return { lines, notes: found.notes };
}

const SENTENCE =
  "港口应当按照规划建设公用锚地和水上服务区，为过往船舶提供加油供水和垃圾接收服务，并且向社会公布收费标准。";
const paragraphs = (count: number) =>
  Array.from({ length: count }, (_, at) => `${"甲乙丙丁戊己庚辛壬癸子丑"[at % 12]}，${SENTENCE}`);

test("wrapped lines of a PDF are paragraphs again, also across pages", async () => {
  const given = paragraphs(12);
  const pieces = setLines(given, { x: 90, y: 760, signs: 33 });
  const cut = pieces.findIndex((piece) => piece.y < 700 && piece.x === 90);
  const second = pieces
    .slice(cut)
    .map((piece) => ({ ...piece, y: piece.y + 760 - pieces[cut]!.y }));
  const number = (page: string): Piece => ({ text: `－${page}－`, x: 280, y: 40 });
  const { lines } = await read([
    [...pieces.slice(0, cut), number("１")],
    [...second, number("２")],
  ]);
  expect(lines.filter((line) => !line.startsWith("["))).toEqual(given);
});

test("two columns are read one after the other, and a title across both comes first", async () => {
  const left = paragraphs(6);
  const right = paragraphs(12).slice(6);
  const { lines } = await read([
    [
      { text: "白鹭市港口管理办法征求意见稿以及起草说明全文", x: 130, y: 790, size: 15 },
      ...setLines(left, { x: 60, y: 750, signs: 18 }),
      ...setLines(right, { x: 310, y: 750, signs: 18 }),
    ],
  ]);
  expect(lines).toEqual(["白鹭市港口管理办法征求意见稿以及起草说明全文", ...left, ...right]);
});

test("rows of a table stay apart, with tabs between their cells", async () => {
  const row = (cells: string[], y: number): Piece[] =>
    cells.map((text, at) => ({ text, x: 90 + at * 140, y }));
  const { lines } = await read([
    [
      ...setLines(paragraphs(2), { x: 90, y: 760, signs: 33 }),
      ...row(["序号", "指标", "数值"], 500),
      ...row(["一", "公用锚地", "三处"], 480),
      ...row(["二", "服务区", "五处"], 460),
    ],
  ]);
  expect(lines.slice(-3)).toEqual(["序号\t指标\t数值", "一\t公用锚地\t三处", "二\t服务区\t五处"]);
});

test("slanted words are a watermark, and bold that is drawn twice is read once", async () => {
  const { lines } = await read([
    [
      ...setLines(paragraphs(2), { x: 90, y: 760, signs: 33 }),
      { text: "第一章　总则", x: 240, y: 500 },
      { text: "第一章　总则", x: 240.3, y: 500 },
      { text: "内部资料", x: 200, y: 400, size: 40, turned: 45 },
    ],
  ]);
  expect(lines.slice(2)).toEqual(["第一章 总则", "[水印] 内部资料"]);
});

test("a page without words is told of", async () => {
  const { notes } = await read([setLines(paragraphs(6), { x: 90, y: 760, signs: 33 }), []]);
  expect(notes).toEqual([
    { code: "pictures-left-out", message: expect.stringContaining("第 2 页") },
  ]);
});

test("radicals become the characters that they stand for, and nothing else changes", () => {
  expect(withoutRadicals("⼀、⻅⻓⻔⻋⻛，⾏⾯⽤⼾（１）㈠①Å")).toBe(
    "一、见长门车风，行面用户（１）㈠①Å",
  );
});
