import { readFileSync } from "node:fs";
import { parseOutline } from "~/app/drafts/parse-outline";
import { readText } from "~/app/drafts/read-text";

const HELP = `用法：npm run -s outline -- 文件

读入一份纯文本（UTF-8、UTF-16 或 GB18030），把提纲以 JSON 打印到标准输出：
标题、公告、截止时间、联系方式、逐条条款、责任单位，以及移除的页面内容和理由。

  --help  显示本说明
`;

function main(args: string[]): number {
  if (args.includes("--help") || args.includes("-h")) {
    process.stdout.write(HELP);
    return 0;
  }
  const [file, ...others] = args;
  if (!file || others.length > 0) {
    process.stderr.write("请给出一个文件，例如：npm run -s outline -- 征求意见稿.txt\n");
    return 2;
  }
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    process.stderr.write(`无法读取文件“${file}”：${reasonOf(error)}。\n`);
    return 2;
  }
  process.stdout.write(`${JSON.stringify(parseOutline(readText(bytes).text), null, 2)}\n`);
  return 0;
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOENT") return "文件不存在";
  if (code === "EACCES" || code === "EPERM") return "没有读取权限";
  if (code === "EISDIR") return "这是一个文件夹";
  return "读取失败";
}

process.exitCode = main(process.argv.slice(2));
