/**
 * Mutated documents through the importer, the same ones for the same seed:
 *
 *     npm run fuzz:drafts -- [--documents 10000] [--seed 1] [--only NUMBER]
 *
 * Prints documents, seconds and faults; a fault is told with the number of its document, which
 * `--only` reads again and prints. Exit code 1 where there are faults.
 */
import { parseArgs } from "node:util";
import { faultsOf } from "~/tests/fuzz/check-document";
import { baseDocuments } from "~/tests/fuzz/documents";
import { type MutatedDocument, mutatedDocument } from "~/tests/fuzz/mutated-document";

const { values } = parseArgs({
  options: {
    documents: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
    only: { type: "string" },
  },
});
const seed = Number(values.seed);
const bases = baseDocuments();

if (values.only !== undefined) {
  const { text, applied, random } = mutatedDocument(bases, seed, Number(values.only));
  process.stdout.write(`${text}\n`);
  process.stderr.write(`${applied.join(", ")}\n${faultsOf(text, random).join("\n")}\n`);
} else run(Number(values.documents));

function run(documents: number): void {
  const byKind = new Map<string, { documents: number; faults: number }>();
  const faulty: string[] = [];
  let characters = 0;
  let slowest = { milliseconds: 0, number: 0 };
  const started = performance.now();
  for (let number = 1; number <= documents; number += 1) {
    const document = mutatedDocument(bases, seed, number);
    const begun = performance.now();
    const faults = faultsOf(document.text, document.random);
    const milliseconds = performance.now() - begun;
    if (milliseconds > slowest.milliseconds) slowest = { milliseconds, number };
    characters += document.text.length;
    count(byKind, document, faults.length);
    for (const fault of faults.slice(0, 3)) faulty.push(`${number}\t${fault}`);
  }
  const seconds = (performance.now() - started) / 1000;
  console.table(Object.fromEntries([...byKind].sort(([one], [other]) => (one < other ? -1 : 1))));
  console.table([
    {
      documents,
      "base documents": bases.length,
      "million characters": (characters / 1e6).toFixed(1),
      seconds: seconds.toFixed(1),
      "slowest (ms)": Math.round(slowest.milliseconds),
      "slowest document": slowest.number,
      faults: faulty.length,
    },
  ]);
  process.stdout.write(
    faulty
      .slice(0, 200)
      .map((line) => `${line}\n`)
      .join(""),
  );
  process.exitCode = faulty.length > 0 ? 1 : 0;
}

function count(
  byKind: Map<string, { documents: number; faults: number }>,
  { applied }: MutatedDocument,
  faults: number,
): void {
  for (const name of new Set(applied)) {
    const known = byKind.get(name) ?? { documents: 0, faults: 0 };
    byKind.set(name, { documents: known.documents + 1, faults: known.faults + faults });
  }
}
