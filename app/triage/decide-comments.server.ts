import { sql } from "kysely";
import { recordAudit } from "~/app/accounts/audit.server";
import { may } from "~/app/accounts/permissions";
import type { Officer } from "~/app/accounts/sessions.server";
import { DomainError } from "~/app/platform/errors";
import type { Db } from "~/db/schema";
import {
  auditOf,
  holdUnanswered,
  type Selected,
  type Selection,
  selectComments,
} from "./select-comments.server";
import { decisionForm } from "./triage-forms";

/**
 * Decides one comment or many with one reason; a decision of null takes it back. Offices work as
 * comments come in, so the window need not have closed; once the outcome is published nothing
 * changes any more. Throws DomainError `not-allowed`, `not-found`, `already-published`,
 * `edited-elsewhere` or `invalid` with the fault at `reason`, `decision` or `scope`.
 */
export async function decideComments(
  db: Db,
  officer: Officer,
  consultationId: number,
  selection: Selection,
  form: unknown,
): Promise<Selected> {
  if (!may(officer.role, "answer for the own unit")) throw new DomainError("not-allowed");
  const parsed = decisionForm.safeParse(form);
  if (!parsed.success)
    throw new DomainError("invalid", {
      fields: Object.fromEntries(
        parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message]),
      ),
    });
  const { decision, reason } = parsed.data;
  return db.transaction().execute(async (trx) => {
    await holdUnanswered(trx, officer, consultationId);
    const selected = await selectComments(trx, officer, consultationId, selection);
    const decided = decision !== null;
    await sql`
      insert into triage_entries
        (consultation_id, comment_id, decision, reason, decided_by, decided_at)
      select ${consultationId}::bigint, id, ${decision}::text, ${decided ? reason : ""}::text,
             ${decided ? officer.id : null}::bigint,
             case when ${decided}::boolean then clock_timestamp() end
      from unnest(${selected.ids}::bigint[]) as id
      on conflict (consultation_id, comment_id) do update
      set decision = excluded.decision, reason = excluded.reason,
          decided_by = excluded.decided_by, decided_at = excluded.decided_at`.execute(trx);
    await recordAudit(
      trx,
      ...(decided
        ? auditOf(officer, consultationId, selected, "处理意见", { decision, reason })
        : auditOf(officer, consultationId, selected, "撤销处理")),
    );
    return selected;
  });
}
