import { clauseSubject } from "./citation";
import type { PublicClause } from "./draft.queries.server";

type Outlined = Pick<
  PublicClause,
  "number" | "depth" | "path" | "markerKind" | "marker" | "heading" | "text"
>;

export type OutlineEntry = {
  number: number;
  label: string;
  /** Comments on this clause and on everything below it. */
  comments: number;
  entries: OutlineEntry[];
};

/** The tree that a reader finds the way with: what has a name of its own, three levels deep. */
export function outlineOf(
  clauses: readonly Outlined[],
  comments: (clause: Outlined) => number,
): OutlineEntry[] {
  const roots: OutlineEntry[] = [];
  const open: { depth: number; entry: OutlineEntry }[] = [];
  for (const clause of clauses) {
    while (open.length > 0 && open.at(-1)!.depth >= clause.depth) open.pop();
    const count = comments(clause);
    for (const { entry } of open) entry.comments += count;
    if (!isSignpost(clause)) continue;
    const entry = { number: clause.number, label: labelOf(clause), comments: count, entries: [] };
    (open.at(-1)?.entry.entries ?? roots).push(entry);
    open.push({ depth: clause.depth, entry });
  }
  return roots;
}

/** A heading of a group: nothing but its words, with clauses below it. */
export const isGroup = (clause: Outlined, next: Outlined | undefined): boolean =>
  clause.heading !== "" && clause.text === "" && next !== undefined && next.depth > clause.depth;

function isSignpost({ depth, path, markerKind }: Outlined): boolean {
  if (depth > 2 || markerKind === "款" || markerKind === "——") return false;
  if (markerKind === "none" && depth > 0) return false;
  // What stands below an article is read with it.
  return !/第[^/]+条\//.test(path);
}

function labelOf(clause: Outlined): string {
  const gap = clause.markerKind.startsWith("第X") ? " " : "";
  return `${clause.marker}${clause.marker && gap}${clauseSubject(clause, clause.heading ? 18 : 12)}`;
}
