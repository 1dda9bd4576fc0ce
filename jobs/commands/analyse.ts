import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { chunkBits, chunkSize } from "~/app/analysis/chunk";
import { hireCrew } from "~/app/analysis/crew.server";
import { findStructure, type StageListener, type Structure } from "~/app/analysis/find-structure";
import { each, type Working, workAlone } from "~/app/analysis/tasks";

const help = `用法：npm run -s analyse -- 文件.jsonl [--topics 数目] [--workers 数目]

逐行读取 {"id": "…", "text": "…"}，找出雷同意见，归并主题，把结果作为一个 JSON 对象写到标准输出：
  topics       主题：id、label、words、size、parent、representatives
  assignments  每条意见的主题编号，null 为“其他”
  campaigns    雷同意见：id、size、template、members
  mode         topics；不足 30 条时为 list，只给雷同意见和关键短语
  keyPhrases   关键短语及其条数（list 时）
  timing       各阶段毫秒数，cpuMs 为所用处理器时间，peakRssMb 为内存峰值（MB）

选项：
  --topics 数目   指定主题数目；不指定则由意见本身决定
  --workers 数目  同时计算的线程数；默认与处理器核数相同，最多 8。结果与此无关
  --help          显示本说明
`;

/** A fault in what the caller gave; its message is shown as it is. */
class Refusal extends Error {}

/** A smaller file is done before threads would have started. */
const bytesWorthThreads = 1 << 20;
const bytesReadAtOnce = 4 << 20;
const newline = 10;

/** The lines of a file in pieces of `chunkSize` lines, read as they are asked for. */
function* piecesOf(file: number): Generator<{ bytes: Uint8Array; line: number }> {
  let held = Buffer.alloc(0);
  let lines = 0;
  let searched = 0;
  let line = 1;
  for (;;) {
    const read = Buffer.allocUnsafe(bytesReadAtOnce);
    const length = readSync(file, read, 0, bytesReadAtOnce, null);
    if (length === 0) break;
    held = Buffer.concat([held, read.subarray(0, length)]);
    for (;;) {
      const end = held.indexOf(newline, searched);
      if (end < 0) break;
      searched = end + 1;
      if (++lines < chunkSize) continue;
      yield { bytes: held.subarray(0, end), line };
      held = held.subarray(searched);
      line += lines;
      lines = 0;
      searched = 0;
    }
    searched = held.length;
  }
  if (held.length > 0) yield { bytes: held, line };
}

type Found = { structure: Structure; ids: string[][] };

function* analysingFile(file: number, topics: number | undefined, onStage: StageListener) {
  const parts = yield* each("readLines", piecesOf(file));
  const fault = parts.find((part) => part.fault)?.fault;
  if (fault) throw new Refusal(`第 ${fault.line} 行${fault.reason}。`);
  onStage("read");
  const chunks = parts.map((part) => part.chunk);
  const structure = yield* findStructure(chunks, { topics }, onStage);
  return { structure, ids: parts.map((part) => (part.ids === "" ? [] : part.ids.split("\n"))) };
}

function openFile(path: string): number {
  try {
    const file = openSync(path, "r");
    if (fstatSync(file).isDirectory()) throw new Refusal(`这是文件夹，不是文件：${path}。`);
    return file;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT")
      throw new Refusal(`没有这个文件：${path}。`);
    throw error;
  }
}

async function readAndFind(
  file: number,
  workers: number,
  topics: number | undefined,
  onStage: StageListener,
): Promise<Found> {
  const working: Working<Found> = analysingFile(file, topics, onStage);
  if (fstatSync(file).isFile() && fstatSync(file).size < bytesWorthThreads)
    return workAlone(working);
  const crew = hireCrew(workers);
  try {
    return await crew.work(working);
  } finally {
    await crew.end();
  }
}

/** For an id that occurs again only the last comment with it is told. */
function overwritten(ids: readonly string[][]): Set<number> {
  const lastWith = new Map<string, number>();
  const earlier = new Set<number>();
  ids.forEach((list, c) => {
    list.forEach((id, i) => {
      const before = lastWith.get(id);
      if (before !== undefined) earlier.add(before);
      lastWith.set(id, c * chunkSize + i);
    });
  });
  return earlier;
}

/** The result in pieces of JSON: with a million comments it is no single string. */
function* jsonOf({ structure, ids }: Found, timing: () => object): Generator<string> {
  const idAt = (position: number) => ids[position >> chunkBits]![position & (chunkSize - 1)]!;
  const list = (positions: readonly number[]) => `[${positions.map(idAt).join(",")}]`;
  const topics = structure.topics.map(({ representatives, ...topic }, index) => {
    const known = JSON.stringify({ id: index + 1, ...topic });
    return `${known.slice(0, -1)},"representatives":${list(representatives)}}`;
  });
  yield `{"mode":"${structure.mode}","topics":[${topics.join(",")}],"assignments":{`;

  const without = overwritten(ids);
  let separator = "";
  for (const [c, own] of ids.entries()) {
    const told: string[] = [];
    own.forEach((id, i) => {
      const position = c * chunkSize + i;
      if (!without.has(position)) told.push(`${id}:${structure.topicAt[position] || "null"}`);
    });
    if (told.length === 0) continue;
    yield separator + told.join(",");
    separator = ",";
  }
  if (without.size > 0)
    process.stderr.write(
      `有 ${without.size} 行的 id 与前面的重复，assignments 中以后出现的为准。\n`,
    );

  yield `},"campaigns":[`;
  for (let from = 0; from < structure.groups.length; from += chunkSize)
    yield structure.groups
      .slice(from, from + chunkSize)
      .map(({ template, members }, at) => {
        const id = from + at + 1;
        const begin = id === 1 ? "" : ",";
        return `${begin}{"id":${id},"size":${members.length},"template":${idAt(template)},"members":${list(members)}}`;
      })
      .join("");
  yield `],"keyPhrases":${JSON.stringify(structure.keyPhrases)},"timing":${JSON.stringify(timing())}}\n`;
}

const write = (text: string) =>
  new Promise<void>((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });

/** A whole number from 1 to `most`, or undefined where the option is not given. */
function wholeNumber(name: string, given: string | undefined, most: number): number | undefined {
  if (given === undefined) return undefined;
  if (!/^[1-9]\d{0,2}$/.test(given) || Number(given) > most)
    throw new Refusal(`--${name} 须是 1 到 ${most} 的整数。`);
  return Number(given);
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        topics: { type: "string" },
        workers: { type: "string" },
        help: { type: "boolean" },
      },
    });
    if (values.help) return "help" as const;
    const [path, ...more] = positionals;
    if (path === undefined || more.length > 0) throw new Refusal("请给出一个 JSONL 文件。");
    return {
      path,
      topics: wholeNumber("topics", values.topics, 999),
      workers: wholeNumber("workers", values.workers, 64) ?? Math.min(8, availableParallelism()),
    };
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
  const begin = performance.now();
  let since = begin;
  const note = (stage: string) => {
    const now = performance.now();
    timing[stage] = Math.round(now - since);
    since = now;
  };

  const file = openFile(given.path);
  const found = await readAndFind(file, given.workers, given.topics, note);
  closeSync(file);
  const ending = () => {
    note("write");
    timing.total = Math.round(performance.now() - begin);
    const { user, system } = process.cpuUsage();
    timing.cpuMs = Math.round((user + system) / 1000);
    timing.peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
    return timing;
  };
  for (const piece of jsonOf(found, ending)) await write(piece);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
