import { sql } from "kysely";
import { recordAudit } from "~/app/accounts/audit.server";
import { DomainError } from "~/app/platform/errors";
import type { Db } from "~/db/schema";
import { holdDraft } from "./draft-steps.server";

/**
 * Gives up a draft that was never published, such as one imported by mistake. The row stays, because
 * the audit speaks of it, but from now on it is nobody's to see: it is marked as withdrawn before it
 * was published, and a round before it can be followed by another one. Refuses `not-found`,
 * `already-published` and `edited-elsewhere`.
 */
export async function discardDraft(
  db: Db,
  by: { officeId: number; officerId: number },
  given: { slug: string; edition: number },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const draft = await holdDraft(trx, by.officeId, given.slug);
    // A further version is given up by itself: what is public stays.
    if (draft.version > 1) throw new DomainError("already-published");
    if (draft.edition !== given.edition) throw new DomainError("edited-elsewhere");
    await trx
      .updateTable("consultations")
      .set({
        withdrawn_at: sql`clock_timestamp()`,
        closed_at: sql`clock_timestamp()`,
        comments_at_close: 0,
        previous_id: null,
        round: 1,
        round_reason: null,
      })
      .where("id", "=", draft.id)
      .execute();
    await recordAudit(trx, {
      ...by,
      consultationId: draft.id,
      action: "放弃文稿",
      subject: draft.outline.title || draft.title,
    });
  });
}
