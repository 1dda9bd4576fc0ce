import { sql } from "kysely";
import { may } from "~/app/accounts/permissions";
import type { TopicChanges } from "~/app/analysis/officers-changes";
import type { Db } from "~/db/schema";
import type { Reader } from "./matching.server";

/** What officers changed about the topics of a consultation: what every run honours. */
export async function topicChanges(db: Db, consultationId: number): Promise<TopicChanges> {
  const merges = await db
    .selectFrom("topic_merges")
    .select(["from_topic as from", "into_topic as into"])
    .where("consultation_id", "=", consultationId)
    .orderBy("from_topic")
    .execute();
  const own = await db
    .selectFrom("own_topics")
    .select(["id", "label", "from_topic as from"])
    .where("consultation_id", "=", consultationId)
    .orderBy("id")
    .execute();
  const places = await db
    .selectFrom("topic_places")
    .select(["comment_id as id", "topic_id as topic"])
    .where("consultation_id", "=", consultationId)
    .orderBy("comment_id")
    .execute();
  return { merges, own, places: new Map(places.map(({ id, topic }) => [`${id}`, topic])) };
}

/** Changes that are listed; the audit has all of them. */
const CHANGES = 100;

/** The same for officers who may change it, with who did it, the latest first. */
export async function topicChangesForBoard(db: Db, reader: Reader, consultationId: number) {
  if (!may(reader.role, "triage comments")) return { merges: [], own: [], places: [] };
  const [merges, own, places] = await Promise.all([
    db
      .selectFrom("topic_merges as c")
      .innerJoin("officers as o", "o.id", "c.officer_id")
      .select(["c.from_topic as from", "c.into_topic as into", "c.from_label as label"])
      .select(["o.name as officer", "c.merged_at as at"])
      .where("c.consultation_id", "=", consultationId)
      .orderBy("at", "desc")
      .limit(CHANGES)
      .execute(),
    db
      .selectFrom("own_topics as c")
      .innerJoin("officers as o", "o.id", "c.officer_id")
      .select(["c.id", "c.label", "o.name as officer", "c.made_at as at"])
      .select(
        sql<number>`(select count(*) from topic_places p
          where p.consultation_id = c.consultation_id and p.topic_id = c.id)`.as("count"),
      )
      .where("c.consultation_id", "=", consultationId)
      .orderBy("at", "desc")
      .limit(CHANGES)
      .execute(),
    placesByAct(db, consultationId),
  ]);
  return { merges, own, places };
}

/** What one act put into one topic together, with the first of the comments. */
async function placesByAct(db: Db, consultationId: number) {
  const acts = db
    .selectFrom("topic_places as c")
    .select(["c.officer_id", "c.topic_id as topic", "c.placed_at as at"])
    .select((eb) => [
      eb.fn.min("c.comment_id").as("commentId"),
      eb.fn.countAll<number>().as("count"),
    ])
    .where("c.consultation_id", "=", consultationId)
    .groupBy(["c.officer_id", "c.topic_id", "c.placed_at"]);
  return db
    .selectFrom(acts.as("a"))
    .innerJoin("officers as o", "o.id", "a.officer_id")
    .innerJoin("comments as m", (join) =>
      join.on("m.consultation_id", "=", consultationId).onRef("m.id", "=", "a.commentId"),
    )
    .select(["a.commentId", "a.topic", "a.count", "a.at", "o.name as officer"])
    .select(sql<string>`left(m.body, 60)`.as("excerpt"))
    .orderBy("a.at", "desc")
    .orderBy("a.commentId", "desc")
    .limit(CHANGES)
    .execute();
}

/** By whose hand the comment is in its topic, or null. */
export async function placeForBoard(db: Db, consultationId: number, commentId: number) {
  const place = await db
    .selectFrom("topic_places as c")
    .innerJoin("officers as o", "o.id", "c.officer_id")
    .select(["o.name as officer", "c.placed_at as at"])
    .where("c.consultation_id", "=", consultationId)
    .where("c.comment_id", "=", commentId)
    .executeTakeFirst();
  return place ?? null;
}

/** The topics of the run that hold comments, the largest first. */
export async function topicsForBoard(db: Db, consultationId: number, runId: number | null) {
  if (runId === null) return [];
  return db
    .selectFrom("topics")
    .select(["id", "label"])
    .where("consultation_id", "=", consultationId)
    .where("run_id", "=", runId)
    .where("size", ">", 0)
    .orderBy("size", "desc")
    .orderBy("id")
    .execute();
}
