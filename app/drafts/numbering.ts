import { compact, halfWidth } from "~/app/drafts/lines";
import type { Clause } from "~/app/drafts/outline";

/**
 * Gives clauses their running number, a depth that never jumps more than one step inward, and
 * the path that follows from both. Order and depth are all that it needs.
 */
export function numberClauses(clauses: Clause[]): Clause[] {
  const path: string[] = [];
  const counts: Map<string, number>[] = [new Map()];
  return clauses.map((clause, index) => {
    const depth = Math.max(0, Math.min(clause.depth, path.length));
    path.length = depth;
    counts.length = depth + 1;
    path.push(segment(clause, counts[depth]!));
    counts.push(new Map());
    return { ...clause, number: index + 1, depth, path: path.join("/") };
  });
}

function segment(clause: Clause, counts: Map<string, number>): string {
  if (clause.markerKind === "——") return `——${count(counts, "——")}`;
  if (clause.marker === "") return `¶${count(counts, "¶")}`;
  return halfWidth(compact(clause.marker)).replace(/[、.]$/, "");
}

function count(counts: Map<string, number>, sign: string): number {
  const next = (counts.get(sign) ?? 0) + 1;
  counts.set(sign, next);
  return next;
}

/** The clauses below the one at `index`: those that follow it and stand further in. */
export function subtreeEnd(clauses: Clause[], index: number): number {
  const depth = clauses[index]!.depth;
  let end = index + 1;
  while (end < clauses.length && clauses[end]!.depth > depth) end += 1;
  return end;
}
