import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { analyse } from "~/app/analysis/analyse";
import type { AnalysisInput } from "~/app/analysis/analysis";

const help = `用法：npm run -s analyse -- 文件.jsonl [--topics 数目]

逐行读取 {"id": "…", "text": "…"}，找出雷同意见，归并主题，把结果作为一个 JSON 对象写到标准输出：
  topics       主题：id、label、words、size、parent、representatives
  assignments  每条意见的主题编号，null 为“其他”
  campaigns    雷同意见：id、size、template、members
  mode         topics；不足 30 条时为 list，只给雷同意见和关键短语
  keyPhrases   关键短语及其条数（list 时）
  timing       各阶段毫秒数，peakRssMb 为内存峰值（MB）

选项：
  --topics 数目  指定主题数目；不指定则由意见本身决定
  --help         显示本说明
`;

/** A fault in what the caller gave; its message is shown as it is. */
class Refusal extends Error {}

async function readComments(file: string): Promise<AnalysisInput[]> {
  const comments: AnalysisInput[] = [];
  const seen = new Set<string>();
  const lines = createInterface({ input: createReadStream(file, "utf8"), crlfDelay: Infinity });
  let number = 0;
  let repeated = 0;
  try {
    for await (const line of lines) {
      number++;
      const content = number === 1 ? line.replace(/^\ufeff/, "") : line;
      if (content.trim() === "") continue;
      const comment = readComment(content);
      if (typeof comment === "string") throw new Refusal(`第 ${number} 行${comment}。`);
      if (seen.has(comment.id)) repeated++;
      seen.add(comment.id);
      comments.push(comment);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT") throw new Refusal(`没有这个文件：${file}。`);
    if (code === "EISDIR") throw new Refusal(`这是文件夹，不是文件：${file}。`);
    throw error;
  }
  if (repeated > 0)
    process.stderr.write(`有 ${repeated} 行的 id 与前面的重复，assignments 中以后出现的为准。\n`);
  return comments;
}

/** The comment of one line, or what is wrong with the line. */
function readComment(line: string): AnalysisInput | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return "不是完整的 JSON";
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "不是 JSON 对象";
  const { id, text } = value as { id?: unknown; text?: unknown };
  if (!((typeof id === "string" && id !== "") || typeof id === "number"))
    return "缺少 id（须为文字或数字）";
  if (typeof text !== "string") return "缺少 text（须为文字）";
  return { id: String(id), text };
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { topics: { type: "string" }, help: { type: "boolean" } },
    });
    if (values.help) return "help" as const;
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new Refusal("请给出一个 JSONL 文件。");
    if (values.topics !== undefined && !/^[1-9]\d{0,2}$/.test(values.topics))
      throw new Refusal("--topics 须是 1 到 999 的整数。");
    return { file, topics: values.topics === undefined ? undefined : Number(values.topics) };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`参数不认识：${error instanceof Error ? error.message : error}`);
  }
}

async function main() {
  const given = readArguments();
  if (given === "help") {
    process.stdout.write(help);
    return;
  }
  const timing: Record<string, number> = {};
  let since = performance.now();
  const begin = since;
  const note = (stage: string) => {
    const now = performance.now();
    timing[stage] = Math.round(now - since);
    since = now;
  };

  const comments = await readComments(given.file);
  note("read");
  const analysis = analyse(comments, { topics: given.topics }, note);
  timing.total = Math.round(performance.now() - begin);
  timing.peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024);

  const { mode, topics, campaigns, keyPhrases } = analysis;
  const assignments = Object.fromEntries(analysis.assignments.map((a) => [a.id, a.topic]));
  process.stdout.write(
    `${JSON.stringify({ mode, topics, assignments, campaigns, keyPhrases, timing })}\n`,
  );
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
