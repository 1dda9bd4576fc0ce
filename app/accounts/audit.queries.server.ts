import { sql } from "kysely";
import { notDiscarded } from "~/db/discarded.server";
import type { Db } from "~/db/schema";

export const AUDIT_PAGE = 50;

/** The office's audit, newest first; `before` is the id of the last entry of the page before. */
export async function auditForOffice(
  db: Db,
  officeId: number,
  page: { before?: number; consultationId?: number } = {},
) {
  let query = db
    .selectFrom("audit as a")
    .leftJoin("officers as o", "o.id", "a.officer_id")
    .leftJoin("consultations as c", "c.id", "a.consultation_id")
    .select([
      "a.id",
      "a.at",
      "a.action",
      "a.subject",
      "a.detail",
      "o.name as officer",
      "c.title as consultation",
      "c.round",
      // A draft that was given up has no page.
      sql<string | null>`case when ${notDiscarded} then c.slug end`.as("slug"),
    ])
    .where("a.office_id", "=", officeId);
  if (page.before) query = query.where("a.id", "<", page.before);
  if (page.consultationId) query = query.where("a.consultation_id", "=", page.consultationId);
  return query
    .orderBy("a.id", "desc")
    .limit(AUDIT_PAGE + 1)
    .execute();
}
