import { compact, halfWidth } from "~/app/drafts/lines";
import type { Clause } from "~/app/drafts/outline";

/**
 * Gives clauses their running number, a depth that never jumps more than one step inward, and
 * the path that follows from both. Order and depth are all that it needs.
 */
export function numberClauses(clauses: Clause[]): Clause[] {
  const path: string[] = [];
  const counts: Counts[] = [];
  return clauses.map((clause, index) => {
    const depth = Math.max(0, Math.min(clause.depth, path.length));
    path.length = depth;
    counts.length = depth + 1;
    counts[depth] ??= { bullets: 0, unmarked: 0 };
    path.push(segment(clause, counts[depth]));
    return { ...clause, number: index + 1, depth, path: path.join("/") };
  });
}

/** How many clauses without a number of their own stand under one clause. */
type Counts = { bullets: number; unmarked: number };

function segment(clause: Clause, counts: Counts): string {
  if (clause.markerKind === "——") return `——${++counts.bullets}`;
  if (clause.marker === "") return `¶${++counts.unmarked}`;
  return halfWidth(compact(clause.marker)).replace(/^[★☆※]|[、.:]$/g, "");
}

/** The clauses below the one at `index`: those that follow it and stand further in. */
export function subtreeEnd(clauses: Clause[], index: number): number {
  const depth = clauses[index]!.depth;
  let end = index + 1;
  while (end < clauses.length && clauses[end]!.depth > depth) end += 1;
  return end;
}
