import { unreadable } from "./document";
import { looksLikeHtml } from "./html/read-html";

/** What a file is by its first bytes, whatever its name says. */
export type FileKind = "zip" | "pdf" | "text";

const RESAVE = "请用 Word 或 WPS 打开后另存为 .docx 再上传。";
const NO_DRAFT = "请上传 Word（.docx）、PDF、网页（.html）、Markdown 或纯文本文件。";

const REFUSED: [signature: string, sentence: string][] = [
  ["{\\rtf", `这是 RTF 文档。${RESAVE}`],
  ["\x89PNG", `这是一张图片，没有文字。${NO_DRAFT}`],
  ["\xff\xd8\xff", `这是一张图片，没有文字。${NO_DRAFT}`],
  ["GIF8", `这是一张图片，没有文字。${NO_DRAFT}`],
  ["II*\0", `这是一张图片，没有文字。${NO_DRAFT}`],
  ["MM\0*", `这是一张图片，没有文字。${NO_DRAFT}`],
  ["Rar!", "这是压缩包。请解压后上传里面的文件。"],
  ["7z\xbc\xaf", "这是压缩包。请解压后上传里面的文件。"],
  ["\x1f\x8b", "这是压缩包。请解压后上传里面的文件。"],
  ["PK\x05\x06", "这是一个空的压缩包。请换一份文件。"],
  ["\x7fELF", `这是一个程序，不是文稿。${NO_DRAFT}`],
  ["AT&TFORM", `这是 DjVu 文件，读不出文字。${NO_DRAFT}`],
];

const latin = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");

/** Refuses, with a sentence, what is known and cannot be read, and what is two kinds at once. */
export function fileKind(bytes: Uint8Array): FileKind {
  const head = latin(bytes.subarray(0, 1_024));
  const begin = head.replace(/^(?:\xef\xbb\xbf)?[\s\0]{0,16}/, "");
  for (const [signature, sentence] of REFUSED) if (head.startsWith(signature)) unreadable(sentence);
  if (head.startsWith("\xd0\xcf\x11\xe0")) unreadable(oldOffice(bytes));
  if (head.startsWith("MZ") && /[\0]{8}/.test(head))
    unreadable(`这是一个程序，不是文稿。${NO_DRAFT}`);
  const pdf = begin.startsWith("%PDF-");
  const zip = head.startsWith("PK\x03\x04");
  if (zip && /%PDF-\d/.test(head)) unreadable(twoKinds());
  if (pdf && holdsZip(bytes)) unreadable(twoKinds());
  if (!pdf && !zip && holdsZip(bytes)) unreadable(twoKinds());
  if (pdf) return "pdf";
  if (zip) return "zip";
  if (/^mime-version:[\s\S]{0,600}multipart\//i.test(begin))
    unreadable(
      "这是单个文件网页（.mht）。请用浏览器打开，把正文复制后粘贴，或另存为网页（.html）再上传。",
    );
  if (/^<\?xml[\s\S]{0,900}(?:progid="Word\.Document"|<w:wordDocument|<pkg:package)/.test(begin))
    unreadable(`这是 Word XML 文档。${RESAVE}`);
  return "text";
}

const twoKinds = () =>
  "这个文件同时是两种格式（例如 PDF 里藏着压缩包），不像正常的文稿，没有读取。请重新生成一份再上传。";

/** Whether a zip file's directory stands at the end, as in a file that is one kind in front and a zip behind. */
function holdsZip(bytes: Uint8Array): boolean {
  const from = Math.max(0, bytes.length - 66_000);
  const tail = latin(bytes.subarray(from));
  const at = tail.lastIndexOf("PK\x05\x06");
  if (at < 0 || tail.length - at < 22) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset + from + at, 22);
  const size = view.getUint32(12, true);
  const place = from + at - size;
  return (
    view.getUint16(10, true) > 0 &&
    place >= 0 &&
    latin(bytes.subarray(place, place + 4)) === "PK\x01\x02"
  );
}

/** Names of the streams in a compound file are UTF-16. */
function oldOffice(bytes: Uint8Array): string {
  const holds = (name: string) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
      Buffer.from(name, "utf16le"),
    );
  if (holds("EncryptedPackage")) return "这份文档有打开密码，读不出来。请去掉密码后再上传。";
  if (holds("Workbook")) return `这是 Excel 表格，不是文稿。${NO_DRAFT}`;
  if (holds("PowerPoint Document")) return `这是演示文稿（PPT），不是文稿。${NO_DRAFT}`;
  return `这是旧版 Word 或 WPS 文档（.doc、.wps）。${RESAVE}`;
}

/** What a zip that is no Word document is, in a sentence. */
export function otherZip(names: ReadonlySet<string>): string {
  const any = (pattern: RegExp) => [...names].some((name) => pattern.test(name));
  if (any(/^xl\//)) return `这是 Excel 表格，不是文稿。${NO_DRAFT}`;
  if (any(/^ppt\//)) return `这是演示文稿（PPT），不是文稿。${NO_DRAFT}`;
  if (any(/^OFD\.xml$/i))
    return "这是 OFD 版式文件，暂时不能读取。请另存为 PDF，或上传生成它的 Word 文件。";
  if (names.has("mimetype") && names.has("content.xml")) return `这是 ODF 文档（.odt）。${RESAVE}`;
  return "这是压缩包，里面不是 Word 文档。请解压后上传里面的文件。";
}

const ENDINGS: Record<string, RegExp> = {
  "Word 文档": /\.(?:docx|docm|dotx|dotm|doc|wps)$/i,
  PDF: /\.pdf$/i,
  网页: /\.(?:html?|xhtml|shtml|mht)$/i,
  纯文本: /\.(?:txt|text|md|markdown)$/i,
};

/** Where a name says another kind than the content is: the sentence about it. */
export function misleadingName(name: string, kind: FileKind, text: string): string | null {
  const is =
    kind === "zip" ? "Word 文档" : kind === "pdf" ? "PDF" : looksLikeHtml(text) ? "网页" : "纯文本";
  const named = Object.keys(ENDINGS).find((one) => ENDINGS[one]!.test(name));
  if (!named || named === is) return null;
  return `文件名像是${named}，内容其实是${is}，已按${is}读入。`;
}
