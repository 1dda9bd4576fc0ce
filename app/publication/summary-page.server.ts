import { sql } from "kysely";
import type { Db } from "~/db/schema";
import type { Channel } from "~/db/tables/comments";
import type { Decision } from "~/db/tables/triage";
import { commentsInScope, type Filter, mayBeShown, type Scope } from "./scope.server";

/**
 * How campaigns are folded: of each group on one clause that was answered alike, one comment stands
 * for all. The groups are few, so they are read at once.
 */
export type Fold = {
  filter: Filter;
  /** Comments by the id of the one that stands for them. */
  senders: Map<number, number>;
  /** Comments of which nothing may be shown to this audience. */
  unshown: number;
};

export async function foldCampaigns(db: Db, scope: Scope, filter: Filter = {}): Promise<Fold> {
  const shown = mayBeShown(scope);
  const groups = await commentsInScope(db, scope, filter)
    .leftJoin("campaigns as g", (join) =>
      join
        .onRef("g.consultation_id", "=", "k.consultation_id")
        .onRef("g.run_id", "=", "k.run_id")
        .onRef("g.id", "=", "k.campaign_id"),
    )
    .select([
      sql<number>`count(*)`.as("senders"),
      sql<number | null>`coalesce(
        min(m.id) filter (where ${shown} and m.id = g.template_comment_id),
        min(m.id) filter (where ${shown}))`.as("lead"),
    ])
    .where("k.campaign_id", "is not", null)
    .groupBy(["k.campaign_id", "m.clause_id", "t.decision", "t.reason"])
    .execute();
  const single = await commentsInScope(db, scope, filter)
    .select(sql<number>`count(*) filter (where not (${shown}))`.as("unshown"))
    .where("k.campaign_id", "is", null)
    .executeTakeFirstOrThrow();
  const senders = new Map<number, number>();
  let unshown = single.unshown;
  for (const group of groups)
    if (group.lead === null) unshown += group.senders;
    else senders.set(group.lead, group.senders);
  return { filter, senders, unshown };
}

/** Where a page ends: pages go by clause, then by comment; the whole draft comes last. */
export type Place = { clauseId: number | null; commentId: number };

export type PageRow = {
  id: number;
  clauseId: number | null;
  body: string;
  suggestion: string | null;
  publicName: string;
  channel: Channel;
  senders: number;
  decision: Decision | null;
  reason: string;
  /** The unit that the office asked; null where it asked none. */
  unit: string | null;
};

/**
 * The next rows after `after`, at most `limit`. Ids of clauses grow in the order of the draft, so
 * that the pages follow the draft and an index.
 */
export async function summaryPage(
  db: Db,
  scope: Scope,
  fold: Fold,
  after: Place | null,
  limit: number,
): Promise<PageRow[]> {
  const rows =
    after === null || after.clauseId !== null
      ? await part(
          db,
          scope,
          fold,
          limit,
          "clause",
          after as { clauseId: number; commentId: number },
        )
      : [];
  if (rows.length === limit) return rows;
  const from = after?.clauseId === null ? after.commentId : 0;
  return [
    ...rows,
    ...(await part(db, scope, fold, limit - rows.length, "whole", {
      clauseId: 0,
      commentId: from,
    })),
  ];
}

async function part(
  db: Db,
  scope: Scope,
  fold: Fold,
  limit: number,
  about: "clause" | "whole",
  after: { clauseId: number; commentId: number } | null,
): Promise<PageRow[]> {
  const shown = mayBeShown(scope);
  let query = commentsInScope(db, scope, fold.filter)
    .leftJoin("units as u", "u.id", "t.unit_id")
    .select([
      "m.id",
      "m.clause_id as clauseId",
      "m.body",
      "m.suggestion",
      "m.public_name as publicName",
      "m.channel",
      "t.decision",
      sql<string>`coalesce(t.reason, '')`.as("reason"),
      "u.name as unit",
    ])
    .where(shown)
    .where(
      sql<boolean>`(k.campaign_id is null or m.id = any(${[...fold.senders.keys()]}::bigint[]))`,
    )
    .where("m.clause_id", about === "clause" ? "is not" : "is", null);
  if (after)
    query =
      about === "clause"
        ? query.where(sql<boolean>`(m.clause_id, m.id) > (${after.clauseId}, ${after.commentId})`)
        : query.where("m.id", ">", after.commentId);
  const rows = await query.orderBy("m.clause_id").orderBy("m.id").limit(limit).execute();
  return rows.map((row) => ({ ...row, senders: fold.senders.get(row.id) ?? 1 }));
}

export const placeOf = (row: PageRow): Place => ({ clauseId: row.clauseId, commentId: row.id });
