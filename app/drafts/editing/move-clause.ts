import { indexOf, withClauses } from "~/app/drafts/editing/rebuild-outline";
import { subtreeEnd } from "~/app/drafts/numbering";
import type { Clause, Outline } from "~/app/drafts/outline";

/**
 * A clause changes places with the one before it (-1) or after it (1) of the same rank, each with
 * everything below it. The same outline where there is none under the same heading.
 */
export function moveClause(outline: Outline, number: number, by: -1 | 1): Outline {
  const { clauses } = outline;
  const at = indexOf(outline, number);
  if (at < 0) return outline;
  const first = by === 1 ? at : brotherBefore(clauses, at);
  if (first < 0) return outline;
  const middle = subtreeEnd(clauses, first);
  if (middle >= clauses.length || clauses[middle]!.depth !== clauses[first]!.depth) return outline;
  const end = subtreeEnd(clauses, middle);
  return withClauses(outline, [
    ...clauses.slice(0, first),
    ...clauses.slice(middle, end),
    ...clauses.slice(first, middle),
    ...clauses.slice(end),
  ]);
}

function brotherBefore(clauses: Clause[], at: number): number {
  const { depth } = clauses[at]!;
  let before = at - 1;
  while (before >= 0 && clauses[before]!.depth > depth) before -= 1;
  return before >= 0 && clauses[before]!.depth === depth ? before : -1;
}
