/**
 * Time and memory of reading documents:
 *
 *     npm run -s bench:drafts -- [FILE…]
 *
 * Without files: the largest text beside the project, and a Word file and a PDF of a hundred pages
 * that are made here. `parse` is the outline of the text alone; `here` the whole reading in this
 * process; `apart` in a process that is started for it, `ready` in one that was kept ready;
 * `command` is `npm run -s outline`. `peak` is the resident memory of the reading process.
 */
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parseOutline } from "~/app/drafts/parse-outline";
import { takeInDocument } from "~/app/drafts/take-in-document";
import { documentReader } from "~/app/drafts/take-in-document.server";
import { pdfFile, setLines } from "~/tests/fixtures/files/pdf-file";
import { level, numberingXml, paragraph, wordFile, words } from "~/tests/fixtures/files/word-file";

const SENTENCE =
  "市交通运输局应当会同有关部门编制港口岸线利用规划，统筹安排公用锚地和水上服务区，并且向社会公布。（市交通局牵头，市财政局、市水利局按职责分工负责）";
const CLAUSES = 900;

async function timed<T>(work: () => T | Promise<T>): Promise<[value: T, milliseconds: number]> {
  const began = performance.now();
  const value = await work();
  return [value, Math.round(performance.now() - began)];
}

/** About a hundred pages each. */
function madeFiles(folder: string): string[] {
  const clauses = Array.from(
    { length: CLAUSES },
    (_, at) => `${SENTENCE}${at % 3 ? SENTENCE : ""}`,
  );
  const numbering = numberingXml(
    [{ id: 1, levels: [level(0, "chineseCountingThousand", "第%1条", '<w:suff w:val="space"/>')] }],
    [[1, 1]],
  );
  const body = clauses.map((text) => paragraph(words(text), { list: 1 })).join("");
  const wide = (at: number) =>
    String(at + 1).replace(/\d/g, (digit) => "０１２３４５６７８９"[Number(digit)]!);
  const articles = clauses.map((text, at) => `第${wide(at)}条　${text}`);
  const pieces = setLines(articles, { x: 90, y: 760, signs: 28, size: 15 });
  const pages = Array.from({ length: Math.ceil(pieces.length / 27) }, (_, at) =>
    pieces.slice(at * 27, at * 27 + 27).map((piece, line) => ({ ...piece, y: 760 - line * 25 })),
  );
  const files: [string, Uint8Array][] = [
    [`${pages.length} pages.docx`, wordFile({ body, numbering })],
    [`${pages.length} pages.pdf`, pdfFile(pages)],
  ];
  return files.map(([name, bytes]) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  });
}

function largestSeed(): string[] {
  const folder = "../shared/seeds";
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).map((name) => join(folder, name));
  return files.sort((a, b) => statSync(b).size - statSync(a).size).slice(0, 1);
}

/** The time of the whole command, and the most memory in MiB that reading takes. */
function peakOf(file: string): { peak: number | string; command: number } {
  const began = performance.now();
  spawnSync("node", ["--import", "tsx", "jobs/commands/outline.ts", file], { stdio: "ignore" });
  const command = Math.round(performance.now() - began);
  const one = ["--import", "tsx", "tests/bench/read-one.ts", file];
  const { stdout } = spawnSync(process.execPath, one, { encoding: "utf8" });
  return { peak: stdout.trim() || "?", command };
}

const folder = mkdtempSync(join(tmpdir(), "zhutiao-bench-"));
const asked = process.argv.slice(2);
const files = asked.length > 0 ? asked : [...largestSeed(), ...madeFiles(folder)];
const table: object[] = [];
for (const file of files) {
  const bytes = new Uint8Array(readFileSync(file));
  const given = { files: [{ name: basename(file), role: "auto" as const, bytes }] };
  const [taken, here] = await timed(() => takeInDocument(given));
  if ("fault" in taken) {
    table.push({ file: basename(file), fault: taken.fault });
    continue;
  }
  const [, parse] = await timed(() => parseOutline(taken.text));
  const read = documentReader({ keepReady: true });
  const [away, apart] = await timed(() => read(given));
  if ("fault" in away) throw new Error(`${file}: ${away.fault}`);
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const [, ready] = await timed(() => read(given));
  table.push({
    file: basename(file),
    KiB: Math.round(bytes.length / 1024),
    letters: taken.text.length,
    clauses: taken.outline.clauses.length,
    "parse ms": parse,
    "here ms": here,
    "apart ms": apart,
    "ready ms": ready,
    ...(({ peak, command }) => ({ "command ms": command, "peak MiB": peak }))(peakOf(file)),
  });
}
console.table(table);
rmSync(folder, { recursive: true });
