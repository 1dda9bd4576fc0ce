import type { Db } from "~/db/schema";
import type { Stance } from "~/db/tables/comments";
import type { Visibility } from "~/db/tables/consultations";
import { versionOfComment } from "./version-of-comment.server";

/** A comment as everybody may see it: the name is masked already, nothing else says who spoke. */
export type PublicComment = {
  id: number;
  publicName: string;
  stance: Stance;
  body: string;
  suggestion: string | null;
  receivedAt: Date;
  /** The clause it was made on, in the version of that time; null: the whole draft. */
  clauseId: number | null;
  version: number;
};

export const COMMENTS_PAGE = 20;

/** Where a page of comments begins, from its address; null for the newest. */
export function readBefore(url: string): number | null {
  const before = new URL(url).searchParams.get("before");
  return before && /^[1-9]\d{0,14}$/.test(before) ? Number(before) : null;
}

/** How many comments each of these consultations has received. */
export async function receivedByConsultation(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("comments")
    .select((eb) => ["consultation_id", eb.fn.countAll<number>().as("count")])
    .where("consultation_id", "in", ids)
    .groupBy("consultation_id")
    .execute();
  return new Map(rows.map((row) => [row.consultation_id, row.count]));
}

/**
 * How many comments each clause has received in all its versions, by its lineage; `whole` are on no
 * clause.
 */
export async function receivedByClause(
  db: Db,
  consultationId: number,
): Promise<{ byClause: Map<number, number>; whole: number; all: number }> {
  const counted = db
    .selectFrom("comments")
    .select((eb) => ["clause_id", eb.fn.countAll<number>().as("count")])
    .where("consultation_id", "=", consultationId)
    .groupBy("clause_id");
  const rows = await db
    .selectFrom(counted.as("m"))
    .leftJoin("clauses as c", (join) =>
      join.on("c.consultation_id", "=", consultationId).onRef("c.id", "=", "m.clause_id"),
    )
    .select(["c.lineage", "m.count"])
    .execute();
  const byClause = new Map<number, number>();
  let whole = 0;
  for (const { lineage, count } of rows)
    if (lineage === null) whole += count;
    else byClause.set(lineage, (byClause.get(lineage) ?? 0) + count);
  return { byClause, whole, all: rows.reduce((sum, row) => sum + row.count, 0) };
}

export type Place = {
  consultationId: number;
  /** What the clause is through all versions; null: comments on the whole draft. */
  lineage: number | null;
  visibility: Visibility;
};

/** How many comments there are at a place, and how many of them everybody may read. */
export async function commentTotals(
  db: Db,
  place: Place,
): Promise<{ received: number; readable: number }> {
  const row = await at(db, place)
    .select((eb) => [
      eb.fn.countAll<number>().as("received"),
      eb.fn.countAll<number>().filterWhere("review", "=", "shown").as("shown"),
      eb.fn.countAll<number>().filterWhere("review", "<>", "hidden").as("notHidden"),
    ])
    .executeTakeFirstOrThrow();
  const readable = { never: 0, reviewed: row.shown, "at-once": row.notHidden };
  return { received: row.received, readable: readable[place.visibility] };
}

/**
 * One page of what everybody may read at a place, the newest first. `before` is the id of the last
 * comment on the page before; `next` is what to pass for the page that follows.
 */
export async function commentsForReaders(
  db: Db,
  place: Place,
  page: { before?: number | null; limit: number },
): Promise<{ comments: PublicComment[]; next: number | null }> {
  if (place.visibility === "never") return { comments: [], next: null };
  let query = at(db, place)
    .select(["id", "public_name as publicName", "stance", "body", "suggestion"])
    .select("received_at as receivedAt")
    .select(["clause_id as clauseId", versionOfComment.as("version")])
    .orderBy("id", "desc")
    .limit(page.limit + 1);
  query =
    place.visibility === "reviewed"
      ? query.where("review", "=", "shown")
      : query.where("review", "<>", "hidden");
  if (page.before) query = query.where("id", "<", page.before);
  const found = await query.execute();
  const comments = found.slice(0, page.limit);
  return { comments, next: found.length > page.limit ? comments.at(-1)!.id : null };
}

const at = (db: Db, { consultationId, lineage }: Place) => {
  const query = db.selectFrom("comments as m").where("consultation_id", "=", consultationId);
  if (lineage === null) return query.where("clause_id", "is", null);
  return query.where("clause_id", "in", (versions) =>
    versions
      .selectFrom("clauses")
      .select("id")
      .where("consultation_id", "=", consultationId)
      .where("lineage", "=", lineage),
  );
};
