import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { GivenFile } from "~/app/drafts/take-in-document";
import { documentReader } from "~/app/drafts/take-in-document.server";

const HELP = `用法：npm run -s outline -- 文件 [文件…]

读入一次征求意见的文件，把提纲以 JSON 打印到标准输出：标题、公告、截止时间、联系方式、
逐条条款、责任单位，以及移除的页面内容和理由。

文件可以是 Word（.docx、.docm、.dotx，包括 WPS 存的）、带文字的 PDF、网页（.html）、Markdown
和纯文本（UTF-8、UTF-16、GB18030），按内容识别，不看扩展名。公告、草案、起草说明和附件分成
几个文件的，一起给出。读不了的文件，标准错误上说明原因，退出码为 2。

  --help  显示本说明
`;

async function main(args: string[]): Promise<number> {
  if (args.includes("--help") || args.includes("-h")) {
    process.stdout.write(HELP);
    return 0;
  }
  const unknown = args.find((one) => one.startsWith("--"));
  if (unknown) return refuse(`参数不认识：${unknown}`);
  if (args.length === 0)
    return refuse("请给出一个文件，例如：npm run -s outline -- 征求意见稿.docx");
  const files: GivenFile[] = [];
  for (const file of args) {
    try {
      files.push({ name: basename(file), role: "auto", bytes: readFileSync(file) });
    } catch (error) {
      return refuse(`无法读取文件“${file}”：${reasonOf(error)}。`);
    }
  }
  const taken = await documentReader()({ files });
  if ("fault" in taken) return refuse(taken.fault);
  process.stdout.write(`${JSON.stringify(taken.outline, null, 2)}\n`);
  return 0;
}

function refuse(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 2;
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOENT") return "文件不存在";
  if (code === "EACCES" || code === "EPERM") return "没有读取权限";
  if (code === "EISDIR") return "这是一个文件夹";
  return "读取失败";
}

process.exitCode = await main(process.argv.slice(2));
