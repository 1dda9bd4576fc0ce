import mammoth from "mammoth";
import { collectLines, type ReadDocument, type ReadNote, unreadable } from "../document";
import { htmlLines } from "../html/html-lines";
import { parseXml, walkXml, xmlText } from "../xml";
import type { ZipArchive } from "../zip-archive";
import { wordNumbering } from "./numbering";
import { printMarkers } from "./print-markers";

const NO_TEXT =
  "这份 Word 文档里没有文字（可能是扫描的图片）。请上传带文字的文件，或把正文粘贴进来。";

/** Whether a zip is a Word document, and which part of it is the text. */
export async function wordMainPart(zip: ZipArchive): Promise<string | null> {
  if (!zip.names.has("[Content_Types].xml")) return null;
  const named = (await targets(zip, "_rels/.rels", "")).find(({ type }) =>
    type.endsWith("/officeDocument"),
  );
  const main = named && zip.names.has(named.target) ? named.target : "word/document.xml";
  return zip.names.has(main) && /(?:^|\/)document\d*\.xml$/.test(main) ? main : null;
}

/**
 * A Word document (docx, docm, dotx, also from WPS) as lines: numbers as Word prints them, tracked
 * changes accepted, notes at the end; comments and pictures are left out and told of.
 */
export async function readWord(zip: ZipArchive, main: string): Promise<ReadDocument> {
  const parts = await readParts(zip, main);
  const { styles, numbering } = parts.named;
  const markerOf = wordNumbering(
    numbering ? parseXml(numbering) : null,
    styles ? parseXml(styles) : null,
  );
  const marked = printMarkers(parts.texts.get(main)!, markerOf);
  parts.texts.set(main, marked.xml);
  let pictures = 0;
  const { value } = await mammoth.convertToHtml({ file: givenParts(parts.texts) } as never, {
    idPrefix: "",
    ignoreEmptyParagraphs: true,
    convertImage: mammoth.images.imgElement(async () => {
      pictures += 1;
      return { src: "" };
    }),
  });
  const lines = collectLines();
  for (const { text } of htmlLines(value, { word: true })) lines.add(text);
  for (const text of parts.furniture) lines.add(text, "页眉页脚");
  const read = lines.read(notesOf(marked.changes, parts.comments, pictures));
  if (read.text.trim() === "") unreadable(NO_TEXT);
  return read;
}

function notesOf(changes: number, comments: number, pictures: number): ReadNote[] {
  const notes: ReadNote[] = [];
  if (changes > 0)
    notes.push({
      code: "changes-accepted",
      message: `文件里有 ${changes} 处修订，已按接受全部修订后的文字读入。`,
    });
  if (comments > 0)
    notes.push({ code: "comments-left-out", message: `文件里有 ${comments} 条批注，没有读入。` });
  if (pictures > 0)
    notes.push({
      code: "pictures-left-out",
      message: `文件里有 ${pictures} 张图片，没有读入；图片里如有文字，请自行补上。`,
    });
  return notes;
}

const READ = new Set([
  "styles",
  "numbering",
  "footnotes",
  "endnotes",
  "comments",
  "header",
  "footer",
]);

async function readParts(zip: ZipArchive, main: string) {
  const texts = new Map<string, string>();
  const take = async (name: string) => {
    const bytes = await zip.read(name);
    if (bytes) texts.set(name, xmlText(bytes));
    return texts.get(name);
  };
  await take("[Content_Types].xml");
  await take("_rels/.rels");
  if (!(await take(main))) unreadable(NO_TEXT);
  const rels = relsOf(main);
  await take(rels);
  const named: Partial<Record<string, string>> = {};
  const furniture = new Set<string>();
  for (const { type, target } of await targets(zip, rels, folderOf(main))) {
    const kind = type.slice(type.lastIndexOf("/") + 1);
    if (!READ.has(kind) || !zip.names.has(target)) continue;
    if (kind === "header" || kind === "footer") {
      const words = plainWords(xmlText((await zip.read(target))!));
      if (/\p{L}{2}/u.test(words.replace(/[第共页]/g, ""))) furniture.add(words);
    } else named[kind] = await take(target);
  }
  for (const name of [relsOf(main, "footnotes"), relsOf(main, "endnotes")]) await take(name);
  const comments = named.comments
    ? parseXml(named.comments).children.filter(({ name }) => name === "comment").length
    : 0;
  // Mammoth would turn the numbers into a web page's lists; they are in the text by now.
  for (const name of texts.keys())
    if (/(?:numbering|comments)\.xml$/.test(name)) texts.delete(name);
  return { texts, named, furniture, comments };
}

/** What Mammoth asks of a zip file. */
function givenParts(texts: ReadonlyMap<string, string>) {
  return {
    exists: (name: string) => texts.has(name),
    read: async (name: string, encoding?: string) => {
      const text = texts.get(name) ?? "";
      return encoding === "base64" ? "" : encoding ? text : new TextEncoder().encode(text);
    },
  };
}

function plainWords(xml: string): string {
  const words: string[] = [];
  const path: string[] = [];
  walkXml(xml, {
    open: ({ local }) => void path.push(local),
    close: () => void path.pop(),
    text: (text) => {
      if (path.at(-1) === "t") words.push(text);
    },
  });
  return words.join("").trim();
}

const folderOf = (name: string) => name.slice(0, name.lastIndexOf("/") + 1);

function relsOf(main: string, part = main.slice(main.lastIndexOf("/") + 1).replace(/\.xml$/, "")) {
  return `${folderOf(main)}_rels/${part}.xml.rels`;
}

async function targets(zip: ZipArchive, rels: string, folder: string) {
  const bytes = await zip.read(rels);
  if (!bytes) return [];
  return parseXml(xmlText(bytes)).children.flatMap(({ attributes }) => {
    const { Type: type, Target: target, TargetMode: mode } = attributes;
    if (!type || !target || mode === "External") return [];
    return [{ type, target: target.startsWith("/") ? target.slice(1) : `${folder}${target}` }];
  });
}
