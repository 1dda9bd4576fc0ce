import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Db } from "~/db/schema";
import type { Visibility } from "~/db/tables/consultations";
import type { Decision } from "~/db/tables/triage";

/** Whose summary it is: the office reads everything, the public what may be shown. */
export type Scope = {
  consultationId: number;
  /** The analysis run whose campaigns and topics count; null where none has finished. */
  runId: number | null;
  audience: "office" | "public";
  visibility: Visibility;
};

export type Filter = {
  /** What the clause is through all versions; null: the whole draft. */
  lineage?: number | null;
  /** null: in no topic. */
  topicId?: number | null;
  decision?: Decision;
};

/**
 * The finished run that counts: the one that the outcome was published with where it is kept,
 * else the latest.
 */
export async function countingRun(
  db: Db,
  consultationId: number,
  published: number | null = null,
): Promise<number | null> {
  const run = await db
    .selectFrom("analysis_runs")
    .select("id")
    .where("consultation_id", "=", consultationId)
    .where("state", "=", "finished")
    .orderBy(sql`(id = ${published}::bigint) is true`, "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return run?.id ?? null;
}

/** Comments with what was decided and where the run put them. */
export function commentsInScope(db: Db, scope: Scope, filter: Filter = {}) {
  let query = db
    .selectFrom("comments as m")
    .leftJoin("triage_entries as t", (join) =>
      join.onRef("t.consultation_id", "=", "m.consultation_id").onRef("t.comment_id", "=", "m.id"),
    )
    .leftJoin("comment_topics as k", (join) =>
      join
        .onRef("k.consultation_id", "=", "m.consultation_id")
        .on("k.run_id", "=", scope.runId ?? 0)
        .onRef("k.comment_id", "=", "m.id"),
    )
    .where("m.consultation_id", "=", scope.consultationId);
  if (scope.audience === "public") query = query.where("t.decision", "is not", null);
  if (filter.decision) query = query.where("t.decision", "=", filter.decision);
  if (filter.lineage === null) query = query.where("m.clause_id", "is", null);
  else if (filter.lineage !== undefined)
    query = query.where(
      sql<SqlBool>`m.clause_id in (select id from clauses
        where consultation_id = ${scope.consultationId} and lineage = ${filter.lineage})`,
    );
  if (filter.topicId !== undefined)
    query = query.where("k.topic_id", filter.topicId === null ? "is" : "=", filter.topicId);
  return query;
}

/** Whether what the comment says may be shown to this audience. */
export function mayBeShown({ audience, visibility }: Scope): RawBuilder<SqlBool> {
  if (audience === "office") return sql<SqlBool>`true`;
  if (visibility === "never") return sql<SqlBool>`false`;
  return visibility === "reviewed"
    ? sql<SqlBool>`m.review = 'shown'`
    : sql<SqlBool>`m.review <> 'hidden'`;
}
