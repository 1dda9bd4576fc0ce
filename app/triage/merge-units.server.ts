import { recordAudit } from "~/app/accounts/audit.server";
import { foldUnit, removeFoldedUnit } from "~/app/accounts/fold-unit.server";
import { moveClauseUnits } from "~/app/consultations/move-clause-units.server";
import type { Db } from "~/db/schema";

/**
 * Makes one unit of two in the office's list: clauses, assigned comments, liaisons and names of the
 * one go to the other. Refuses `not-found` and `invalid`.
 */
export async function mergeUnits(
  db: Db,
  by: { officeId: number; officerId: number },
  ids: { from: number; into: number },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const names = await foldUnit(trx, by.officeId, ids);
    const clauses = await moveClauseUnits(trx, ids.from, ids.into);
    const moved = await trx
      .updateTable("triage_entries")
      .set({ unit_id: ids.into })
      .where("unit_id", "=", ids.from)
      .executeTakeFirst();
    await removeFoldedUnit(trx, by.officeId, ids.from);
    await recordAudit(trx, {
      ...by,
      action: "合并责任单位",
      subject: `${names.from} 并入 ${names.into}`,
      detail: { clauses, comments: Number(moved.numUpdatedRows), from: ids.from, into: ids.into },
    });
  });
}
