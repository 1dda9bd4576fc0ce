import { paths } from "~/app/paths";
import { figure } from "~/app/ui/figure";
import { Facts } from "~/app/ui/list";
import { citation, clauseTitle } from "./citation";
import { unitWords } from "./clause-in-place";
import type { ClauseUnit, PublicClause } from "./draft.queries.server";

type Named = Pick<PublicClause, "number" | "path" | "heading" | "text">;

/** Beside a clause: who answers for it, and the way to its neighbours. */
export function ClauseAside({
  consultation,
  clauses,
  number,
  units,
  totals,
  version = null,
}: {
  consultation: { slug: string; answeredAt: Date | null };
  clauses: readonly Named[];
  number: number;
  units: readonly ClauseUnit[];
  totals: { received: number };
  /** An earlier version; null: the current one. */
  version?: number | null;
}) {
  const { slug } = consultation;
  const here = clauses.find((clause) => clause.number === number);
  const facts: { term: string; detail: React.ReactNode }[] = [
    // An article's number is not that of the clause, which is the address and stands in the margin.
    ...(here && citation(here) === `第 ${number} 条` ? [] : [{ term: "编号", detail: number }]),
    { term: "责任单位", detail: units.length > 0 ? unitWords(units) : "草案没有写明" },
    { term: "意见", detail: `${figure(totals.received)} 条` },
  ];
  for (const [term, offset] of [
    ["上一条", -1],
    ["下一条", 1],
  ] as const) {
    const near = clauses.find((clause) => clause.number === number + offset);
    if (near)
      facts.push({
        term,
        detail: (
          <a
            href={
              version === null
                ? paths.clause(slug, near.number)
                : paths.clauseOfVersion(slug, version, near.number)
            }
          >
            {clauseTitle(near)}
          </a>
        ),
      });
  }
  const draft =
    version === null
      ? paths.clauseAnchor(slug, number)
      : `${paths.version(slug, version)}#clause-${number}`;
  facts.push({ term: "全文", detail: <a href={draft}>在草案中查看</a> });
  if (consultation.answeredAt)
    facts.push({ term: "反馈", detail: <a href={paths.outcome(slug)}>查看采纳情况和理由</a> });
  return <Facts facts={facts} />;
}
