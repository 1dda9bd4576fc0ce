import type { Db } from "~/db/schema";
import type { Deadline } from "./calendar";

const MOST = 500;

const LISTED = [
  "c.id",
  "c.slug",
  "c.title",
  "o.name as office",
  "c.closes_at as closesAt",
  "c.published_at as publishedAt",
  "c.revision",
] as const;

const published = (db: Db) =>
  db
    .selectFrom("consultations as c")
    .innerJoin("offices as o", "o.id", "c.office_id")
    .select(LISTED)
    .where("c.published_at", "is not", null);

/** The deadlines that are still to come, the next one first. */
export async function deadlinesAhead(db: Db, now: Date): Promise<Deadline[]> {
  const rows = await published(db)
    .where("c.closes_at", ">", now)
    .where("c.withdrawn_at", "is", null)
    .orderBy("c.closes_at")
    .orderBy("c.id")
    .limit(MOST)
    .execute();
  return rows as Deadline[];
}

export async function deadlineOf(db: Db, slug: string): Promise<Deadline | null> {
  const row = await published(db).where("c.slug", "=", slug).executeTakeFirst();
  return (row as Deadline | undefined) ?? null;
}
