import { MAX_DOCUMENT_BYTES } from "~/app/drafts/document-limits";
import { plainText } from "~/app/platform/plain-text";
import { type ReadDocument, UnreadableFile, unreadable } from "./document";
import { fileKind, misleadingName, otherZip } from "./file-kind";
import { decodeHtml, looksLikeHtml, readHtml } from "./html/read-html";
import { looksLikeMarkdown, readMarkdown } from "./read-markdown";
import { readText } from "./read-text";

const BROKEN = "文件读到一半出错了，可能已损坏。请打开后另存一份再上传，或把正文复制后粘贴。";

/**
 * The text of a file, by what it is and not by what it is called, or the sentence that says why it
 * cannot be read. Takes as long as the file likes: only for a process that may be ended.
 */
export async function readFile(
  bytes: Uint8Array,
  name = "",
): Promise<ReadDocument | { fault: string }> {
  return await read(bytes, name).catch(faultOf);
}

/** What a library says of a broken file is nothing to show. */
function faultOf(error: unknown): { fault: string } {
  return { fault: error instanceof UnreadableFile ? error.message : BROKEN };
}

async function read(bytes: Uint8Array, name: string): Promise<ReadDocument> {
  if (bytes.length === 0) unreadable("文件是空的，请换一份。");
  if (bytes.length > MAX_DOCUMENT_BYTES) unreadable("文件超过 20 MB，请只上传文稿正文。");
  const kind = fileKind(bytes);
  if (kind === "pdf") {
    const { readPdf } = await import("./pdf/read-pdf");
    return checked(await readPdf(bytes), misleadingName(name, kind, ""));
  }
  if (kind === "zip") {
    const [{ openZip }, { readWord, wordMainPart }] = await Promise.all([
      import("./zip-archive"),
      import("./word/read-word"),
    ]);
    const zip = await openZip(bytes);
    const main = await wordMainPart(zip);
    if (!main) return unreadable(otherZip(zip.names));
    return checked(await readWord(zip, main), misleadingName(name, kind, ""));
  }
  const { text } = readText(bytes);
  if (looksLikeHtml(text)) {
    return checked(readHtml(decodeHtml(bytes)), misleadingName(name, kind, text));
  }
  return acceptText(text, name);
}

function acceptText(given: string, name: string): ReadDocument {
  // A form feed parts two pages.
  const text = plainText(given.replace(/^\ufeff/, "").replace(/\f/g, "\n"));
  if (looksBinary(given))
    unreadable(
      "这不像是文字文稿，无法读取。请上传 Word（.docx）、PDF 或纯文本，或把正文复制后粘贴。",
    );
  const document = looksLikeMarkdown(text, name)
    ? readMarkdown(text)
    : { text, removed: [], notes: [] };
  return checked(document, misleadingName(name, "text", text));
}

/** What was pasted: plain text, or the clipboard's rich text. */
export function readPasted(
  given: { text: string } | { html: string },
): ReadDocument | { fault: string } {
  try {
    return "html" in given ? checked(readHtml(given.html), null) : acceptText(given.text, "");
  } catch (error) {
    return faultOf(error);
  }
}

function checked(document: ReadDocument, misleading: string | null): ReadDocument {
  if (document.text.trim() === "") unreadable("文稿里没有文字，请换一份。");
  const notes = misleading
    ? [{ code: "name-misleads" as const, message: misleading }, ...document.notes]
    : document.notes;
  return { ...document, text: plainText(document.text), notes };
}

/** One character in a hundred that no text holds is too many; a damaged character or two is text. */
function looksBinary(text: string): boolean {
  const sample = text.slice(0, 100_000);
  let strange = 0;
  for (let at = 0; at < sample.length; at++) {
    const code = sample.charCodeAt(at);
    if (code === 0xfffd || (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13))
      strange++;
  }
  return strange > Math.max(2, sample.length / 100);
}
