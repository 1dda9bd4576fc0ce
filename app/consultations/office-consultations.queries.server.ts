import { withClauseKeys } from "~/app/drafts/clause-keys";
import { notDiscarded } from "~/db/discarded.server";
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
      "c.withdrawn_at as withdrawnAt",
      "c.round",
    ])
    .where("c.office_id", "=", officeId)
    .where(notDiscarded)
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
      "c.withdrawn_at as withdrawnAt",
      "c.round",
      eb
        .selectFrom("clauses as k")
        .select((inner) => inner.fn.countAll<number>().as("count"))
        .where("k.draft_id", "=", (latest) =>
          latest
            .selectFrom("drafts as d")
            .select("d.id")
            .whereRef("d.consultation_id", "=", "c.id")
            .where("d.published_at", "is not", null)
            .orderBy("d.version", "desc")
            .limit(1),
        )
        .whereRef("k.consultation_id", "=", "c.id")
        .as("clauses"),
    ])
    .where("c.office_id", "=", officeId)
    .where(notDiscarded)
    .where("c.slug", "=", slug)
    .executeTakeFirst();
}

/** The newest draft of a consultation of the office, as the officer works on it. */
export async function draftForOffice(db: Db, officeId: number, slug: string) {
  const draft = await db
    .selectFrom("consultations as c")
    .innerJoin("drafts as d", "d.consultation_id", "c.id")
    .select([
      "c.id",
      "c.slug",
      "c.title",
      "c.summary",
      "c.fields",
      "c.visibility",
      "c.round",
      "c.window_rule as rule",
      // A further version is worked on while the one before is public.
      "d.published_at as publishedAt",
      "d.id as draftId",
      "d.version",
      "d.purpose",
      "d.note",
      "d.outline",
      "d.edition",
      "d.steps_done as stepsDone",
      "d.published_at as versionPublishedAt",
      "c.answered_at as answeredAt",
      "d.source_name as sourceName",
    ])
    .where("c.office_id", "=", officeId)
    .where(notDiscarded)
    .where("c.slug", "=", slug)
    .orderBy("d.version", "desc")
    .limit(1)
    .executeTakeFirst();
  return draft && { ...draft, outline: withClauseKeys(draft.outline) };
}
