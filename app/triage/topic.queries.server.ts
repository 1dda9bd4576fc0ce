import { sql } from "kysely";
import { standingClauses } from "~/app/consultations/versions/standing-clauses.server";
import type { Db } from "~/db/schema";
import { commentsInReach, eitherOrNone, type Matter, type Reader } from "./matching.server";

/** Clauses that are shown with a topic. */
const CLAUSES = 6;

/**
 * A topic of the run: its label and words, how those in reach who speak of it chose to stand, and
 * the clauses that they are about, most spoken of first.
 */
export async function topicForBoard(db: Db, reader: Reader, matter: Matter, topicId: number) {
  const { consultationId, runId } = matter;
  const members = commentsInReach(db, reader, matter).where("ct.topic_id", "=", topicId);
  const spoken = members
    .leftJoin("clause_ties as y", (join) =>
      join.onRef("y.consultation_id", "=", "m.consultation_id").onRef("y.comment_id", "=", "m.id"),
    )
    .select("m.id")
    .select(eitherOrNone(sql`m.clause_id`, sql`y.clause_id`).as("clauseIds"));
  const counted = db
    .selectFrom(spoken.as("p"))
    .innerJoinLateral(
      sql<{ id: number | null }>`(select unnest(p."clauseIds") as id)`.as("x"),
      (join) => join.onTrue(),
    )
    .innerJoin("clauses as c", (join) =>
      join.on("c.consultation_id", "=", consultationId).onRef("c.id", "=", "x.id"),
    )
    .select(["c.lineage", sql<number>`count(distinct p.id)`.as("count")])
    .groupBy("c.lineage");
  const [topic, stances, clauses] = await Promise.all([
    db
      .selectFrom("topics")
      .select(["id", "label", "words", "size"])
      .where("consultation_id", "=", consultationId)
      .where("run_id", "=", runId ?? 0)
      .where("id", "=", topicId)
      .executeTakeFirst(),
    members
      .select(["m.stance", sql<number>`count(*)`.as("count")])
      .groupBy("m.stance")
      .orderBy("count", "desc")
      .orderBy("m.stance")
      .execute(),
    db
      .selectFrom(counted.as("n"))
      .innerJoin(standingClauses(db, consultationId).as("s"), "s.lineage", "n.lineage")
      .select(["s.number", "s.path", "s.version", "s.gone", "n.count"])
      .orderBy("n.count", "desc")
      .orderBy("s.number")
      .limit(CLAUSES)
      .execute(),
  ]);
  return topic ? { ...topic, stances, clauses } : null;
}

/** From −1, all against, to 1, all for: those who did not say either count as neither. */
export function meanStance(stances: readonly { stance: string; count: number }[]): number {
  const of = (stance: string) => stances.find((row) => row.stance === stance)?.count ?? 0;
  const all = stances.reduce((sum, { count }) => sum + count, 0);
  return all === 0 ? 0 : (of("support") - of("oppose")) / all;
}
