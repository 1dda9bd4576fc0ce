import { recordAudit } from "~/app/accounts/audit.server";
import { may } from "~/app/accounts/permissions";
import type { Officer } from "~/app/accounts/sessions.server";
import { authorContext } from "~/app/comments/submit-comment.server";
import { DomainError } from "~/app/platform/errors";
import { unseal } from "~/app/platform/seal.server";
import type { Db } from "~/db/schema";
import { auditOf, selectComments } from "./select-comments.server";

export type Author = { name: string | null; organisation: string | null; contact: string | null };

/**
 * Who spoke, in full, or null where nothing was given. Every opening is in the audit, in the
 * transaction that reads it. Throws DomainError `not-allowed` or `not-found`.
 */
export async function authorOf(
  db: Db,
  personalDataKey: Buffer,
  officer: Officer,
  consultationId: number,
  commentId: number,
): Promise<Author | null> {
  if (!may(officer.role, "export comments")) throw new DomainError("not-allowed");
  return db.transaction().execute(async (trx) => {
    const selected = await selectComments(trx, officer, consultationId, { ids: [commentId] });
    const row = await trx
      .selectFrom("comment_authors")
      .select("sealed")
      .where("consultation_id", "=", consultationId)
      .where("comment_id", "=", commentId)
      .executeTakeFirst();
    await recordAudit(trx, ...auditOf(officer, consultationId, selected, "查看提意见人信息"));
    if (!row) return null;
    const plain = unseal(personalDataKey, row.sealed, authorContext(consultationId, commentId));
    return JSON.parse(plain) as Author;
  });
}
