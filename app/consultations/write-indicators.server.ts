import type { Outline } from "~/app/drafts/outline";
import type { Trx } from "~/db/schema";
import { indicatorsForOffice } from "./indicators.queries.server";

/** Freezes the figures of a version, in the transaction that publishes it and after its clauses. */
export async function writeIndicators(
  trx: Trx,
  consultationId: number,
  draftId: number,
  outline: Outline,
): Promise<void> {
  const all = await indicatorsForOffice(trx, consultationId, outline);
  const shown = all.filter((one) => !one.excluded);
  if (shown.length === 0) return;
  const clauses = await trx
    .selectFrom("clauses")
    .select(["id", "number"])
    .where("consultation_id", "=", consultationId)
    .where("draft_id", "=", draftId)
    .execute();
  const ids = new Map(clauses.map((clause) => [clause.number, clause.id]));
  const rows = shown.map((one, position) => ({
    consultation_id: consultationId,
    draft_id: draftId,
    position,
    clause_id: ids.get(one.clause)!,
    what: one.what,
    how_much: one.howMuch,
    by_when: one.byWhen,
    year: one.year,
    carried: one.carried,
    lost: one.lost,
    corrected: one.corrected,
    direction: one.direction,
    value: one.value,
    high: one.high,
    unit: one.unit,
    quote: one.quote,
  }));
  // Bound parameters end at 65,535 a statement; 500 rows use 8,000.
  for (let from = 0; from < rows.length; from += 500)
    await trx
      .insertInto("indicators")
      .values(rows.slice(from, from + 500))
      .execute();
}
