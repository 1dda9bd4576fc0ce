import { collectLines, type ReadDocument, unreadable } from "../document";
import { readText } from "../read-text";
import { htmlLines } from "./html-lines";

/** A web page, or rich text from the clipboard, as lines. Refuses a page without words. */
export function readHtml(html: string): ReadDocument {
  const lines = collectLines();
  for (const { text, reason } of htmlLines(html)) lines.add(text, reason);
  const read = lines.read();
  if (read.removed.length === read.text.split("\n").length)
    unreadable("网页里没有找到正文。请打开网页，把正文复制后粘贴进来。");
  return read;
}

/** Whether a text is the source of a web page. */
export function looksLikeHtml(text: string): boolean {
  const head = text
    .slice(0, 4_096)
    .replace(/^\ufeff/, "")
    .trimStart();
  if (
    /^(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(
      head,
    )
  )
    return true;
  return /^<(?:meta|title|div|p|table|article|section|span|ol|ul|h[1-6]|br|font|center|style)\b/i.test(
    head,
  );
}

/** The text of a page: what it says of its characters counts where they are not plainly UTF-8. */
export function decodeHtml(bytes: Uint8Array): string {
  const read = readText(bytes);
  if (read.encoding.startsWith("utf") && !read.text.includes("\ufffd")) return read.text;
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 4_096));
  const named = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,30})/i.exec(head)?.[1];
  try {
    return new TextDecoder(named ?? read.encoding).decode(bytes);
  } catch {
    return read.text;
  }
}
