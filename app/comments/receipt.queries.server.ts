import { sql } from "kysely";
import type { Db } from "~/db/schema";
import { consultationOfCode } from "./receipt-code";
import { versionOfComment } from "./version-of-comment.server";

export type HeldReceipt = NonNullable<Awaited<ReturnType<typeof receiptForHolder>>>;

/**
 * What the holder of a receipt sees; null where no comment has that number. Who spoke is not part
 * of it: the number may have come into other hands.
 */
export async function receiptForHolder(db: Db, code: string) {
  const row = await db
    .selectFrom("comments as m")
    .innerJoin("consultations as c", "c.id", "m.consultation_id")
    .innerJoin("offices as o", "o.id", "c.office_id")
    .leftJoin("clauses as cl", (join) =>
      join.onRef("cl.consultation_id", "=", "m.consultation_id").onRef("cl.id", "=", "m.clause_id"),
    )
    .select(["m.id as commentId", "m.code", "m.body", "m.suggestion", "m.stance"])
    .select(["m.received_at as receivedAt", "c.id as consultationId", "c.slug", "c.title"])
    .select([
      "c.opens_at",
      "c.closes_at",
      "c.answered_at as answeredAt",
      "c.withdrawn_at as withdrawnAt",
      "o.name as office",
    ])
    .select(["cl.number", "cl.path", "cl.heading", "cl.text", "cl.lineage"])
    .select([
      versionOfComment.as("version"),
      sql<number>`(select max(v.version) from drafts v
        where v.consultation_id = m.consultation_id and v.published_at is not null)`.as("current"),
    ])
    .where("m.consultation_id", "=", sql<number>`${String(consultationOfCode(code))}::bigint`)
    .where("m.code", "=", code)
    .executeTakeFirst();
  if (!row) return null;
  const { number, path, heading, text, lineage, opens_at, closes_at, ...rest } = row;
  return {
    ...rest,
    opensAt: opens_at!,
    closesAt: closes_at!,
    /** As it stood in that version. */
    clause:
      number === null
        ? null
        : { number, path: path!, heading: heading!, text: text!, lineage: lineage! },
  };
}
