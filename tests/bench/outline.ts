/**
 * Time of the importer on long documents, and how it grows:
 *
 *     npm run bench:outline -- [--runs 5] [FILE…]
 *
 * For 1, 2, 4 and 8 MB of each form: the median of the runs in milliseconds of processor time, and
 * the greatest growth for one doubling. Exit code 1 where a doubling costs more than 2.3 times as
 * much, which no linear reader needs. FILEs are read as they are.
 */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { parseOutline } from "~/app/drafts/parse-outline";
import { LONG_DOCUMENTS } from "~/tests/bench/long-documents";

const MEGABYTE = 1_000_000;
const SIZES = [1, 2, 4, 8];
const MOST_GROWTH = 2.3;

const { values, positionals } = parseArgs({
  options: { runs: { type: "string", default: "5" } },
  allowPositionals: true,
});
const runs = Number(values.runs);

/** Processor time, which a busy machine lengthens less than the time on the wall. */
function medianMilliseconds(text: string): number {
  parseOutline(text);
  const measured = Array.from({ length: runs }, () => {
    globalThis.gc?.();
    const started = process.cpuUsage();
    parseOutline(text);
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  });
  return measured.sort((left, right) => left - right)[runs >> 1]!;
}

function growth(milliseconds: number[]): number {
  return Math.max(...milliseconds.slice(1).map((one, index) => one / milliseconds[index]!));
}

const rows: Record<string, Record<string, string>> = {};
let steep = false;
for (const [name, written] of Object.entries(LONG_DOCUMENTS)) {
  const milliseconds = SIZES.map((size) => medianMilliseconds(written(size * MEGABYTE)));
  const most = growth(milliseconds);
  steep ||= most > MOST_GROWTH;
  rows[name] = {
    ...Object.fromEntries(
      SIZES.map((size, index) => [`${size} MB (ms)`, milliseconds[index]!.toFixed(0)]),
    ),
    "per doubling, at most": most.toFixed(2),
  };
}
console.table(rows);

const files = positionals.map((file) => {
  const text = readFileSync(file, "utf8");
  return {
    file: basename(file),
    kB: (Buffer.byteLength(text) / 1000).toFixed(1),
    clauses: parseOutline(text).clauses.length,
    ms: medianMilliseconds(text).toFixed(1),
  };
});
if (files.length > 0) console.table(files);
console.log(`peak RSS ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
process.exitCode = steep ? 1 : 0;
