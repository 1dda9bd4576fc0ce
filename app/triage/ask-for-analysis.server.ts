import { recordAudit } from "~/app/accounts/audit.server";
import { may } from "~/app/accounts/permissions";
import type { Officer } from "~/app/accounts/sessions.server";
import { DomainError } from "~/app/platform/errors";
import type { Db } from "~/db/schema";
import { enqueue } from "~/jobs/enqueue.server";
import { runUnderWay } from "./runs.queries.server";

/**
 * Has the comments analysed anew, by a job; what waits already is not added again. Throws
 * DomainError `not-allowed`, `not-found`, or `analysis-running` while a run is under way.
 */
export async function askForAnalysis(
  db: Db,
  officer: Officer,
  consultationId: number,
): Promise<void> {
  if (!may(officer.role, "triage comments")) throw new DomainError("not-allowed");
  await db.transaction().execute(async (trx) => {
    const own = await trx
      .selectFrom("consultations")
      .select("id")
      .where("id", "=", consultationId)
      .where("office_id", "=", officer.officeId)
      .executeTakeFirst();
    if (!own) throw new DomainError("not-found");
    if ((await runUnderWay(trx, consultationId)) !== null)
      throw new DomainError("analysis-running");
    await enqueue(trx, "analyse-consultation", { consultationId });
    await recordAudit(trx, {
      officeId: officer.officeId,
      officerId: officer.id,
      consultationId,
      action: "重新分析意见",
    });
  });
}
