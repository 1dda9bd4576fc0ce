import { createRequire } from "node:module";
import { dirname } from "node:path";
import { getDocumentProxy } from "unpdf";
import { collectLines, type ReadDocument, type ReadNote, unreadable } from "../document";
import { inReadingOrder } from "./columns";
import { type Page, pageFurniture } from "./furniture";
import { linesOf, type Run } from "./page-lines";
import { joinParagraphs } from "./paragraphs";
import { withoutRadicals } from "./radicals";

const MAX_PAGES = 1_500;
const SCANNED =
  "这份 PDF 是扫描的图片，没有文字。请上传生成它的 Word 文件，或用文字识别软件（OCR）识别、核对后再上传。";
const GARBLED =
  "这份 PDF 的文字使用了特殊编码，读出来是乱码。请上传生成它的 Word 文件，或打开后把正文复制、粘贴进来。";

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Matrix = [number, number, number, number, number, number];
type PdfPage = Awaited<ReturnType<Pdf["getPage"]>>;

/** The text layer of a PDF as paragraphs, without the furniture of its pages. */
export async function readPdf(bytes: Uint8Array): Promise<ReadDocument> {
  const pdf = await open(bytes);
  if (pdf.numPages > MAX_PAGES)
    unreadable(`这份 PDF 有 ${pdf.numPages} 页，超过 ${MAX_PAGES} 页。请只上传文稿正文。`);
  const pages: Page[] = [];
  const watermarks: string[] = [];
  const empty: number[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { runs, slanted, width, height } = await runsOf(page);
    if (slanted !== "") watermarks.push(slanted);
    if (runs.length === 0) empty.push(number);
    pages.push({ lines: inReadingOrder(linesOf(runs), width), height });
    page.cleanup();
  }
  const text = pages.flatMap(({ lines }) => lines.map((line) => line.text)).join("");
  if (isScanned(text, pages, empty)) unreadable(SCANNED);
  const strange = text.match(/[\ufffd\p{Co}]/gu)?.length ?? 0;
  if (strange > text.length * 0.2) unreadable(GARBLED);
  const lines = collectLines();
  for (const line of joinParagraphs(pages, pageFurniture(pages))) lines.add(line.text, line.reason);
  for (const words of new Set(watermarks)) lines.add(words, "水印");
  return lines.read(notesOf(empty, strange));
}

async function open(bytes: Uint8Array): Promise<Pdf> {
  const maps = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
  // A copy, and no Buffer: PDF.js keeps what it is given.
  return await getDocumentProxy(new Uint8Array(bytes), {
    verbosity: 0,
    // Office systems write PDFs whose fonts name Chinese characters by these tables alone.
    cMapUrl: `${maps}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: undefined,
    useSystemFonts: false,
    useWorkerFetch: false,
    disableFontFace: true,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: 1,
  }).catch((error: Error) => {
    if (error.name === "PasswordException")
      return unreadable("这份 PDF 有打开密码，读不出来。请去掉密码后再上传。");
    return unreadable("这份 PDF 已损坏，打不开。请重新生成一份，或上传生成它的 Word 文件。");
  });
}

/** The texts of a page that run from left to right, and in one string those that do not. */
async function runsOf(page: PdfPage) {
  const { items } = await page.getTextContent();
  const { transform, width, height } = page.getViewport({ scale: 1 });
  const to = transform as Matrix;
  const runs: Run[] = [];
  let slanted = "";
  for (const item of items) {
    if (!("str" in item) || item.str.trim() === "") continue;
    const [a, b, c, d, e, f] = item.transform as Matrix;
    const along = { x: to[0] * a + to[2] * b, y: to[1] * a + to[3] * b };
    const text = withoutRadicals(item.str);
    if (along.x <= 0 || Math.abs(along.y) > 0.1 * along.x) {
      slanted += text;
      continue;
    }
    runs.push({
      text,
      x: to[0] * e + to[2] * f + to[4],
      y: to[1] * e + to[3] * f + to[5],
      width: item.width,
      size: Math.hypot(c, d) || item.height || 10,
    });
  }
  return { runs, slanted, width, height };
}

/** A stamp or a page number that a scanner adds is no text. */
function isScanned(text: string, pages: Page[], empty: number[]): boolean {
  const letters = text.replace(/\s/g, "").length;
  return letters === 0 || (empty.length * 2 > pages.length && letters < 30 * pages.length);
}

function notesOf(empty: number[], strange: number): ReadNote[] {
  const notes: ReadNote[] = [];
  if (empty.length > 0)
    notes.push({
      code: "pictures-left-out",
      message: `第 ${empty.slice(0, 20).join("、")} 页没有文字，可能是图片；图片里如有文字，请自行补上。`,
    });
  if (strange > 0)
    notes.push({
      code: "unreadable-characters",
      message: `有 ${strange} 个字在 PDF 里没有文字编码，显示为“�”或空白，请对照原文补上。`,
    });
  return notes;
}
