import { sql } from "kysely";
import type { Db } from "~/db/schema";

export type CommentCounts = { all: number; pending: number };

/** How many comments each consultation of the office has, and how many wait for review. */
export async function commentCountsForOffice(
  db: Db,
  officeId: number,
): Promise<Map<number, CommentCounts>> {
  const rows = await db
    .selectFrom("comments as m")
    .innerJoin("consultations as c", "c.id", "m.consultation_id")
    .select([
      "m.consultation_id as id",
      sql<number>`count(*)`.as("all"),
      sql<number>`count(*) filter (where m.review = 'pending')`.as("pending"),
    ])
    .where("c.office_id", "=", officeId)
    .groupBy("m.consultation_id")
    .execute();
  return new Map(rows.map(({ id, all, pending }) => [id, { all, pending }]));
}

/** The same for one consultation, which the caller has found in the own office. */
export async function commentCounts(db: Db, consultationId: number): Promise<CommentCounts> {
  return db
    .selectFrom("comments")
    .select([
      sql<number>`count(*)`.as("all"),
      sql<number>`count(*) filter (where review = 'pending')`.as("pending"),
    ])
    .where("consultation_id", "=", consultationId)
    .executeTakeFirstOrThrow();
}
