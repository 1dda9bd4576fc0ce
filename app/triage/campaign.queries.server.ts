import { sql } from "kysely";
import type { Db } from "~/db/schema";
import { commentsInReach, type Matter, type Reader } from "./matching.server";

/** Characters of a template that are shown. */
const TEMPLATE = 300;
/** Changes that are listed; the audit has all of them. */
const CHANGES = 100;

const DAY = sql<number>`((m.received_at at time zone 'Asia/Shanghai')::date - date '1970-01-01')`;

/**
 * A campaign of the run as far as it is in reach: the comment that stands for it, how many senders
 * and how many of them wait for the office or for a unit, and when they came. One grouped query; null where there is none.
 */
export async function campaignForBoard(db: Db, reader: Reader, matter: Matter, campaignId: number) {
  const members = commentsInReach(db, reader, matter).where("ct.campaign_id", "=", campaignId);
  const days = await members
    .leftJoin("campaigns as g", (join) =>
      join
        .onRef("g.consultation_id", "=", "ct.consultation_id")
        .onRef("g.run_id", "=", "ct.run_id")
        .onRef("g.id", "=", "ct.campaign_id"),
    )
    .select([
      DAY.as("day"),
      sql<number>`count(*)`.as("count"),
      sql<number>`count(*) filter (where t.decision is null and t.unit_id is null)`.as("untouched"),
      sql<number>`count(*) filter (where t.decision is null and t.unit_id is not null)`.as(
        "withUnit",
      ),
      sql<number>`min(m.id)`.as("first"),
      sql<number | null>`min(m.id) filter (where m.id = g.template_comment_id)`.as("template"),
    ])
    .groupBy(DAY)
    .orderBy("day")
    .execute();
  if (days.length === 0) return null;
  const templateId =
    days.find(({ template }) => template !== null)?.template ??
    Math.min(...days.map(({ first }) => first));
  const { template, isCut } = await db
    .selectFrom("comments")
    .select([
      sql<string>`left(body, ${TEMPLATE})`.as("template"),
      sql<boolean>`length(body) > ${TEMPLATE}`.as("isCut"),
    ])
    .where("consultation_id", "=", matter.consultationId)
    .where("id", "=", templateId)
    .executeTakeFirstOrThrow();
  const sum = (key: "count" | "untouched" | "withUnit") =>
    days.reduce((all, day) => all + day[key], 0);
  return {
    id: campaignId,
    templateId,
    template,
    isCut,
    size: sum("count"),
    untouched: sum("untouched"),
    withUnit: sum("withUnit"),
    days: days.map(({ day, count }) => ({ day, count })),
  };
}

/** What officers changed about campaigns and can take back, the latest first. */
export async function campaignChanges(db: Db, reader: Reader, matter: Matter) {
  const own = commentsInReach(db, reader, matter);
  const removals = own
    .innerJoin("campaign_removals as r", (join) =>
      join.onRef("r.consultation_id", "=", "m.consultation_id").onRef("r.comment_id", "=", "m.id"),
    )
    .innerJoin("officers as o", "o.id", "r.officer_id")
    .select([
      "m.id as commentId",
      sql<number | null>`null::bigint`.as("dissolution"),
      sql<number>`1`.as("size"),
      sql<string>`left(m.body, 60)`.as("excerpt"),
      "o.name as officer",
      "r.removed_at as at",
    ]);
  const dissolutions = own
    .innerJoin("campaign_dissolutions as d", (join) =>
      join
        .onRef("d.consultation_id", "=", "m.consultation_id")
        .onRef("d.template_comment_id", "=", "m.id"),
    )
    .innerJoin("officers as o", "o.id", "d.officer_id")
    .select([
      "m.id as commentId",
      "d.id as dissolution",
      "d.size",
      sql<string>`left(m.body, 60)`.as("excerpt"),
      "o.name as officer",
      "d.dissolved_at as at",
    ]);
  return removals.unionAll(dissolutions).orderBy("at", "desc").limit(CHANGES).execute();
}

export type CampaignChange = Awaited<ReturnType<typeof campaignChanges>>[number];

/** How this comment is kept out of campaigns: taken out by itself, or with its whole campaign. */
export async function apartForBoard(db: Db, consultationId: number, commentId: number) {
  const [removal, dissolution] = await Promise.all([
    db
      .selectFrom("campaign_removals as r")
      .innerJoin("officers as o", "o.id", "r.officer_id")
      .select(["o.name as officer", "r.removed_at as at"])
      .where("r.consultation_id", "=", consultationId)
      .where("r.comment_id", "=", commentId)
      .executeTakeFirst(),
    db
      .selectFrom("dissolved_comments as c")
      .innerJoin("campaign_dissolutions as d", (join) =>
        join
          .onRef("d.consultation_id", "=", "c.consultation_id")
          .onRef("d.id", "=", "c.dissolution_id"),
      )
      .innerJoin("officers as o", "o.id", "d.officer_id")
      .select(["d.id", "d.size", "o.name as officer", "d.dissolved_at as at"])
      .where("c.consultation_id", "=", consultationId)
      .where("c.comment_id", "=", commentId)
      .orderBy("d.id", "desc")
      .limit(1)
      .executeTakeFirst(),
  ]);
  return { removal: removal ?? null, dissolution: dissolution ?? null };
}
