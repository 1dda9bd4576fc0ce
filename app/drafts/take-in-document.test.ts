import { describe, expect, test } from "vitest";
import { parseOutline } from "./parse-outline";
import { takeInDocument } from "./take-in-document";
import { takeInDocumentInThread } from "./take-in-document.server";

const bytes = (text: string) => new TextEncoder().encode(text);
const lines = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at + 1)).join("\n");
const plan = lines(300, (at) => `第${at}条 推进公共服务设施建设，完善配套制度。`);

describe("a document", () => {
  test("is taken in with its text and its outline", () => {
    expect(takeInDocument({ text: plan })).toEqual({ text: plan, outline: parseOutline(plan) });
  });

  test.each([
    ["more letters than any plan has", "加强管理".repeat(250_001), "100 万字"],
    ["more lines than any plan has", lines(20_001, () => "正文"), "20000 行"],
    ["more clauses than anybody can check", lines(5_001, (at) => `第${at}条 好。`), "5000 条"],
    ["nothing", " ", "没有文字"],
  ])("of %s is refused with a sentence", (_, text, words) => {
    expect(takeInDocument({ bytes: bytes(text) })).toEqual({
      fault: expect.stringContaining(words),
    });
  });
});

describe("a document in a thread", () => {
  test("gives the same, and the calling process goes on meanwhile", async () => {
    const large = lines(19_000, (at) => `（${at % 30}）推进公共服务设施建设，完善配套制度。`);
    let last = performance.now();
    let longest = 0;
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const taken = await takeInDocumentInThread({ text: large });
    clearInterval(timer);
    expect(longest).toBeLessThan(200);
    expect(taken).toEqual(takeInDocument({ text: large }));
  }, 30_000);

  test("may be given as the bytes of a file, one after another", async () => {
    const given = [plan, "一、总体要求\n二、保障措施", " "];
    const taken = await Promise.all(
      given.map((text) => takeInDocumentInThread({ bytes: bytes(text) })),
    );
    expect(taken).toEqual(given.map((text) => takeInDocument({ text })));
  }, 30_000);
});
