import { HOLIDAYS, type HolidayCalendar } from "~/app/platform/holidays";
import { MAX_DOCUMENT_BYTES } from "./document-limits";
import { type DocumentPart, type DocumentRole, joinDocuments } from "./join-documents";
import type { RemovedLine } from "./known-furniture";
import type { Outline, Warning } from "./outline";
import { parseReadText } from "./parse-outline";
import type { ReadDocument, ReadNote } from "./read/document";
import { readFile, readPasted } from "./read/read-file";

/** A file of a consultation; `auto` leaves it to its name and text to say what it is. */
export type GivenFile = { name: string; role: DocumentRole | "auto"; bytes: Uint8Array };

/** Files of one consultation, or what was pasted: plain text, or the clipboard's rich text. */
export type GivenDocument = ({ files: GivenFile[] } | { text: string } | { html: string }) & {
  /** What working days are counted with; absent, the holidays that the platform knows. */
  calendar?: HolidayCalendar;
};

/** What was read, or the sentence that says why it cannot be taken in. */
export type TakenDocument = { text: string; outline: Outline } | { fault: string };

/** A page on which a person checks every clause can hold this much; no plan or rule is near it. */
export const MAX_LETTERS = 1_000_000;
export const MAX_FILES = 20;
const MAX_LINES = 20_000;
const MAX_CLAUSES = 5_000;

const SPLIT = "请检查是不是征求意见稿，或分成几份导入。";

type Part = DocumentPart & { removed: readonly RemovedLine[]; notes: readonly ReadNote[] };

/**
 * Files or pasted text become one outline. Takes as long and as much memory as the files like:
 * `take-in-document.server.ts` does it in a process of its own.
 */
export async function takeInDocument(given: GivenDocument): Promise<TakenDocument> {
  const parts = "files" in given ? await readFiles(given.files) : pasted(given);
  if ("fault" in parts) return parts;
  const letters = parts.reduce((sum, { text }) => sum + text.length, 0);
  if (letters > MAX_LETTERS) return { fault: `文稿超过 ${MAX_LETTERS / 10_000} 万字。${SPLIT}` };
  const lines = parts.reduce((sum, { text }) => sum + linesIn(text), 0);
  if (lines > MAX_LINES) return { fault: `文稿超过 ${MAX_LINES} 行。${SPLIT}` };
  const { text, outline, roles } = outlineOf(parts, given.calendar ?? HOLIDAYS);
  if (outline.clauses.length > MAX_CLAUSES)
    return { fault: `文稿读成了 ${outline.clauses.length} 条，超过 ${MAX_CLAUSES} 条。${SPLIT}` };
  return { text, outline: { ...outline, warnings: [...outline.warnings, ...told(parts, roles)] } };
}

async function readFiles(files: GivenFile[]): Promise<Part[] | { fault: string }> {
  if (files.length === 0) return { fault: "请选择一份文稿。" };
  if (files.length > MAX_FILES) return { fault: `一次最多导入 ${MAX_FILES} 个文件。` };
  const all = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (files.length > 1 && all > MAX_DOCUMENT_BYTES)
    return { fault: "几个文件合计超过 20 MB，请只上传文稿正文。" };
  const parts: Part[] = [];
  for (const { name, role, bytes } of files) {
    const read = await readFile(bytes, name);
    if ("fault" in read)
      return files.length > 1 ? { fault: `“${name}”：${read.fault}` } : { fault: read.fault };
    parts.push({ role, name, ...read });
  }
  return parts;
}

function pasted(given: { text: string } | { html: string }): Part[] | { fault: string } {
  const read: ReadDocument | { fault: string } = readPasted(given);
  return "fault" in read ? read : [{ role: "auto", name: "", ...read }];
}

/** A single file is judged by its text alone: it may hold notice, draft and explanation together. */
function outlineOf(
  parts: Part[],
  calendar: HolidayCalendar,
): { text: string; outline: Outline; roles: DocumentRole[] } {
  const [only, ...others] = parts;
  if (others.length > 0) return joinDocuments(parts, calendar);
  return {
    text: only!.text,
    outline: parseReadText(only!.text, only!.removed, calendar),
    roles: [],
  };
}

/** What is to be told of the files, their lines counted through all of them. */
function told(parts: Part[], roles: DocumentRole[]): Warning[] {
  let before = 0;
  const notes = parts.flatMap(({ name, text, notes }) => {
    const start = before;
    before += linesIn(text);
    return notes.map(({ code, message, line }): Warning => {
      const named = parts.length > 1 ? `“${name}”：${message}` : message;
      if (line === undefined) return { code, message: named };
      return { code, message: named, lines: [start + line, start + line] };
    });
  });
  if (roles.length === 0) return notes;
  const named = parts.map(({ name }, at) => `“${name}”作为${ROLE_WORDS[roles[at]!]}`).join("，");
  const message = `${parts.length} 个文件合为一份：${named}。不对的，请重新导入，分别指定。`;
  return [{ code: "files-joined", message }, ...notes];
}

export const ROLE_WORDS: Record<DocumentRole, string> = {
  notice: "公告",
  draft: "征求意见稿",
  explanation: "起草说明",
  attachment: "附件",
};

const linesIn = (text: string) => text.split(/\r\n|[\n\r]/).length;
