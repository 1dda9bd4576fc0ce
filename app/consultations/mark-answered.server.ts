import { sql } from "kysely";
import type { Trx } from "~/db/schema";

/**
 * Records that the answer is public, in the transaction that publishes it, and makes every page of
 * the consultation anew. False where the window is not recorded as closed or it was answered before.
 */
export async function markAnswered(trx: Trx, consultationId: number): Promise<boolean> {
  const result = await trx
    .updateTable("consultations")
    .set({ answered_at: sql`clock_timestamp()`, revision: sql`revision + 1` })
    .where("id", "=", consultationId)
    .where("closed_at", "is not", null)
    .where("answered_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
