import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readFile } from "~/app/drafts/read/read-file";
import { documentReader, READING_LIMITS } from "~/app/drafts/take-in-document.server";
import { fileOf } from "~/tests/fixtures/files/fixtures";
import { paragraph, wordFile, words } from "~/tests/fixtures/files/word-file";
import { makeZip } from "~/tests/fixtures/files/zip";

const bytes = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const word = (body: string) => new Uint8Array(wordFile({ body }));
const plain = word(paragraph(words("第一条 好。")));
const TYPES = { name: "[Content_Types].xml", data: "<Types/>" };
const XML = '<?xml version="1.0"?>';
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

const documentOf = (xml: string) =>
  new Uint8Array(makeZip([TYPES, { name: "word/document.xml", data: xml }]));
const laughs = `${XML}<!DOCTYPE d [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;&a;">]><w:document ${W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`;
const zeros = Buffer.alloc(40_000_000);
const compound = (stream: string) =>
  new Uint8Array(
    Buffer.concat([
      Buffer.from("d0cf11e0a1b11ae1", "hex"),
      Buffer.alloc(600),
      Buffer.from(stream, "utf16le"),
    ]),
  );

const pdfOf = (content: string, extra = "") =>
  bytes(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>endobj\n4 0 obj<</Length ${content.length}${extra}>>stream\n${content}\nendstream\nendobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF`,
  );
const encryptedPdf = bytes(
  `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n3 0 obj<</Filter/Standard/V 1/R 2/O <${"41".repeat(32)}>/U <${"42".repeat(32)}>/P -4>>endobj\ntrailer<</Root 1 0 R/Size 4/Encrypt 3 0 R/ID[<00><00>]>>\n%%EOF`,
);

const HOSTILE: [string, Uint8Array, string][] = [
  [
    "a zip with entries that unpack to more than a document",
    new Uint8Array(makeZip([TYPES, { name: "word/document.xml", data: zeros }])),
    "解压后异常庞大",
  ],
  [
    "a zip that says a small size and unpacks to a large one",
    new Uint8Array(makeZip([TYPES, { name: "word/document.xml", data: zeros, says: 1000 }])),
    "损坏",
  ],
  [
    "a zip that says a size of gigabytes",
    new Uint8Array(makeZip([TYPES, { name: "word/document.xml", data: "x", says: 0xfffffffe }])),
    "解压后异常庞大",
  ],
  [
    "a zip of too many entries",
    new Uint8Array(
      makeZip([
        TYPES,
        ...Array.from({ length: 5_100 }, (_, at) => ({ name: `word/${at}`, data: "" })),
      ]),
    ),
    "解压后异常庞大",
  ],
  ["a zip inside a zip", new Uint8Array(makeZip([{ name: "a.docx", data: plain }])), "压缩包"],
  [
    "a zip whose entries lead out of their folder",
    new Uint8Array(makeZip([TYPES, { name: "../../word/document.xml", data: "x" }])),
    "路径不正常",
  ],
  [
    "a zip with a password",
    new Uint8Array(makeZip([TYPES, { name: "word/document.xml", data: "x" }], { flags: 0x0801 })),
    "密码",
  ],
  ["a truncated Word file", plain.slice(0, plain.length / 2), "损坏"],
  ["the first bytes of a Word file", bytes("PK\x03\x04\x14"), "损坏"],
  ["a Word file whose entities multiply", documentOf(laughs), "实体"],
  [
    "a Word file that asks for a file of the machine",
    documentOf(`${XML}<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document ${W}/>`),
    "实体",
  ],
  ["a Word file whose XML is broken", documentOf(`${XML}<w:document ${W}><w:body><w:p>`), "损坏"],
  [
    "a Word file that nests without end",
    documentOf(
      `${XML}<w:document ${W}>${"<w:p>".repeat(5_000)}${"</w:p>".repeat(5_000)}</w:document>`,
    ),
    "损坏",
  ],
  ["a Word file of pictures alone", word(paragraph("")), "没有文字"],
  [
    "a PDF with a zip behind it",
    new Uint8Array(Buffer.concat([pdfOf("BT ET"), makeZip([{ name: "a", data: "b" }])])),
    "两种格式",
  ],
  [
    "a zip that is a PDF too",
    new Uint8Array(makeZip([{ name: "a", data: "%PDF-1.4 hello", stored: true }])),
    "两种格式",
  ],
  [
    "a web page with a zip behind it",
    new Uint8Array(
      Buffer.concat([Buffer.from("<html><p>好"), makeZip([{ name: "a", data: "b" }])]),
    ),
    "两种格式",
  ],
  ["a PDF of scanned pages", pdfOf("q 595 0 0 842 0 0 cm Q"), "扫描"],
  ["a PDF with a password", encryptedPdf, "密码"],
  ["a broken PDF", bytes("%PDF-1.7\nnothing here"), "损坏"],
  ["an encrypted Word file", compound("EncryptedPackage"), "密码"],
  ["an old Word or WPS file", compound("WordDocument"), "另存为 .docx"],
  ["an old table", compound("Workbook"), "Excel"],
  ["RTF", bytes("{\\rtf1\\ansi hello}"), "RTF"],
  [
    "a new table",
    new Uint8Array(makeZip([TYPES, { name: "xl/workbook.xml", data: "x" }])),
    "Excel",
  ],
  ["slides", new Uint8Array(makeZip([TYPES, { name: "ppt/presentation.xml", data: "x" }])), "PPT"],
  ["an OFD file", new Uint8Array(makeZip([{ name: "OFD.xml", data: "x" }])), "OFD"],
  ["a picture", bytes("\x89PNG\r\n\x1a\n"), "图片"],
  ["a program", bytes(`MZ${"\0".repeat(100)}`), "程序"],
  [
    "a web archive",
    bytes("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n"),
    "mht",
  ],
  ["an empty archive", bytes(`PK\x05\x06${"\0".repeat(18)}`), "空的压缩包"],
  [
    "a web page without words",
    bytes("<!DOCTYPE html><html><body><script>alert(1)</script></body></html>"),
    "没有",
  ],
];

describe("a file that is no document", () => {
  test.each(HOSTILE)("%s is refused with a sentence", async (_, given, part) => {
    const read = await readFile(given, "文稿.docx");
    expect(read).toEqual({ fault: expect.stringContaining(part) });
    expect((read as { fault: string }).fault).toMatch(
      /^[^a-z]*(?:\p{Script=Han}|[\w.，。、；：（）“”% ])+。$/u,
    );
  });

  test("a file is read as what it is, and a misleading name is told of", async () => {
    const read = await readFile(
      new Uint8Array(Buffer.from("<!doctype html><p>第一条 好。")),
      "文稿.docx",
    );
    expect(read).toMatchObject({
      text: "第一条 好。",
      notes: [
        { code: "name-misleads", message: "文件名像是Word 文档，内容其实是网页，已按网页读入。" },
      ],
    });
    expect(await readFile(fileOf("snow.pdf"), "预案.docx")).toMatchObject({
      notes: [{ code: "name-misleads" }],
    });
  });

  test("a compressed PDF stream of zeros is read or refused, and throws nothing", async () => {
    const packed = deflateSync(Buffer.alloc(50_000_000)).toString("latin1");
    expect(await readFile(pdfOf(packed, "/Filter/FlateDecode"))).toHaveProperty("fault");
  });
});

const file = (content: string) => ({
  files: [{ name: "a.txt", role: "auto" as const, bytes: bytes(content) }],
});

/** A process that does what it reads: eats memory, loops, breaks off, or answers without sense. */
const misbehaving = (limits = {}) =>
  documentReader({
    module: "tests/fixtures/files/misbehaving-process.ts",
    limits: { ...READING_LIMITS, ...limits },
  });

describe("a process that reads a file", () => {
  test.each([
    ["eats memory outside of the heap", "buffers", { memory: 300 * 1024 * 1024 }, "内存"],
    ["eats the heap", "heap", { heap: 64 * 1024 * 1024 }, "内存"],
    ["never ends", "loop", { time: 500 }, "一分钟"],
    ["answers without end", "flood", { answer: 1024 * 1024 }, "文字太多"],
    ["answers without sense", "garbage", {}, "没有读出来"],
    ["answers something else", "other", {}, "没有读出来"],
    ["breaks off", "exit", {}, "没有读出来"],
    ["is killed", "kill", {}, "没有读出来"],
    ["answers nothing", "silence", {}, "没有读出来"],
  ])("that %s is ended, and the next file is read", async (_, what, limits, part) => {
    const read = misbehaving(limits);
    const [bad, good] = await Promise.all([read(file(what)), read(file("good"))]);
    expect(bad).toEqual({ fault: expect.stringContaining(part) });
    expect(good).toMatchObject({ text: "good" });
  });

  test("knows no secret of the server and reaches no network", async () => {
    process.env.SECRET_OF_THE_SERVER = "hunter2";
    const read = misbehaving();
    expect(await read(file("environment"))).toMatchObject({
      text: expect.not.stringContaining("SECRET"),
    });
    expect(await read(file("network"))).toMatchObject({ text: "fetch undefined, connect refused" });
    delete process.env.SECRET_OF_THE_SERVER;
  });

  test("that cannot be started is a fault of the program, not of the file", async () => {
    await expect(documentReader({ module: "tests/no-such-module.ts" })(file("a"))).rejects.toThrow(
      "did not start",
    );
  });

  test("is kept ready for the next file", async () => {
    const read = documentReader({ keepReady: true });
    for (const path of ["第一条", "第二条"])
      expect(await read({ text: `${path} 路灯应当按时开启。` })).toMatchObject({
        outline: { clauses: [{ path }] },
      });
  });
});
