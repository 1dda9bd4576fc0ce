import { sql } from "kysely";
import type { Outline } from "~/app/drafts/outline";
import type { Db } from "~/db/schema";
import { isSlug } from "./slug";

export type PublicConsultation = NonNullable<Awaited<ReturnType<typeof consultationForReaders>>>;
export type PublicClause = Awaited<ReturnType<typeof clausesForReaders>>[number];
export type ClauseUnit = { name: string; duty: "lead" | "member" };

/** A published consultation as everybody may see it; null where there is none of that address. */
export async function consultationForReaders(db: Db, slug: string) {
  if (!isSlug(slug)) return null;
  const row = await db
    .selectFrom("consultations as c")
    .innerJoin("offices as o", "o.id", "c.office_id")
    .innerJoin("drafts as d", "d.consultation_id", "c.id")
    .select(["c.id", "c.slug", "c.title", "c.summary", "c.notice", "c.explanation", "c.contacts"])
    .select(["c.fields", "c.visibility", "c.short_window_reason as shortWindowReason"])
    .select(["c.opens_at", "c.closes_at", "c.published_at", "c.answered_at as answeredAt"])
    .select(["c.withdrawn_at as withdrawnAt", "c.round"])
    .select(["o.name as office", "d.id as draftId", "d.version", "d.purpose", "d.note"])
    .select("d.published_at as versionAt")
    .where("c.slug", "=", slug)
    .where("c.published_at", "is not", null)
    .where("d.published_at", "is not", null)
    .orderBy("d.version", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const { opens_at, closes_at, published_at, versionAt, ...rest } = row;
  return {
    ...rest,
    opensAt: opens_at!,
    closesAt: closes_at!,
    publishedAt: published_at!,
    /** When the version that is current was published. */
    versionAt: versionAt!,
  };
}

/** What the document holds beside its clauses. */
export async function appendixForReaders(
  db: Db,
  draftId: number,
): Promise<Pick<Outline, "attachments" | "signature">> {
  return db
    .selectFrom("drafts")
    .select([
      sql<Outline["attachments"]>`coalesce(outline -> 'attachments', '[]')`.as("attachments"),
      sql<string>`coalesce(outline ->> 'signature', '')`.as("signature"),
    ])
    .where("id", "=", draftId)
    .executeTakeFirstOrThrow();
}

/** The clauses of a draft in their order, or only those whose numbers lie within `numbers`. */
export async function clausesForReaders(
  db: Db,
  draft: { id: number; draftId: number },
  numbers?: readonly [first: number, last: number],
) {
  let query = db
    .selectFrom("clauses")
    .select(["id", "number", "depth", "path", "marker_kind as markerKind", "marker"])
    .select(["heading", "text", "lineage", "drawn_from as drawnFrom"])
    .where("consultation_id", "=", draft.id)
    .where("draft_id", "=", draft.draftId)
    .orderBy("number");
  if (numbers) query = query.where("number", ">=", numbers[0]).where("number", "<=", numbers[1]);
  return query.execute();
}

/** The responsibility brackets of each clause, by its number, as the draft prints them. */
export async function unitQuotes(db: Db, draftId: number): Promise<Map<number, string[]>> {
  const { rows } = await sql<{ number: number; quotes: string[] }>`
    select (clause ->> 'number')::int as number,
           jsonb_path_query_array(clause, '$.units[*].quote') as quotes
    from drafts, jsonb_array_elements(outline -> 'clauses') as clause
    where drafts.id = ${draftId} and jsonb_array_length(clause -> 'units') > 0`.execute(db);
  return new Map(rows.map((row) => [row.number, row.quotes]));
}

/** The responsible units of each clause, by the clause's id, in the order the draft names them. */
export async function unitsOfClauses(
  db: Db,
  consultationId: number,
  clauseId?: number,
): Promise<Map<number, ClauseUnit[]>> {
  let query = db
    .selectFrom("clause_units as cu")
    .innerJoin("units as u", "u.id", "cu.unit_id")
    .select(["cu.clause_id", "u.name", "cu.duty"])
    .where("cu.consultation_id", "=", consultationId)
    .orderBy("cu.clause_id")
    .orderBy("cu.position");
  if (clauseId) query = query.where("cu.clause_id", "=", clauseId);
  const units = new Map<number, ClauseUnit[]>();
  for (const { clause_id, name, duty } of await query.execute()) {
    const list = units.get(clause_id);
    if (list) list.push({ name, duty });
    else units.set(clause_id, [{ name, duty }]);
  }
  return units;
}
