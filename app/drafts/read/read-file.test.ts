import { expect, test } from "vitest";
import { MAX_DOCUMENT_BYTES } from "../document-limits";
import { readFile, readPasted } from "./read-file";

const bytes = (text: string) => new TextEncoder().encode(text);

test("a text file is read, without its byte order mark", async () => {
  expect(await readFile(bytes("\ufeff一、总体要求"))).toMatchObject({ text: "一、总体要求" });
});

test("a text with a damaged character is still a text", async () => {
  expect(await readFile(bytes(`${"到2027年".repeat(40)}\ufffd`))).toHaveProperty("text");
});

test("characters that no text holds are left out, and a form feed ends a line", async () => {
  const text = `${"到2027年".repeat(40)}\0\f二、`;
  expect(await readFile(bytes(text))).toMatchObject({ text: `${"到2027年".repeat(40)}\n二、` });
});

test.each([
  ["an empty file", new Uint8Array(), "文件是空的"],
  ["a file of blanks", bytes(" \n\u3000\n"), "没有文字"],
  ["a file of noise", new Uint8Array(4000).map((_, at) => (at * 37) % 11), "不像是文字"],
  ["a file of more than 20 MB", new Uint8Array(MAX_DOCUMENT_BYTES + 1).fill(65), "20 MB"],
])("%s is refused with a sentence that says what to do", async (_, given, words) => {
  expect(await readFile(given)).toEqual({ fault: expect.stringContaining(words) });
});

test("pasted nothing is refused", () => {
  expect(readPasted({ text: "  " })).toEqual({ fault: expect.stringContaining("没有文字") });
});

test("what was pasted as rich text keeps the numbers that the page printed", () => {
  const html = "<ol style='list-style-type: cjk-ideographic'><li>总体要求<li>保障措施</ol>";
  expect(readPasted({ html })).toMatchObject({ text: "一、总体要求\n二、保障措施" });
});
