import { sql } from "kysely";
import type { Db } from "~/db/schema";

/** What letters and feeds say of a published consultation. */
export type ConsultationFacts = {
  id: number;
  slug: string;
  title: string;
  summary: string;
  officeId: number;
  office: string;
  opensAt: Date;
  /** Exclusive. */
  closesAt: Date;
  closedAt: Date | null;
  withdrawnAt: Date | null;
  answeredAt: Date | null;
  comments: number;
  clauses: number;
  /** 1 for the first call about the matter. */
  round: number;
  /** Why there is a further round. */
  roundReason: string | null;
  /** By the database's clock. */
  now: Date;
};

/** null where it is not published. */
export async function consultationFacts(db: Db, id: number): Promise<ConsultationFacts | null> {
  const row = await db
    .selectFrom("consultations as c")
    .innerJoin("offices as o", "o.id", "c.office_id")
    .select([
      "c.id",
      "c.slug",
      "c.title",
      "c.summary",
      "c.office_id as officeId",
      "o.name as office",
      "c.opens_at",
      "c.closes_at",
      "c.closed_at as closedAt",
      "c.withdrawn_at as withdrawnAt",
      "c.answered_at as answeredAt",
      "c.round",
      "c.round_reason as roundReason",
      sql<number>`coalesce(c.comments_at_close,
        (select count(*) from comments where consultation_id = c.id))`.as("comments"),
      sql<number>`(select count(*) from clauses where consultation_id = c.id and draft_id =
        (select id from drafts where consultation_id = c.id and published_at is not null
         order by version desc limit 1))`.as("clauses"),
      sql<Date>`clock_timestamp()`.as("now"),
    ])
    .where("c.id", "=", id)
    .where("c.published_at", "is not", null)
    .executeTakeFirst();
  if (!row) return null;
  const { opens_at, closes_at, ...facts } = row;
  return { ...facts, opensAt: opens_at!, closesAt: closes_at! };
}

/** A version's number and what was said of it; null where it is not published. */
export async function versionFacts(db: Db, consultationId: number, version: number) {
  const row = await db
    .selectFrom("drafts")
    .select(["version", "purpose", "note"])
    .where("consultation_id", "=", consultationId)
    .where("version", "=", version)
    .where("published_at", "is not", null)
    .executeTakeFirst();
  return row ?? null;
}

/** What was changed of the window, and the reason that the public was given. */
export async function changeFacts(db: Db, consultationId: number, id: number) {
  const row = await db
    .selectFrom("window_changes")
    .select(["id", "reason"])
    .where("consultation_id", "=", consultationId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row ?? null;
}
