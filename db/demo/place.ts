import { chineseNumber } from "~/app/drafts/numerals";
import type { Clause } from "~/app/drafts/outline";
import type { DemoComment, PlanComment } from "./comments";

/** The number of the clause that a comment is about; null where it is about the whole draft. */
export function clauseNumberOf(
  clauses: readonly Clause[],
  comment: DemoComment | PlanComment,
): number | null {
  const wanted = "heading" in comment ? comment.heading : comment.article;
  if (wanted === null) return null;
  const found = clauses.find((clause) =>
    typeof wanted === "number"
      ? clause.markerKind === "第X条" && chineseNumber(clause.marker.slice(1, -1)) === wanted
      : `${clause.heading}${clause.text}`.startsWith(wanted),
  );
  if (!found) throw new Error(`The draft has no clause ${wanted}`);
  return found.number;
}

/** The numbers of a rule's articles in order, as `generateComments` wants them. */
export function articleNumbers(clauses: readonly Clause[]): number[] {
  return clauses.filter(({ markerKind }) => markerKind === "第X条").map(({ number }) => number);
}
