import PgBoss from "pg-boss";
import { recordAudit } from "~/app/accounts/audit.server";
import { may } from "~/app/accounts/permissions";
import type { Officer } from "~/app/accounts/sessions.server";
import { DomainError } from "~/app/platform/errors";
import type { Db } from "~/db/schema";
import { executeSqlOn } from "~/jobs/enqueue.server";
import { failuresForOffice } from "./queue.queries.server";
import { jobWords } from "./words";

/**
 * Has a failed job tried once more. Throws DomainError `not-allowed`, or `not-found` where it is not
 * among those that the officer is shown.
 */
export async function retryJob(db: Db, officer: Officer, jobId: string): Promise<void> {
  if (!may(officer.role, "run the platform")) throw new DomainError("not-allowed");
  await db.transaction().execute(async (trx) => {
    const failures = await failuresForOffice(trx, officer.officeId);
    const job = failures.find(({ id, state }) => id === jobId && state === "failed");
    if (!job) throw new DomainError("not-found");
    const boss = new PgBoss({ db: { executeSql: executeSqlOn(trx) }, schedule: false });
    await boss.retry(job.name, job.id);
    await recordAudit(trx, {
      officeId: officer.officeId,
      officerId: officer.id,
      action: "重试后台任务",
      subject: jobWords(job.name),
      detail: { job: job.id, name: job.name },
    });
  });
}
