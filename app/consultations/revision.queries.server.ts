import { sql } from "kysely";
import type { Db } from "~/db/schema";

/**
 * A token that changes whenever an officer's act changes what this public page shows; null where
 * nothing of that address is published. Without a slug: of the home page.
 */
export async function publicRevision(db: Db, slug?: string): Promise<string | null> {
  if (slug) {
    const row = await db
      .selectFrom("consultations")
      .select("revision")
      .where("slug", "=", slug)
      .where("published_at", "is not", null)
      .executeTakeFirst();
    return row ? String(row.revision) : null;
  }
  const row = await db
    .selectFrom("consultations")
    .select([sql<number>`count(*)`.as("count"), sql<string>`coalesce(sum(revision), 0)`.as("sum")])
    .where("published_at", "is not", null)
    .executeTakeFirstOrThrow();
  return `${row.count}.${row.sum}`;
}

/** To be called in the transaction of every change that a public page shows. */
export async function bumpRevision(trx: Db, consultationId: number): Promise<void> {
  await trx
    .updateTable("consultations")
    .set({ revision: sql`revision + 1` })
    .where("id", "=", consultationId)
    .execute();
}
