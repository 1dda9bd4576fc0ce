import { describe, expect, test } from "vitest";
import { parseOutline } from "./parse-outline";
import { takeInDocument } from "./take-in-document";
import { documentReader } from "./take-in-document.server";

const file = (text: string, name = "文稿.txt") => ({
  name,
  role: "auto" as const,
  bytes: new TextEncoder().encode(text),
});
const lines = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at + 1)).join("\n");
const plan = lines(300, (at) => `第${at}条 推进公共服务设施建设，完善配套制度。`);

describe("a document", () => {
  test("is taken in with its text and its outline", async () => {
    expect(await takeInDocument({ text: plan })).toEqual({
      text: plan,
      outline: parseOutline(plan),
    });
  });

  test.each([
    ["more letters than any plan has", "加强管理".repeat(250_001), "100 万字"],
    ["more lines than any plan has", lines(20_001, () => "正文"), "20000 行"],
    ["more clauses than anybody can check", lines(5_001, (at) => `第${at}条 好。`), "5000 条"],
    ["nothing", " ", "没有文字"],
  ])("of %s is refused with a sentence", async (_, text, words) => {
    expect(await takeInDocument({ files: [file(text)] })).toEqual({
      fault: expect.stringContaining(words),
    });
  });

  test("in several files is one outline, and it is told what each was taken for", async () => {
    const taken = await takeInDocument({
      files: [
        file(
          "澄江市路灯管理办法\n（征求意见稿）\n第一条 路灯应当按时开启。\n第二条 损坏的应当修复。",
          "草案.txt",
        ),
        file(
          "<html><body><nav>首页</nav><p>起草说明</p><p>路灯老旧。</p></body></html>",
          "说明.html",
        ),
      ],
    });
    if ("fault" in taken) throw new Error(taken.fault);
    expect(taken.outline.clauses.map(({ path }) => path)).toEqual(["第一条", "第二条"]);
    expect(taken.outline.explanation).toBe("起草说明\n路灯老旧。");
    expect(taken.outline.removed).toContainEqual({
      lines: [5, 5],
      text: "首页",
      reason: "网页导航",
    });
    expect(taken.outline.warnings).toContainEqual({
      code: "files-joined",
      message: expect.stringContaining("“草案.txt”作为征求意见稿，“说明.html”作为起草说明"),
    });
  });

  test("in several files names the one that cannot be read", async () => {
    const taken = await takeInDocument({ files: [file("第一条 好。"), file("", "空.docx")] });
    expect(taken).toEqual({ fault: "“空.docx”：文件是空的，请换一份。" });
  });
});

describe("a document in a process of its own", () => {
  test("gives the same, and the calling process goes on meanwhile", async () => {
    const large = lines(19_000, (at) => `（${at % 30}）推进公共服务设施建设，完善配套制度。`);
    let last = performance.now();
    let longest = 0;
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const taken = await documentReader()({ text: large });
    clearInterval(timer);
    expect(longest).toBeLessThan(500);
    expect(taken).toEqual(await takeInDocument({ text: large }));
  });

  test("may be given one after another, as files and as text", async () => {
    const read = documentReader();
    const given = [{ files: [file(plan)] }, { text: "一、总体要求\n二、保障措施" }, { text: " " }];
    const taken = await Promise.all(given.map(read));
    expect(taken).toEqual(await Promise.all(given.map(takeInDocument)));
  });
});
