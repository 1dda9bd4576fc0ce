import { type Expression, type SqlBool, sql } from "kysely";
import type { Officer } from "~/app/accounts/sessions.server";
import { clausesMeant } from "~/app/consultations/versions/standing-clauses.server";
import type { Db } from "~/db/schema";
import type { BoardFilters, State } from "./board-address";

/** As much of an officer as a query must know. */
export type Reader = Pick<Officer, "officeId" | "role" | "unitId">;

/** The consultation and the run whose topics and campaigns the filters speak of. */
export type Matter = { consultationId: number; runId: number | null };

/**
 * The comments of a consultation of the reader's own office; for a liaison those alone that
 * concern the own unit. `m` comment, `t` what was done with it, `ct` where the analysis put it.
 */
export function commentsInReach(db: Db, reader: Reader, { consultationId, runId }: Matter) {
  const query = db
    .selectFrom("comments as m")
    .innerJoin("consultations as k", "k.id", "m.consultation_id")
    .leftJoin("triage_entries as t", (join) =>
      join.onRef("t.consultation_id", "=", "m.consultation_id").onRef("t.comment_id", "=", "m.id"),
    )
    .leftJoin("comment_topics as ct", (join) =>
      join
        .onRef("ct.consultation_id", "=", "m.consultation_id")
        .onRef("ct.comment_id", "=", "m.id")
        .on("ct.run_id", "=", runId ?? 0),
    )
    .where("k.id", "=", consultationId)
    .where("k.office_id", "=", reader.officeId);
  return reader.role === "liaison"
    ? query.where(concernsUnit(consultationId, reader.unitId ?? 0))
    : query;
}

export type InReach = ReturnType<typeof commentsInReach>;

/** Made on one of these clauses, or tied to one by an officer. */
const speaksOf = (clauseIds: Expression<unknown>) => sql<SqlBool>`(
  m.clause_id in ${clauseIds} or exists (
    select 1 from clause_ties y
    where y.consultation_id = m.consultation_id and y.comment_id = m.id
      and y.clause_id in ${clauseIds}))`;

const speaksOfWhole = sql<SqlBool>`(
  m.clause_id is null and not exists (
    select 1 from clause_ties y
    where y.consultation_id = m.consultation_id and y.comment_id = m.id))`;

/** Assigned to the unit, or about a clause that the unit answers for in any of its versions. */
const concernsUnit = (consultationId: number, unitId: number) => sql<SqlBool>`(
  t.unit_id = ${unitId} or ${speaksOf(sql`(
    select every.id from clause_units cu
    join clauses k on k.consultation_id = cu.consultation_id and k.id = cu.clause_id
    join clauses every on every.consultation_id = k.consultation_id and every.lineage = k.lineage
    where cu.consultation_id = ${consultationId} and cu.unit_id = ${unitId})`)})`;

const STATE_CONDITIONS: Record<State, Expression<SqlBool>> = {
  undecided: sql<SqlBool>`t.decision is null`,
  untouched: sql<SqlBool>`t.decision is null and t.unit_id is null`,
  "with-unit": sql<SqlBool>`t.decision is null and t.unit_id is not null`,
  decided: sql<SqlBool>`t.decision is not null`,
  adopted: sql<SqlBool>`t.decision = 'adopted'`,
  partly: sql<SqlBool>`t.decision = 'partly'`,
  rejected: sql<SqlBool>`t.decision = 'rejected'`,
  explained: sql<SqlBool>`t.decision = 'explained'`,
};

export const inState = (state: State): Expression<SqlBool> => STATE_CONDITIONS[state];

/** `%` and `_` in what a person types are characters like any other. */
export const containing = (words: string): string => `%${words.replace(/[\\%_]/g, "\\$&")}%`;

/**
 * Narrows to the filters. What an officer's own act changes (clause, state, unit, review) is not asked of
 * the comments in `kept`, so that a list stays as it is while one works through it.
 */
export function narrowed(
  query: InReach,
  { consultationId }: Matter,
  filters: BoardFilters,
  kept: readonly number[] = [],
): InReach {
  const fixed: Expression<SqlBool>[] = [];
  const changing: Expression<SqlBool>[] = [];
  const { clause, topic, campaign, unit, state, review, stance, channel, q } = filters;
  if (clause === "whole") changing.push(speaksOfWhole);
  else if (clause) changing.push(speaksOf(clausesMeant(consultationId, clause)));
  if (topic === "none") fixed.push(sql<SqlBool>`ct.topic_id is null`);
  else if (topic) fixed.push(sql<SqlBool>`ct.topic_id = ${topic}`);
  if (campaign) fixed.push(sql<SqlBool>`ct.campaign_id = ${campaign}`);
  if (stance) fixed.push(sql<SqlBool>`m.stance = ${stance}`);
  if (channel) fixed.push(sql<SqlBool>`m.channel = ${channel}`);
  if (q) {
    const words = containing(q);
    fixed.push(sql<SqlBool>`(m.body ilike ${words} or m.suggestion ilike ${words}
      or m.code ilike ${words})`);
  }
  if (unit === "none") changing.push(concernsNobody(consultationId));
  else if (unit) changing.push(concernsUnit(consultationId, unit));
  if (state) changing.push(inState(state));
  if (review) changing.push(sql<SqlBool>`m.review = ${review}`);

  let narrow = query;
  for (const condition of fixed) narrow = narrow.where(condition);
  if (changing.length === 0) return narrow;
  if (kept.length === 0) {
    for (const condition of changing) narrow = narrow.where(condition);
    return narrow;
  }
  return narrow.where((eb) =>
    eb.or([eb.and(changing), sql<SqlBool>`m.id = any(${kept}::bigint[])`]),
  );
}

const concernsNobody = (consultationId: number) => sql<SqlBool>`(
  t.unit_id is null and ${speaksOf(
    sql`(select clause_id from clause_units where consultation_id = ${consultationId})`,
  )} is not true)`;

/** The ids that are not null; where all are, one null: what belongs nowhere is counted too. */
export const eitherOrNone = (...ids: Expression<unknown>[]) => {
  const all = sql`array[${sql.join(ids)}]::bigint[]`;
  return sql<(number | null)[]>`case when num_nonnulls(${sql.join(ids)}) = 0
    then array[null::bigint] else array_remove(${all}, null) end`;
};
