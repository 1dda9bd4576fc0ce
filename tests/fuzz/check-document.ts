import {
  demote,
  editClause,
  excludeClause,
  mergeWithPrevious,
  promote,
  putBack,
  splitClause,
} from "~/app/drafts/editing/edit-outline";
import { type Line, readLines } from "~/app/drafts/lines";
import type { Clause, Outline } from "~/app/drafts/outline";
import { parseOutline } from "~/app/drafts/parse-outline";
import { heldCharacters, sortedCharacters } from "~/app/drafts/sample-texts";
import { partSections } from "~/app/drafts/sections";
import { unaccounted } from "~/tests/fuzz/account";
import type { Random } from "~/tests/fuzz/random";

/** Far above what any of these documents takes: it tells hanging from reading. */
const HANGING_MS = 5_000;
const EDITS = 12;

/** Reads a document and edits its outline at random; returns every promise that did not hold. */
export function faultsOf(text: string, random: Random): string[] {
  const started = performance.now();
  let outline: Outline;
  try {
    outline = parseOutline(text);
  } catch (error) {
    return [`throws: ${error instanceof Error ? error.stack : String(error)}`];
  }
  const milliseconds = performance.now() - started;
  const faults = [
    ...unaccounted(text, outline).map((fault) => `lost: ${fault}`),
    ...inconsistencies(outline.clauses),
    ...disorder(text),
  ];
  if (milliseconds > HANGING_MS) faults.push(`hangs: ${Math.round(milliseconds)} ms`);
  if (heldCharacters(outline) !== sortedCharacters(text)) faults.push("lost: characters differ");
  if (!sameAfterJson(outline)) faults.push("JSON: what comes back is not what went in");
  try {
    faults.push(...editingFaults(outline, random));
  } catch (error) {
    faults.push(`editing throws: ${error instanceof Error ? error.stack : String(error)}`);
  }
  return faults;
}

/** A part of the document that does not hold its lines in the order of the source. */
function disorder(text: string): string[] {
  const { removed, attachments, ...parts } = partSections(readLines(text));
  const ordered: Record<string, Line[]> = { ...parts, attachments: attachments.flat() };
  return Object.entries(ordered).flatMap(([name, lines]) => {
    const at = lines.findIndex((line, index) => line.number < (lines[index - 1]?.number ?? 0));
    return at < 0 ? [] : [`order: ${name} has line ${lines[at]!.number} too late`];
  });
}

function sameAfterJson(outline: Outline): boolean {
  const printed = JSON.stringify(outline);
  return JSON.stringify(JSON.parse(printed)) === printed;
}

/** Numbers run from 1, depth never jumps inward, a path is as long as its clause is deep. */
function inconsistencies(clauses: Clause[]): string[] {
  const faults: string[] = [];
  const stems: string[] = [];
  clauses.forEach((clause, index) => {
    const { number, depth, path, lines } = clause;
    if (number !== index + 1) faults.push(`number: ${number} at place ${index + 1}`);
    if (depth > (clauses[index - 1]?.depth ?? -1) + 1) faults.push(`depth: jumps at ${number}`);
    stems.length = depth;
    const stem = stems.at(-1);
    if (stem !== undefined && !path.startsWith(`${stem}/`)) faults.push(`path: ${path} not below`);
    if (path.split("/").length !== depth + 1) faults.push(`path: ${path} at depth ${depth}`);
    if (lines[0] > lines[1]) faults.push(`lines: ${lines.join("–")} at ${number}`);
    stems.push(path);
  });
  return faults;
}

function editingFaults(start: Outline, random: Random): string[] {
  const held = heldCharacters(start);
  let outline = start;
  for (let left = EDITS; left > 0; left -= 1) {
    const number = 1 + random.below(outline.clauses.length);
    const clause = outline.clauses[number - 1];
    const [name, step] = random.oneOf(
      Object.entries<(from: Outline) => Outline>({
        promote: (from) => promote(from, number),
        demote: (from) => demote(from, number),
        merge: (from) => mergeWithPrevious(from, number),
        split: (from) => splitClause(from, number, random.below(clause?.text.length ?? 1)),
        exclude: (from) => excludeClause(from, number),
        "put back": (from) => putBack(from, random.below(from.removed.length)),
        edit: (from) => (clause ? editClause(from, number, clause) : from),
      }),
    );
    outline = step(outline);
    const faults = inconsistencies(outline.clauses);
    if (faults.length > 0) return faults.map((fault) => `after ${name}: ${fault}`);
  }
  return heldCharacters(outline) === held ? [] : ["lost: by editing"];
}
