import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";

const run = (...args: string[]) =>
  spawnSync(process.execPath, ["--import", "tsx", "jobs/commands/outline.ts", ...args], {
    encoding: "utf8",
  });

describe("提纲命令", () => {
  it("把文件的提纲以 JSON 打印出来", () => {
    const { status, stdout, stderr } = run("app/drafts/samples/rules.txt");
    expect([status, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toMatchObject({
      title: "澄江市停车场管理办法（征求意见稿）",
      kind: "consultation",
    });
    expect(stdout.split("\n")[1]).toMatch(/^ {2}"/);
  });

  it("Word、PDF 和几份文件一起给出，都读成一份提纲", () => {
    const folder = "tests/fixtures/files";
    for (const file of ["archives.numbered.docx", "archives.pdf"]) {
      const { clauses } = JSON.parse(run(`${folder}/${file}`).stdout);
      expect(clauses.at(-1)).toMatchObject({ marker: "第八条", markerKind: "第X条" });
    }
    const both = JSON.parse(run(`${folder}/snow.docx`, `${folder}/archives.docx`).stdout);
    expect(both.warnings).toContainEqual(expect.objectContaining({ code: "files-joined" }));
  });

  it("读不了的文件，标准错误上说明原因，标准输出什么也没有", () => {
    const { status, stdout, stderr } = run("docs/images/board.png");
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^这是一张图片，没有文字。.*\n$/);
  });

  it("文件不存在或没有给出时，用一句话说明，退出码为 2", () => {
    for (const args of [["没有这个文件.txt"], [], ["app"]]) {
      const { status, stdout, stderr } = run(...args);
      expect([status, stdout]).toEqual([2, ""]);
      expect(stderr.trim().split("\n")).toHaveLength(1);
      expect(stderr).toMatch(/\p{Script=Han}/u);
    }
  });

  it("--help 说明用法", () => {
    expect(run("--help")).toMatchObject({ status: 0, stdout: expect.stringContaining("用法") });
  });
});
