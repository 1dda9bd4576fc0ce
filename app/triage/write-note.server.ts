import { recordAudit } from "~/app/accounts/audit.server";
import { may } from "~/app/accounts/permissions";
import type { Officer } from "~/app/accounts/sessions.server";
import { DomainError } from "~/app/platform/errors";
import type { Db } from "~/db/schema";
import { auditOf, selectComments } from "./select-comments.server";
import { noteForm } from "./triage-forms";

/**
 * Leaves an internal note at a comment, also after the outcome is published. The audit tells that
 * there is one, not what it says. Throws DomainError `not-allowed`, `not-found` or `invalid` with
 * the fault at `note`.
 */
export async function writeNote(
  db: Db,
  officer: Officer,
  consultationId: number,
  commentId: number,
  form: unknown,
): Promise<void> {
  if (!may(officer.role, "write notes")) throw new DomainError("not-allowed");
  const parsed = noteForm.safeParse(form);
  if (!parsed.success)
    throw new DomainError("invalid", { fields: { note: parsed.error.issues[0]!.message } });
  await db.transaction().execute(async (trx) => {
    const selected = await selectComments(trx, officer, consultationId, { ids: [commentId] });
    await trx
      .insertInto("notes")
      .values({
        consultation_id: consultationId,
        comment_id: commentId,
        officer_id: officer.id,
        body: parsed.data.note,
      })
      .execute();
    await recordAudit(trx, ...auditOf(officer, consultationId, selected, "添加内部备注"));
  });
}
