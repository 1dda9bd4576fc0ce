import { recordAudit } from "~/app/accounts/audit.server";
import type { Officer } from "~/app/accounts/sessions.server";
import type { Db } from "~/db/schema";
import type { FormatName } from "./formats";
import { countingRun } from "./scope.server";
import { type SummaryFile, summaryFile } from "./summary-file.server";

/**
 * The office's summary table: every comment, decided or not. Noted in the audit before it is made.
 * null where the office has no such consultation.
 */
export async function exportForOffice(
  db: Db,
  officer: Pick<Officer, "id" | "officeId">,
  slug: string,
  format: FormatName,
): Promise<SummaryFile | null> {
  const consultation = await db
    .selectFrom("consultations as c")
    .leftJoin("outcomes as o", "o.consultation_id", "c.id")
    .select(["c.id", "c.title", "c.visibility", "o.totals"])
    .where("c.slug", "=", slug)
    .where("c.office_id", "=", officer.officeId)
    .executeTakeFirst();
  if (!consultation) return null;
  const { id: consultationId, title, visibility, totals } = consultation;
  await recordAudit(db, {
    officeId: officer.officeId,
    officerId: officer.id,
    consultationId,
    action: "导出意见汇总处理表",
    detail: { format },
  });
  const runId = await countingRun(db, consultationId, totals?.runId);
  return summaryFile(db, { consultationId, runId, visibility, audience: "office" }, title, format);
}

/** What the result page shows, as a file. null until the outcome is published. */
export async function exportForPublic(
  db: Db,
  slug: string,
  format: FormatName,
): Promise<SummaryFile | null> {
  const consultation = await db
    .selectFrom("consultations as c")
    .innerJoin("outcomes as o", "o.consultation_id", "c.id")
    .select(["c.id", "c.title", "c.visibility", "o.totals"])
    .where("c.slug", "=", slug)
    .where("c.published_at", "is not", null)
    .where("c.answered_at", "is not", null)
    .executeTakeFirst();
  if (!consultation) return null;
  const { id: consultationId, title, visibility, totals } = consultation;
  const runId = await countingRun(db, consultationId, totals.runId);
  return summaryFile(db, { consultationId, runId, visibility, audience: "public" }, title, format);
}
