import { withClauseKeys } from "~/app/drafts/clause-keys";
import { flagsOf, unknownUnits } from "~/app/drafts/flags";
import { numberClauses } from "~/app/drafts/numbering";
import type { Clause, Outline } from "~/app/drafts/outline";
import { applyStandingLead, unitsOf } from "~/app/drafts/units/units";

/** What every step on an outline ends with: numbers, paths, units and flags follow from the words. */

export function indexOf(outline: Outline, number: number): number {
  return outline.clauses.findIndex((clause) => clause.number === number);
}

/** The clause as one text, as the document printed it. */
export function printed(clause: Pick<Clause, "marker" | "heading" | "text">): string {
  return clause.marker + clause.heading + clause.text;
}

/** Flags follow from the words; that a passage stood twice does not. */
export function reread(clause: Clause): Clause {
  const kept = clause.flags.filter((flag) => flag.code === "duplicate");
  return {
    ...clause,
    flags: [...flagsOf(clause.heading + clause.text), ...unknownUnits(unitsOf(clause)), ...kept],
  };
}

/** The outline with these clauses in this order; in a working copy new ones are given their keys. */
export function withClauses(outline: Outline, clauses: Clause[]): Outline {
  const units = applyStandingLead(clauses.map(unitsOf));
  const numbered = numberClauses(clauses);
  const rebuilt = {
    ...outline,
    clauses: numbered.map((clause, index) => ({ ...clause, units: units[index]! })),
  };
  return outline.keysGiven === undefined ? rebuilt : withClauseKeys(rebuilt);
}
