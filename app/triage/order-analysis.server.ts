import { sql } from "kysely";
import { recordAudit } from "~/app/accounts/audit.server";
import { may } from "~/app/accounts/permissions";
import type { Officer } from "~/app/accounts/sessions.server";
import { DomainError } from "~/app/platform/errors";
import type { Db, Trx } from "~/db/schema";
import { enqueue, withdraw } from "~/jobs/enqueue.server";
import { latestRun, runUnderWay } from "./runs.queries.server";

/**
 * Has the comments analysed anew, by a job; what waits already is not added again. Throws
 * DomainError `not-allowed`, `not-found`, or `analysis-running` while a run is under way.
 */
export const askForAnalysis = (db: Db, officer: Officer, consultationId: number): Promise<void> =>
  order(db, officer, consultationId, "重新分析意见", async (trx) => {
    if ((await runUnderWay(trx, consultationId)) !== null)
      throw new DomainError("analysis-running");
    await enqueue(trx, "analyse-consultation", { consultationId });
  });

/**
 * Has the analysis stopped that runs or waits to run; its worker notices within a second. The run
 * before stays the current one. Throws DomainError `not-allowed`, `not-found`, or `edited-elsewhere`
 * where there is nothing to stop any more, or nothing yet.
 */
export const stopAnalysis = (db: Db, officer: Officer, consultationId: number): Promise<void> =>
  order(db, officer, consultationId, "停止分析", async (trx) => {
    if (await callOff(trx, consultationId)) return;
    const { waiting } = await latestRun(trx, consultationId);
    throw new DomainError("edited-elsewhere", {
      message: waiting ? "分析正要开始，请过几秒再停止。" : "分析刚刚已经结束，没有可以停止的。",
    });
  });

/** Asks running runs to stop and takes back what waits; false where there was nothing of either. */
export async function callOff(trx: Trx, consultationId: number): Promise<boolean> {
  const asked = await trx
    .updateTable("analysis_runs")
    .set({ cancel_asked_at: sql<Date>`clock_timestamp()` })
    .where("consultation_id", "=", consultationId)
    .where("state", "=", "running")
    .where("cancel_asked_at", "is", null)
    .executeTakeFirstOrThrow();
  const withdrawn = await withdraw(trx, "analyse-consultation", { consultationId });
  return asked.numUpdatedRows > 0n || withdrawn > 0;
}

/** Who may, in the own office; and it is recorded. */
async function order(
  db: Db,
  officer: Officer,
  consultationId: number,
  action: string,
  act: (trx: Trx) => Promise<void>,
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
    await act(trx);
    await recordAudit(trx, {
      officeId: officer.officeId,
      officerId: officer.id,
      consultationId,
      action,
    });
  });
}
