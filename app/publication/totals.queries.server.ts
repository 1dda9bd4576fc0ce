import { sql } from "kysely";
import type { Db } from "~/db/schema";
import { CHANNELS, type Channel } from "~/db/tables/comments";
import type { Decision } from "~/db/tables/triage";
import { commentsInScope, type Filter, type Scope } from "./scope.server";
import { type Decisions, NO_TOTALS, noDecisions, type Totals } from "./totals";

/** Which comments are one point: alike, on one clause, answered alike. A row of the summary table. */
const point = sql`case when k.campaign_id is null then 'm' || m.id
  else 'c' || k.campaign_id || '/' || coalesce(m.clause_id, 0) || '/' || md5(coalesce(t.reason, '')) end`;

/** What the comments came to, whatever may be shown of them. */
export async function totalsOf(
  db: Db,
  scope: Omit<Scope, "audience">,
  filter?: Filter,
): Promise<Totals> {
  const rows = await commentsInScope(db, { ...scope, audience: "office" }, filter)
    .select([
      "t.decision",
      sql<number>`count(*)`.as("comments"),
      sql<number>`count(distinct ${point})`.as("points"),
    ])
    .groupBy("t.decision")
    .execute();
  const totals: Totals = { ...NO_TOTALS, decisions: noDecisions() };
  for (const row of rows) {
    totals.comments += row.comments;
    totals.points += row.points;
    if (row.decision) totals.decisions[row.decision] = row.comments;
    else totals.undecided = row.comments;
  }
  return totals;
}

export type Channels = { channel: Channel; comments: number }[];

/** Comments by channel, in the order of the register; channels without any are left out. */
export async function channelsOf(db: Db, consultationId: number): Promise<Channels> {
  const rows = await db
    .selectFrom("comments")
    .select(["channel", sql<number>`count(*)`.as("comments")])
    .where("consultation_id", "=", consultationId)
    .groupBy("channel")
    .execute();
  return rows.sort((a, b) => CHANNELS.indexOf(a.channel) - CHANNELS.indexOf(b.channel));
}

export type Counted<Key> = { key: Key; comments: number; decisions: Decisions };

/** Decided comments by what the clause is through all versions; null is the whole draft. */
export async function decisionsByClause(db: Db, scope: Scope): Promise<Counted<number | null>[]> {
  const rows = await commentsInScope(db, scope)
    .leftJoin("clauses as c", (join) =>
      join.onRef("c.consultation_id", "=", "m.consultation_id").onRef("c.id", "=", "m.clause_id"),
    )
    .select(["c.lineage as key", "t.decision", sql<number>`count(*)`.as("comments")])
    .groupBy(["c.lineage", "t.decision"])
    .execute();
  return collect(rows);
}

/** Decided comments by topic id; null is in no topic. */
export async function decisionsByTopic(db: Db, scope: Scope): Promise<Counted<number | null>[]> {
  const rows = await commentsInScope(db, scope)
    .select(["k.topic_id as key", "t.decision", sql<number>`count(*)`.as("comments")])
    .groupBy(["k.topic_id", "t.decision"])
    .execute();
  return collect(rows);
}

function collect<Key>(
  rows: { key: Key; decision: Decision | null; comments: number }[],
): Counted<Key>[] {
  const counted = new Map<Key, Counted<Key>>();
  for (const { key, decision, comments } of rows) {
    const entry = counted.get(key) ?? { key, comments: 0, decisions: noDecisions() };
    entry.comments += comments;
    if (decision) entry.decisions[decision] += comments;
    counted.set(key, entry);
  }
  return [...counted.values()];
}
