import { sql } from "kysely";
import type { Trx } from "~/db/schema";
import { bumpRevision } from "./revision.queries.server";

/**
 * Lets one unit answer for the clauses of another. A clause that names both keeps one line, which
 * leads where either led. Gives how many clauses changed.
 */
export async function moveClauseUnits(trx: Trx, from: number, into: number): Promise<number> {
  const rows = await trx
    .selectFrom("clause_units")
    .select(["consultation_id", "clause_id", "duty"])
    .where("unit_id", "=", from)
    .execute();
  await sql`
    update clause_units as kept set duty = 'lead'
    from clause_units as gone
    where kept.unit_id = ${into} and gone.unit_id = ${from} and gone.duty = 'lead'
      and kept.consultation_id = gone.consultation_id and kept.clause_id = gone.clause_id`.execute(
    trx,
  );
  await sql`
    delete from clause_units as gone using clause_units as kept
    where gone.unit_id = ${from} and kept.unit_id = ${into}
      and kept.consultation_id = gone.consultation_id and kept.clause_id = gone.clause_id`.execute(
    trx,
  );
  await trx
    .updateTable("clause_units")
    .set({ unit_id: into })
    .where("unit_id", "=", from)
    .execute();
  for (const id of new Set(rows.map((row) => row.consultation_id))) await bumpRevision(trx, id);
  return rows.length;
}
