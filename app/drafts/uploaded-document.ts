import { readText } from "~/app/drafts/read-text";
import { plainText } from "~/app/platform/plain-text";

export const MAX_DOCUMENT_BYTES = 20 * 1024 * 1024;

export type UploadedDocument = { text: string } | { fault: string };

/** The text of an uploaded or pasted document, or the sentence that says why it cannot be read. */
export function readDocument(bytes: Uint8Array): UploadedDocument {
  if (bytes.length === 0) return { fault: "文件是空的，请换一份。" };
  if (bytes.length > MAX_DOCUMENT_BYTES) return { fault: "文件超过 20 MB，请只上传文稿正文。" };
  const kind = SIGNATURES.find(({ bytes: begin }) => begin.every((byte, at) => bytes[at] === byte));
  if (kind) return { fault: `${kind.what}，请另存为纯文本（.txt）再上传，或把正文复制后粘贴。` };
  const { text } = readText(bytes);
  return acceptText(text);
}

/** A document that was pasted, or read from a file. */
export function acceptText(text: string): UploadedDocument {
  if (text.replace(/^\ufeff/, "").trim() === "") return { fault: "文稿里没有文字，请换一份。" };
  if (looksBinary(text))
    return { fault: "这不像是文字文稿，无法读取。请上传纯文本（.txt），或把正文复制后粘贴。" };
  // A form feed parts two pages.
  return { text: plainText(text.replace(/^\ufeff/, "").replace(/\f/g, "\n")) };
}

const SIGNATURES = [
  { what: "这是 Word 或 WPS 文档（或压缩包）", bytes: [0x50, 0x4b, 0x03, 0x04] },
  { what: "这是旧版 Word 或 WPS 文档", bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { what: "这是 PDF 文件", bytes: [0x25, 0x50, 0x44, 0x46] },
  { what: "这是 RTF 文档", bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
];

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
