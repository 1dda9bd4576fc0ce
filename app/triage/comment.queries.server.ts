import { sql } from "kysely";
import { standingClauses } from "~/app/consultations/versions/standing-clauses.server";
import type { Db } from "~/db/schema";
import { hintsForBoard, tiesForBoard } from "./clause-hints.queries.server";
import { commentsInReach, type Matter, type Reader } from "./matching.server";
import { maySettle } from "./settle.server";

/** Similar comments that are shown of each sort. */
const SIMILAR = 5;
const HISTORY = 50;
/** Items of an article that are shown below it. */
const ITEMS = 20;

/**
 * One comment in full for the officer who works on it, or null where it is not theirs to see.
 * The author's name is the masked one; who it is in full, only `authorOf` opens.
 */
export async function commentForBoard(db: Db, reader: Reader, matter: Matter, commentId: number) {
  const comment = await commentsInReach(db, reader, matter)
    .leftJoin("clauses as c", (join) =>
      join.onRef("c.consultation_id", "=", "m.consultation_id").onRef("c.id", "=", "m.clause_id"),
    )
    .leftJoin("drafts as v", "v.id", "c.draft_id")
    .leftJoin(standingClauses(db, matter.consultationId).as("s"), "s.lineage", "c.lineage")
    .leftJoin("units as u", "u.id", "t.unit_id")
    .leftJoin("officers as d", "d.id", "t.decided_by")
    .leftJoin("topics as p", (join) =>
      join
        .onRef("p.consultation_id", "=", "m.consultation_id")
        .onRef("p.run_id", "=", "ct.run_id")
        .onRef("p.id", "=", "ct.topic_id"),
    )
    .select([
      "m.id",
      "m.code",
      "m.clause_id as clauseId",
      "c.number as clauseNumber",
      "c.path as clausePath",
      "c.heading as clauseHeading",
      "c.text as clauseText",
      "v.version as clauseVersion",
      "s.number as standingNumber",
      "s.path as standingPath",
      "s.version as standingVersion",
      "s.gone as standingGone",
      "s.heading as standingHeading",
      "s.text as standingText",
      "m.body",
      "m.suggestion",
      "m.stance",
      "m.channel",
      "m.public_name as publicName",
      "m.received_at as receivedAt",
      "m.review",
      "t.unit_id as unitId",
      "u.name as unit",
      "t.decision",
      "t.reason",
      "t.decided_at as decidedAt",
      "d.name as decidedBy",
      maySettle(reader, "t").as("maySettle"),
      "ct.topic_id as topicId",
      "p.label as topicLabel",
      "ct.campaign_id as campaignId",
      "ct.because",
      (eb) =>
        eb
          .exists(
            eb
              .selectFrom("comment_authors as a")
              .select("a.comment_id")
              .whereRef("a.consultation_id", "=", "m.consultation_id")
              .whereRef("a.comment_id", "=", "m.id"),
          )
          .as("hasAuthor"),
    ])
    .where("m.id", "=", commentId)
    .executeTakeFirst();
  if (!comment) return null;
  const { consultationId } = matter;
  const [below, units, alike, typical, notes, history, hints, ties] = await Promise.all([
    clausesBelow(db, consultationId, comment.clauseId),
    unitsOfClause(db, consultationId, comment.clauseId),
    campaignOf(db, reader, matter, comment),
    representativesOf(db, reader, matter, comment),
    notesOf(db, consultationId, commentId),
    historyOf(db, consultationId, commentId),
    hintsForBoard(db, consultationId, comment),
    tiesForBoard(db, consultationId, [commentId]),
  ]);
  return {
    ...comment,
    because: comment.because ?? [],
    below,
    units,
    alike,
    typical,
    notes,
    history,
    hints,
    ties,
  };
}

export type BoardComment = NonNullable<Awaited<ReturnType<typeof commentForBoard>>>;

/** The items of an article whose own text only leads in to them. */
async function clausesBelow(db: Db, consultationId: number, clauseId: number | null) {
  if (clauseId === null) return [];
  return db
    .selectFrom("clauses as c")
    .innerJoin("clauses as b", (join) =>
      join
        .onRef("b.consultation_id", "=", "c.consultation_id")
        .onRef("b.draft_id", "=", "c.draft_id")
        .on(sql<boolean>`starts_with(b.path, c.path || '/')`),
    )
    .select(["b.id", "b.marker_kind as markerKind", "b.marker", "b.heading", "b.text"])
    .where("c.consultation_id", "=", consultationId)
    .where("c.id", "=", clauseId)
    .orderBy("b.number")
    .limit(ITEMS)
    .execute();
}

async function unitsOfClause(db: Db, consultationId: number, clauseId: number | null) {
  if (clauseId === null) return [];
  return db
    .selectFrom("clause_units as cu")
    .innerJoin("units as u", "u.id", "cu.unit_id")
    .select(["u.name", "cu.duty"])
    .where("cu.consultation_id", "=", consultationId)
    .where("cu.clause_id", "=", clauseId)
    .orderBy("cu.position")
    .execute();
}

type At = { id: number; campaignId: number | null; topicId: number | null };

const excerpt = sql<string>`left(m.body, 90)`.as("excerpt");

/** The near-identical ones in reach: how many with this one, and a few to look at. */
async function campaignOf(db: Db, reader: Reader, matter: Matter, { id, campaignId }: At) {
  if (campaignId === null) return null;
  const members = commentsInReach(db, reader, matter).where("ct.campaign_id", "=", campaignId);
  const { size } = await members.select(sql<number>`count(*)`.as("size")).executeTakeFirstOrThrow();
  const others = await members
    .select(["m.id", excerpt, "t.decision"])
    .where("m.id", "<>", id)
    .orderBy("m.id")
    .limit(SIMILAR)
    .execute();
  return { campaignId, size, others };
}

/** The comments that stand for the same topic. */
async function representativesOf(db: Db, reader: Reader, matter: Matter, { id, topicId }: At) {
  if (topicId === null) return [];
  return commentsInReach(db, reader, matter)
    .select(["m.id", excerpt, "t.decision"])
    .where("ct.topic_id", "=", topicId)
    .where("ct.representative", "is not", null)
    .where("m.id", "<>", id)
    .orderBy("ct.representative")
    .limit(SIMILAR)
    .execute();
}

async function notesOf(db: Db, consultationId: number, commentId: number) {
  return db
    .selectFrom("notes as n")
    .innerJoin("officers as o", "o.id", "n.officer_id")
    .select(["n.id", "n.body", "n.at", "o.name as officer"])
    .where("n.consultation_id", "=", consultationId)
    .where("n.comment_id", "=", commentId)
    .orderBy("n.id")
    .limit(200)
    .execute();
}

/** What officers did with this comment, newest first, from the audit. */
async function historyOf(db: Db, consultationId: number, commentId: number) {
  return db
    .selectFrom("audit as a")
    .leftJoin("officers as o", "o.id", "a.officer_id")
    .select([
      "a.id",
      "a.at",
      "a.action",
      "o.name as officer",
      sql<string | null>`a.detail ->> 'decision'`.as("decision"),
      sql<string | null>`a.detail ->> 'reason'`.as("reason"),
      sql<string | null>`a.detail ->> 'unit'`.as("unit"),
      sql<string | null>`a.detail ->> 'clause'`.as("clause"),
      sql<number>`coalesce((a.detail ->> 'count')::int, 1)`.as("together"),
    ])
    .where("a.consultation_id", "=", consultationId)
    .where(sql<boolean>`a.detail ? 'comments'`)
    .where(sql<boolean>`(a.detail -> 'comments') @> ${JSON.stringify([commentId])}::jsonb`)
    .orderBy("a.id", "desc")
    .limit(HISTORY)
    .execute();
}
