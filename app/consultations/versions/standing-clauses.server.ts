import { type RawBuilder, sql } from "kysely";
import type { Db } from "~/db/schema";
import { type ClausePlace, versionAndNumber } from "./clause-place";

/**
 * A clause for each lineage, as it stands in the current version or as it last stood. `gone`: the
 * current version no longer has it.
 */
export function standingClauses(db: Db, consultationId: number) {
  return db
    .selectFrom("clauses as k")
    .innerJoin("drafts as v", "v.id", "k.draft_id")
    .distinctOn("k.lineage")
    .select(["k.lineage", "k.number", "k.path", "k.heading", "k.text", "v.version"])
    .select(
      sql<boolean>`v.version < (
        select max(l.version) from drafts l
        where l.consultation_id = ${consultationId} and l.published_at is not null)`.as("gone"),
    )
    .where("k.consultation_id", "=", consultationId)
    .where("v.published_at", "is not", null)
    .orderBy("k.lineage")
    .orderBy("v.version", "desc");
}

/** The ids, in all versions, of the clause that an address means: `… in ${clausesMeant(…)}`. */
export function clausesMeant(consultationId: number, place: ClausePlace): RawBuilder<number> {
  const { version, number } = versionAndNumber(place);
  return sql`(
    select every.id from clauses every
    where every.consultation_id = ${consultationId} and every.lineage = (
      select k.lineage from clauses k join drafts v on v.id = k.draft_id
      where k.consultation_id = ${consultationId} and k.number = ${number}
        and v.published_at is not null and (${version}::integer is null or v.version = ${version})
        and (${version}::integer is not null or v.version = (
          select max(l.version) from drafts l
          where l.consultation_id = ${consultationId} and l.published_at is not null))))`;
}
