import { sql } from "kysely";
import { recordAudit } from "~/app/accounts/audit.server";
import type { Db } from "~/db/schema";
import { enqueue } from "~/jobs/enqueue.server";

/**
 * Records that a window has ended by the database's clock: once, whatever the number of jobs that
 * try. The row is held FOR UPDATE, so that every comment accepted in time, whose transaction holds
 * it FOR SHARE, is committed and counted. Gives false where there was nothing to close.
 */
export async function closeConsultation(db: Db, consultationId: number): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const due = await trx
      .selectFrom("consultations")
      .select(["id", "office_id"])
      .where("id", "=", consultationId)
      .where("published_at", "is not", null)
      .where("closed_at", "is", null)
      .where("closes_at", "<=", sql<Date>`clock_timestamp()`)
      .forUpdate()
      .executeTakeFirst();
    if (!due) return false;
    const closed = await trx
      .updateTable("consultations")
      .set({
        closed_at: sql`clock_timestamp()`,
        comments_at_close: sql`(select count(*) from comments where consultation_id = ${due.id})`,
        revision: sql`revision + 1`,
      })
      .where("id", "=", due.id)
      .where("closed_at", "is", null)
      .returning("comments_at_close")
      .executeTakeFirst();
    if (!closed) return false;
    await enqueue(trx, "follow-closing", { consultationId });
    await recordAudit(trx, {
      officeId: due.office_id,
      officerId: null,
      consultationId,
      action: "征求意见截止",
      detail: { comments: closed.comments_at_close },
    });
    return true;
  });
}

/** Ids of the windows that have ended and are not recorded as closed, the longest overdue first. */
export async function dueConsultations(db: Db): Promise<number[]> {
  const rows = await db
    .selectFrom("consultations")
    .select("id")
    .where("published_at", "is not", null)
    .where("closed_at", "is", null)
    .where("closes_at", "<=", sql<Date>`clock_timestamp()`)
    .orderBy("closes_at")
    .limit(500)
    .execute();
  return rows.map((row) => row.id);
}
