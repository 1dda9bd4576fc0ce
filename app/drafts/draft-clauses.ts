import { foldDuplicates } from "~/app/drafts/duplicates";
import type { Clause, Removed } from "~/app/drafts/outline";
import { draftPieces } from "~/app/drafts/pieces";
import { printedClauses } from "~/app/drafts/printed-words";
import type { Sections } from "~/app/drafts/section-walk";
import { buildClauses } from "~/app/drafts/structure";

/** The clauses of one draft, what was printed twice folded into the removed. */
export function draftClauses({ draft, removed }: Sections): {
  clauses: Clause[];
  removed: Removed[];
} {
  const between = new Set(removed.map(({ line }) => line.number));
  const built = buildClauses(draftPieces(draft, between));
  return foldDuplicates(printedClauses(built, draft));
}
