import { expect, test } from "vitest";
import { acceptText, MAX_DOCUMENT_BYTES, readDocument } from "./uploaded-document";

const bytes = (text: string) => new TextEncoder().encode(text);
const faultOf = (document: ReturnType<typeof readDocument>) =>
  "fault" in document ? document.fault : null;

test("a text file is read, without its byte order mark", () => {
  expect(readDocument(bytes("\ufeff一、总体要求"))).toEqual({ text: "一、总体要求" });
});

test("a text with a damaged character is still a text", () => {
  expect(readDocument(bytes(`${"到2027年".repeat(40)}\ufffd`))).toHaveProperty("text");
});

test("characters that no text holds are left out, and a form feed ends a line", () => {
  const text = `${"到2027年".repeat(40)}\0\f二、`;
  expect(readDocument(bytes(text))).toEqual({ text: `${"到2027年".repeat(40)}\n二、` });
});

test.each([
  ["an empty file", new Uint8Array(), "文件是空的"],
  ["a file of blanks", bytes(" \n\u3000\n"), "没有文字"],
  ["a Word document", new Uint8Array([0x50, 0x4b, 3, 4, 20]), "Word"],
  ["a PDF", bytes("%PDF-1.7"), "PDF"],
  ["a picture", new Uint8Array(4000).map((_, at) => (at * 37) % 11), "不像是文字"],
  ["a file of more than 20 MB", new Uint8Array(MAX_DOCUMENT_BYTES + 1).fill(65), "20 MB"],
])("%s is refused with a sentence that says what to do", (_, given, words) => {
  expect(faultOf(readDocument(given))).toContain(words);
});

test("pasted nothing is refused", () => {
  expect(faultOf(acceptText("  "))).toContain("没有文字");
});
