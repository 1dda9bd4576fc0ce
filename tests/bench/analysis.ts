/**
 * Quality and time of the analysis on JSONL files (`id`, `text`, optionally `label`):
 *
 *     node --import tsx tests/bench/analysis.ts FILE.jsonl…
 *
 * NMI is given at the number of labels and at the number that the analysis chooses; comments of no
 * topic count as a group of their own.
 */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { analyse } from "~/app/analysis/analyse";
import { mutualInformation } from "~/tests/bench/mutual-information";

type Row = { id: string; text: string; label?: string | null };

function measure(rows: readonly Row[], topics?: number) {
  const stages: string[] = [];
  let since = performance.now();
  const begin = since;
  const analysis = analyse(rows, { topics }, (stage) => {
    const now = performance.now();
    stages.push(`${stage} ${Math.round(now - since)}`);
    since = now;
  });
  const seconds = (performance.now() - begin) / 1000;
  const labelled = rows.every((row) => typeof row.label === "string");
  const nmi = labelled
    ? mutualInformation(
        rows.map((row) => row.label),
        analysis.assignments.map((assignment) => assignment.topic),
      ).toFixed(3)
    : "–";
  const other = analysis.assignments.filter((assignment) => assignment.topic === null).length;
  return {
    "topics asked": topics ?? "auto",
    topics: analysis.topics.length,
    NMI: nmi,
    other,
    campaigns: analysis.campaigns.length,
    seconds: seconds.toFixed(1),
    stages: stages.join(", "),
  };
}

const files = process.argv.slice(2);
if (files.length === 0) {
  process.stderr.write("usage: node --import tsx tests/bench/analysis.ts FILE.jsonl…\n");
  process.exit(2);
}

const table: object[] = [];
for (const file of files) {
  const rows = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Row);
  const labels = new Set(rows.map((row) => row.label ?? null));
  const asked = labels.has(null) ? [undefined] : [labels.size, undefined];
  for (const topics of asked)
    table.push({ file: basename(file), rows: rows.length, ...measure(rows, topics) });
}
console.table(table);
console.log(`peak RSS ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
