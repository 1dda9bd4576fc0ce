import type { Db } from "~/db/schema";

/** The office's consultations, newest first. */
export async function consultationsForOffice(db: Db, officeId: number) {
  return db
    .selectFrom("consultations as c")
    .select([
      "c.id",
      "c.slug",
      "c.title",
      "c.created_at as createdAt",
      "c.opens_at as opensAt",
      "c.closes_at as closesAt",
      "c.published_at as publishedAt",
      "c.answered_at as answeredAt",
    ])
    .where("c.office_id", "=", officeId)
    .orderBy("c.id", "desc")
    .limit(500)
    .execute();
}

/** One consultation of the office; undefined where the office has none of that address. */
export async function consultationForOffice(db: Db, officeId: number, slug: string) {
  return db
    .selectFrom("consultations as c")
    .leftJoin("officers as o", "o.id", "c.created_by")
    .select((eb) => [
      "c.id",
      "c.slug",
      "c.title",
      "c.summary",
      "c.fields",
      "c.visibility",
      "c.created_at as createdAt",
      "o.name as createdBy",
      "c.opens_at as opensAt",
      "c.closes_at as closesAt",
      "c.short_window_reason as shortWindowReason",
      "c.published_at as publishedAt",
      "c.closed_at as closedAt",
      "c.comments_at_close as commentsAtClose",
      "c.answered_at as answeredAt",
      eb
        .selectFrom("clauses as k")
        .select((inner) => inner.fn.countAll<number>().as("count"))
        .whereRef("k.consultation_id", "=", "c.id")
        .as("clauses"),
    ])
    .where("c.office_id", "=", officeId)
    .where("c.slug", "=", slug)
    .executeTakeFirst();
}

/** The newest draft of a consultation of the office, as the officer works on it. */
export async function draftForOffice(db: Db, officeId: number, slug: string) {
  return db
    .selectFrom("consultations as c")
    .innerJoin("drafts as d", "d.consultation_id", "c.id")
    .select([
      "c.id",
      "c.slug",
      "c.title",
      "c.summary",
      "c.fields",
      "c.visibility",
      "c.published_at as publishedAt",
      "d.id as draftId",
      "d.outline",
      "d.edition",
      "d.source_name as sourceName",
    ])
    .where("c.office_id", "=", officeId)
    .where("c.slug", "=", slug)
    .orderBy("d.version", "desc")
    .limit(1)
    .executeTakeFirst();
}
