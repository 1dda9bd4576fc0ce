/**
 * Time, memory and quality of the analysis, as whole commands:
 *
 *     npm run bench:analysis -- [--sizes 1000,10000,100000,1000000] [--runs 3] [FILE.jsonl…]
 *
 * The sizes are comments of about 70 characters, made by perturbing the demonstration's. Files are
 * lines of `id`, `text` and optionally `label`: labelled ones are also measured by normalised mutual
 * information, at the number of their labels and at the number that the analysis chooses; comments
 * of no topic count as a group of their own. Times are medians; CPU is user and system time.
 */
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { mutualInformation } from "~/tests/bench/mutual-information";
import { perturbedComments } from "~/tests/bench/perturbed-comments";

const { values, positionals: files } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: "string", default: "1000,10000,100000,1000000" },
    runs: { type: "string", default: "3" },
  },
});
const runs = Number(values.runs);
const folder = mkdtempSync(join(tmpdir(), "analysis-"));
const output = join(folder, "output.json");
const median = (list: number[]) => list.sort((a, b) => a - b)[list.length >> 1]!;

type Output = {
  topics: unknown[];
  assignments: Record<string, number | null>;
  campaigns: unknown[];
  timing: Record<string, number>;
};

/** One row of the table: the whole command, `runs` times. */
function measure(file: string, topics?: number) {
  const seconds: number[] = [];
  const cpu: number[] = [];
  const memory: number[] = [];
  let found: Output | undefined;
  for (let run = 0; run < runs; run++) {
    const target = openSync(output, "w");
    const begin = performance.now();
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        ...["--import", "tsx", "jobs/commands/analyse.ts", file],
        ...(topics === undefined ? [] : ["--topics", String(topics)]),
      ],
      { stdio: ["ignore", target, "pipe"], encoding: "utf8" },
    );
    seconds.push((performance.now() - begin) / 1000);
    closeSync(target);
    if (status !== 0) throw new Error(stderr);
    found = JSON.parse(readFileSync(output, "utf8")) as Output;
    cpu.push(found.timing.cpuMs! / 1000);
    memory.push(found.timing.peakRssMb!);
  }
  const { assignments, campaigns, timing, topics: given } = found!;
  const row = {
    file: basename(file),
    comments: Object.keys(assignments).length,
    asked: topics ?? "auto",
    topics: given.length,
    NMI: "–",
    campaigns: campaigns.length,
    seconds: median(seconds).toFixed(1),
    "CPU s": median(cpu).toFixed(1),
    "peak MB": median(memory),
    stages: Object.entries(timing)
      .filter(([stage]) => !["total", "cpuMs", "peakRssMb"].includes(stage))
      .map(([stage, ms]) => `${stage} ${ms}`)
      .join(", "),
  };
  return { row, assignments };
}

const table: object[] = [];
for (const size of values.sizes.split(",").filter(Boolean).map(Number)) {
  const file = join(folder, `${size}.jsonl`);
  const target = openSync(file, "w");
  for (const block of perturbedComments(size)) writeSync(target, block);
  closeSync(target);
  table.push(measure(file).row);
  rmSync(file);
}
for (const file of files) {
  const rows = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as { id: string; label?: string | null });
  const labels = rows.map((row) => row.label ?? null);
  const asked = labels.includes(null) ? [undefined] : [new Set(labels).size, undefined];
  for (const topics of asked) {
    const { row, assignments } = measure(file, topics);
    if (!labels.includes(null))
      row.NMI = mutualInformation(
        labels,
        rows.map(({ id }) => assignments[id] ?? null),
      ).toFixed(3);
    table.push(row);
  }
}
console.table(table);
rmSync(folder, { recursive: true });
