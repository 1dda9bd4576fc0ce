import { recordAudit } from "~/app/accounts/audit.server";
import { may } from "~/app/accounts/permissions";
import type { Officer } from "~/app/accounts/sessions.server";
import { clauseTitle } from "~/app/consultations/citation";
import { DomainError } from "~/app/platform/errors";
import type { Db } from "~/db/schema";
import { auditOf, holdUnanswered, type Selected, selectComments } from "./select-comments.server";

/**
 * Ties a comment to a clause that it speaks of, or takes that back; the clause it was made on stays.
 * Doing either twice is as doing it once. Throws DomainError `not-allowed`, `not-found` (also where
 * the clause was never published) or `already-published`.
 */
export async function tieComment(
  db: Db,
  officer: Officer,
  consultationId: number,
  commentId: number,
  clauseId: number,
  tied: boolean,
): Promise<Selected> {
  if (!may(officer.role, "triage comments")) throw new DomainError("not-allowed");
  return db.transaction().execute(async (trx) => {
    await holdUnanswered(trx, officer, consultationId);
    const clause = await trx
      .selectFrom("clauses as c")
      .innerJoin("drafts as v", "v.id", "c.draft_id")
      .select(["c.number", "c.path", "c.heading", "c.text"])
      .where("c.consultation_id", "=", consultationId)
      .where("c.id", "=", clauseId)
      .where("v.published_at", "is not", null)
      .executeTakeFirst();
    if (!clause) throw new DomainError("not-found");
    const selected = await selectComments(trx, officer, consultationId, { ids: [commentId] });
    const tie = { consultation_id: consultationId, comment_id: commentId, clause_id: clauseId };
    const changed = tied
      ? (
          await trx
            .insertInto("clause_ties")
            .values({ ...tie, officer_id: officer.id })
            .onConflict((conflict) => conflict.doNothing())
            .executeTakeFirst()
        ).numInsertedOrUpdatedRows
      : (
          await trx
            .deleteFrom("clause_ties")
            .where("consultation_id", "=", consultationId)
            .where("comment_id", "=", commentId)
            .where("clause_id", "=", clauseId)
            .executeTakeFirst()
        ).numDeletedRows;
    if (changed)
      await recordAudit(
        trx,
        ...auditOf(officer, consultationId, selected, tied ? "归入条款" : "撤回归入条款", {
          clause: clauseTitle(clause),
        }),
      );
    return selected;
  });
}
