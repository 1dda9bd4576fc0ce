import { recordAudit } from "~/app/accounts/audit.server";
import { may } from "~/app/accounts/permissions";
import type { Officer } from "~/app/accounts/sessions.server";
import { markAnswered } from "~/app/consultations/mark-answered.server";
import { DomainError } from "~/app/platform/errors";
import type { Db, Trx } from "~/db/schema";
import type { OutcomeTotals } from "~/db/tables/publication";
import { enqueue } from "~/jobs/enqueue.server";
import { outcomeForm } from "./outcome-form";
import { countingRun } from "./scope.server";
import { totalsOf } from "./totals.queries.server";
import { UNDECIDED_WORD } from "./words";

/**
 * Publishes the answer: freezes the totals, opens the result page and the receipts. An empty
 * consultation is published too. Throws DomainError `not-allowed`, `not-found` (also another
 * office's), `invalid` (with fields), `already-published`, `not-closed-yet` or `undecided-left`
 * (the message says how many).
 */
export async function publishOutcome(
  db: Db,
  officer: Pick<Officer, "id" | "officeId" | "role">,
  consultationId: number,
  form: { statement: unknown },
): Promise<OutcomeTotals> {
  if (!may(officer.role, "publish outcomes")) throw new DomainError("not-allowed");
  const parsed = outcomeForm.safeParse(form);
  if (!parsed.success)
    throw new DomainError("invalid", { fields: { statement: parsed.error.issues[0]!.message } });
  const { statement } = parsed.data;
  return db.transaction().execute(async (trx) => {
    const totals = await freeze(trx, officer.officeId, consultationId);
    await trx
      .insertInto("outcomes")
      .values({
        consultation_id: consultationId,
        statement,
        totals: JSON.stringify(totals),
        published_by: officer.id,
      })
      .execute();
    if (!(await markAnswered(trx, consultationId))) throw new DomainError("already-published");
    await enqueue(trx, "mail-subscribers", { consultationId, occasion: "answered" });
    await recordAudit(trx, {
      officeId: officer.officeId,
      officerId: officer.id,
      consultationId,
      action: "公布意见反馈",
      detail: { comments: totals.comments, points: totals.points, decisions: totals.decisions },
    });
    return totals;
  });
}

/** The consultation is held while its comments are counted, so that none changes until commit. */
async function freeze(trx: Trx, officeId: number, consultationId: number): Promise<OutcomeTotals> {
  const held = await trx
    .selectFrom("consultations")
    .select(["closed_at", "answered_at", "visibility"])
    .where("id", "=", consultationId)
    .where("office_id", "=", officeId)
    .where("published_at", "is not", null)
    .forUpdate()
    .executeTakeFirst();
  if (!held) throw new DomainError("not-found");
  if (held.answered_at) throw new DomainError("already-published");
  if (!held.closed_at) throw new DomainError("not-closed-yet");
  const runId = await countingRun(trx, consultationId);
  const scope = { consultationId, runId, visibility: held.visibility };
  const { undecided, ...totals } = await totalsOf(trx, scope);
  if (undecided > 0)
    throw new DomainError("undecided-left", {
      message: `还有 ${undecided} 条意见${UNDECIDED_WORD}，全部处理后才能公布。`,
    });
  return { ...totals, runId };
}
