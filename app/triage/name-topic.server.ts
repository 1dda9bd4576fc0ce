import { recordAudit } from "~/app/accounts/audit.server";
import { may } from "~/app/accounts/permissions";
import type { Officer } from "~/app/accounts/sessions.server";
import { DomainError } from "~/app/platform/errors";
import type { Db } from "~/db/schema";
import { currentRun } from "./board.queries.server";
import { holdUnanswered } from "./select-comments.server";
import { topicNameForm } from "./triage-forms";

/**
 * Gives a topic of the current run another name, which later runs keep. Throws DomainError
 * `not-allowed`, `not-found`, `already-published` or `invalid` with the fault at `label`.
 */
export async function nameTopic(
  db: Db,
  officer: Officer,
  consultationId: number,
  topicId: number,
  form: unknown,
): Promise<void> {
  if (!may(officer.role, "triage comments")) throw new DomainError("not-allowed");
  const parsed = topicNameForm.safeParse(form);
  if (!parsed.success)
    throw new DomainError("invalid", { fields: { label: parsed.error.issues[0]!.message } });
  const { label } = parsed.data;
  await db.transaction().execute(async (trx) => {
    await holdUnanswered(trx, officer, consultationId);
    const { finished } = await currentRun(trx, consultationId);
    const topic = await trx
      .selectFrom("topics")
      .select("label")
      .where("consultation_id", "=", consultationId)
      .where("run_id", "=", finished?.id ?? 0)
      .where("id", "=", topicId)
      .forUpdate()
      .executeTakeFirst();
    if (!topic) throw new DomainError("not-found");
    if (topic.label === label) return;
    await trx
      .updateTable("topics")
      .set({ label, named_by: officer.id })
      .where("consultation_id", "=", consultationId)
      .where("run_id", "=", finished!.id)
      .where("id", "=", topicId)
      .execute();
    await recordAudit(trx, {
      officeId: officer.officeId,
      officerId: officer.id,
      consultationId,
      action: "主题改名",
      subject: label,
      detail: { topic: topicId, before: topic.label, label },
    });
  });
}
