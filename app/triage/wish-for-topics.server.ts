import { sql } from "kysely";
import { recordAudit } from "~/app/accounts/audit.server";
import { may } from "~/app/accounts/permissions";
import type { Officer } from "~/app/accounts/sessions.server";
import { topicsBorne } from "~/app/analysis/granularity";
import { DomainError } from "~/app/platform/errors";
import type { Db } from "~/db/schema";
import { enqueue } from "~/jobs/enqueue.server";
import { currentRun } from "./board.queries.server";
import { callOff } from "./order-analysis.server";
import { holdUnanswered } from "./select-comments.server";
import { granularityForm } from "./triage-forms";

/**
 * How fine the topics are wished: every run from now on makes so many, or as many as it finds right
 * where the form leaves it to the analysis. Begins a run; one that is under way is stopped for it.
 * Throws DomainError `not-allowed`, `not-found`, `already-published` or `invalid` with the fault at
 * `topics`.
 */
export async function wishForTopics(
  db: Db,
  officer: Officer,
  consultationId: number,
  form: unknown,
): Promise<void> {
  if (!may(officer.role, "triage comments")) throw new DomainError("not-allowed");
  const parsed = granularityForm.safeParse(form);
  if (!parsed.success) throw faultAt(parsed.error.issues[0]!.message);
  const { topics } = parsed.data;
  await db.transaction().execute(async (trx) => {
    await holdUnanswered(trx, officer, consultationId);
    const { finished } = await currentRun(trx, consultationId);
    if (finished?.mode !== "topics") throw faultAt("意见不足 30 条，没有主题可以调粗细");
    const most = topicsBorne(finished.distinctComments ?? finished.comments);
    if (topics === null)
      await trx
        .deleteFrom("analysis_wishes")
        .where("consultation_id", "=", consultationId)
        .execute();
    else {
      if (topics > most) throw faultAt(`现有意见最多归纳为 ${most} 个主题`);
      const wish = { topics, officer_id: officer.id, wished_at: sql<Date>`clock_timestamp()` };
      await trx
        .insertInto("analysis_wishes")
        .values({ consultation_id: consultationId, ...wish })
        .onConflict((conflict) => conflict.column("consultation_id").doUpdateSet(wish))
        .execute();
    }
    await callOff(trx, consultationId);
    await enqueue(trx, "analyse-consultation", { consultationId });
    await recordAudit(trx, {
      officeId: officer.officeId,
      officerId: officer.id,
      consultationId,
      action: "调整主题粗细",
      subject: topics === null ? "自动" : `${topics} 个主题`,
      detail: { topics },
    });
  });
}

const faultAt = (topics: string) => new DomainError("invalid", { fields: { topics } });
