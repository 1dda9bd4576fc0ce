import { fingerprint } from "~/app/drafts/fingerprint";
import type { Clause, Outline } from "~/app/drafts/outline";

/**
 * The outline with a key for every clause that has none, and for those that repeat an earlier one.
 * Deterministic; the same object where nothing is missing.
 */
export function withClauseKeys(outline: Outline): Outline {
  let given = outline.keysGiven ?? 0;
  const seen = new Set<number>();
  let missing = outline.keysGiven === undefined;
  const clauses = outline.clauses.map((clause): Clause => {
    const own = clause.key;
    if (own !== undefined && own <= given && !seen.has(own)) {
      seen.add(own);
      return clause;
    }
    missing = true;
    given += 1;
    seen.add(given);
    return { ...clause, key: given };
  });
  return missing ? { ...outline, clauses, keysGiven: given } : outline;
}

/** The words of a clause in short: whoever saw them knows by it whether they are still the same. */
export const fingerprintOf = (clause: Pick<Clause, "marker" | "heading" | "text">): string =>
  fingerprint(clause.marker, clause.heading, clause.text);
