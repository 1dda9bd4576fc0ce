import { sql } from "kysely";
import { opinionsIn, splitOpinions } from "~/app/analysis/split-opinions";
import { standingClauses } from "~/app/consultations/versions/standing-clauses.server";
import type { Db } from "~/db/schema";
import type { BoardFilters } from "./board-address";
import {
  commentsInReach,
  type InReach,
  type Matter,
  narrowed,
  type Reader,
} from "./matching.server";

export const BOARD_PAGE = 50;
/** The largest campaigns stand in the list as one group each; the analysis numbers them by size. */
export const CAMPAIGNS_FOLDED = 30;
/** Characters of a comment that the list shows. */
const EXCERPT = 120;
/** Characters of a comment of the list in which its opinions are counted. */
const READ = 4_000;

/** The consultation of the reader's own office whose comments are worked through, or null. */
export async function consultationForBoard(db: Db, reader: Reader, slug: string) {
  const row = await db
    .selectFrom("consultations as k")
    .select([
      "k.id",
      "k.slug",
      "k.title",
      "k.opens_at as opensAt",
      "k.closes_at as closesAt",
      "k.answered_at as answeredAt",
      sql<Date>`clock_timestamp()`.as("now"),
    ])
    .where("k.slug", "=", slug)
    .where("k.office_id", "=", reader.officeId)
    .where((eb) => eb.or([eb("k.published_at", "is not", null), eb("k.withdrawn_at", "is", null)]))
    .executeTakeFirst();
  return row ?? null;
}

/** The run whose topics count now: the latest finished one. */
export async function currentRun(db: Db, consultationId: number) {
  const finished = await db
    .selectFrom("analysis_runs")
    .select([
      "id",
      "mode",
      "comments",
      "finished_at as finishedAt",
      "key_phrases as keyPhrases",
      "wanted_topics as wantedTopics",
      "automatic_topics as automaticTopics",
      "distinct_comments as distinctComments",
    ])
    .where("consultation_id", "=", consultationId)
    .where("state", "=", "finished")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return { finished: finished ?? null };
}

export type BoardPage = {
  after?: number;
  before?: number;
  /** List the members of large campaigns one by one instead of leaving them to their groups. */
  each?: boolean;
  kept?: readonly number[];
};

/**
 * One page of the list in the order of arrival, with the ids to page on from. Without `each`, the
 * members of the largest campaigns are left out: `campaignsForBoard` gives them as groups.
 */
export async function commentsForBoard(
  db: Db,
  reader: Reader,
  matter: Matter,
  filters: BoardFilters,
  page: BoardPage = {},
) {
  let query = narrowed(commentsInReach(db, reader, matter), matter, filters, page.kept);
  if (!page.each && !filters.campaign) query = query.where(isUnfolded);
  const back = page.before !== undefined;
  if (page.before !== undefined) query = query.where("m.id", "<", page.before);
  else if (page.after !== undefined) query = query.where("m.id", ">", page.after);
  const rows = await query
    .leftJoin("clauses as c", (join) =>
      join.onRef("c.consultation_id", "=", "m.consultation_id").onRef("c.id", "=", "m.clause_id"),
    )
    .leftJoin(standingClauses(db, matter.consultationId).as("s"), "s.lineage", "c.lineage")
    .leftJoin("units as u", "u.id", "t.unit_id")
    .select([
      "m.id",
      "s.number",
      "s.path",
      "s.version",
      "s.gone",
      sql<string>`left(m.body, ${EXCERPT})`.as("excerpt"),
      sql<string>`left(m.body, ${READ})`.as("body"),
      sql<boolean>`m.suggestion is not null`.as("suggests"),
      "m.stance",
      "m.review",
      "u.name as unit",
      "t.decision",
      "ct.campaign_id as campaign",
    ])
    .orderBy("m.id", back ? "desc" : "asc")
    .limit(BOARD_PAGE + 1)
    .execute();
  const more = rows.length > BOARD_PAGE;
  const shown = rows.slice(0, BOARD_PAGE).map(({ body, ...row }) => ({
    ...row,
    opinions: opinionsIn(splitOpinions(body)),
  }));
  if (back) shown.reverse();
  const first = shown[0]?.id ?? null;
  const last = shown.at(-1)?.id ?? null;
  return {
    comments: shown,
    previous: (back ? more : page.after !== undefined) ? first : null,
    next: back || more ? last : null,
  };
}

const isUnfolded = sql<boolean>`(ct.campaign_id is null or ct.campaign_id > ${sql.lit(CAMPAIGNS_FOLDED)})`;

/**
 * The large campaigns among the comments that match: how many of their senders match, how many of
 * those are undecided, and one comment that stands for them. One grouped query.
 */
export async function campaignsForBoard(
  db: Db,
  reader: Reader,
  matter: Matter,
  filters: BoardFilters,
  kept: readonly number[] = [],
) {
  const groups = narrowed(commentsInReach(db, reader, matter), matter, filters, kept)
    .innerJoin("campaigns as g", (join) =>
      join
        .onRef("g.consultation_id", "=", "m.consultation_id")
        .onRef("g.run_id", "=", "ct.run_id")
        .onRef("g.id", "=", "ct.campaign_id"),
    )
    .where("g.id", "<=", CAMPAIGNS_FOLDED)
    .select([
      "g.id",
      "g.size",
      sql<number>`count(*)`.as("matching"),
      sql<number>`count(*) filter (where t.decision is null)`.as("undecided"),
      sql<number>`coalesce(max(m.id) filter (where m.id = g.template_comment_id), min(m.id))`.as(
        "commentId",
      ),
    ])
    .groupBy(["g.id", "g.size"]);
  return db
    .selectFrom(groups.as("s"))
    .innerJoin("comments as b", "b.id", "s.commentId")
    .select([
      "s.id",
      "s.size",
      "s.matching",
      "s.undecided",
      "s.commentId",
      sql<string>`left(b.body, ${EXCERPT})`.as("excerpt"),
    ])
    .where("b.consultation_id", "=", matter.consultationId)
    .orderBy("s.id")
    .execute();
}

/** How far the work is: every comment in reach by what was done with it. One row. */
export async function progressForBoard(
  db: Db,
  reader: Reader,
  matter: Matter,
  filters: BoardFilters = {},
) {
  return stateCounts(narrowed(commentsInReach(db, reader, matter), matter, filters));
}

export async function stateCounts(query: InReach) {
  return query
    .select([
      sql<number>`count(*)`.as("all"),
      sql<number>`count(*) filter (where t.decision is null and t.unit_id is null)`.as("untouched"),
      sql<number>`count(*) filter (where t.decision is null and t.unit_id is not null)`.as(
        "withUnit",
      ),
      sql<number>`count(*) filter (where t.decision = 'adopted')`.as("adopted"),
      sql<number>`count(*) filter (where t.decision = 'partly')`.as("partly"),
      sql<number>`count(*) filter (where t.decision = 'rejected')`.as("rejected"),
      sql<number>`count(*) filter (where t.decision = 'explained')`.as("explained"),
      sql<number>`count(*) filter (where m.review = 'pending')`.as("pending"),
    ])
    .executeTakeFirstOrThrow();
}
