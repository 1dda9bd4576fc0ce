import { sql } from "kysely";
import { recordAudit } from "~/app/accounts/audit.server";
import { may } from "~/app/accounts/permissions";
import type { Officer } from "~/app/accounts/sessions.server";
import { DomainError } from "~/app/platform/errors";
import type { Db } from "~/db/schema";
import { enqueue } from "~/jobs/enqueue.server";

/**
 * Puts what could not be delivered of a letter of the own office back into the outbox, for another
 * day. Gives how many recipients. Refuses `not-allowed`, and `not-found` (also another office's).
 */
export async function sendAgain(
  db: Db,
  officer: Pick<Officer, "id" | "officeId" | "role">,
  letterId: number,
): Promise<number> {
  if (!may(officer.role, "manage mail")) throw new DomainError("not-allowed");
  return db.transaction().execute(async (trx) => {
    const letter = await trx
      .selectFrom("letters")
      .select(["subject", "consultation_id"])
      .where("id", "=", letterId)
      .where("office_id", "=", officer.officeId)
      .executeTakeFirst();
    if (!letter) throw new DomainError("not-found");
    const { numUpdatedRows } = await trx
      .updateTable("outbox")
      .set({
        state: "waiting",
        attempts: 0,
        last_error: null,
        ended_at: null,
        next_attempt_at: sql`clock_timestamp()`,
        give_up_at: sql`clock_timestamp() + interval '24 hours'`,
      })
      .where("letter_id", "=", letterId)
      .where("state", "=", "dead")
      .executeTakeFirst();
    const recipients = Number(numUpdatedRows);
    if (recipients === 0) return 0;
    await enqueue(trx, "send-mail", {});
    await recordAudit(trx, {
      officeId: officer.officeId,
      officerId: officer.id,
      consultationId: letter.consultation_id,
      action: "重发信件",
      subject: letter.subject,
      detail: { letter: letterId, recipients },
    });
    return recipients;
  });
}
