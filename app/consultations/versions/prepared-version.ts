import { alignClauses } from "~/app/drafts/changes/align";
import type { Clause, Outline } from "~/app/drafts/outline";
import type { Versioned } from "./version-changes";

export type PreparedClause = Versioned & {
  depth: number;
  markerKind: Clause["markerKind"];
  marker: string;
};

/**
 * The working copy as clauses of a version, aligned with the one before. A clause that continues
 * none has a lineage below zero, as nothing in the database has.
 */
export function preparedClauses(before: readonly Versioned[], outline: Outline): PreparedClause[] {
  const alignment = alignClauses(before, outline.clauses);
  return outline.clauses.map((clause, at) => {
    const { from, drawnFrom } = alignment.clauses[at]!;
    return {
      number: clause.number,
      depth: clause.depth,
      path: clause.path,
      markerKind: clause.markerKind,
      marker: clause.marker,
      heading: clause.heading,
      text: clause.text,
      lineage: from === null ? -1 - at : before[from]!.lineage,
      drawnFrom: drawnFrom.map((part) => before[part]!.lineage),
    };
  });
}
