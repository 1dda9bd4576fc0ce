import { sql } from "kysely";
import { may } from "~/app/accounts/permissions";
import type { Officer } from "~/app/accounts/sessions.server";
import { representativesAmong, wordsAmong } from "~/app/analysis/words-of-members";
import { DomainError } from "~/app/platform/errors";
import type { Db, Trx } from "~/db/schema";
import { currentRun } from "./board.queries.server";
import { holdUnanswered } from "./select-comments.server";

/** Members that the words of a changed topic are taken from. */
const SAMPLE = 2_000;
const WORDS = 12;

export type HeldTopics = {
  runId: number;
  /** Those of the run, also those that were merged away. */
  topics: { id: number; label: string; named_by: number | null; parent: number | null }[];
};

/**
 * Does something to the topics of the current run, one officer at a time. Throws DomainError
 * `not-allowed`, `not-found`, `already-published`, or `invalid` where there are no topics.
 */
export async function onTopics<T>(
  db: Db,
  officer: Officer,
  consultationId: number,
  act: (trx: Trx, held: HeldTopics) => Promise<T>,
): Promise<T> {
  if (!may(officer.role, "triage comments")) throw new DomainError("not-allowed");
  return db.transaction().execute(async (trx) => {
    await holdUnanswered(trx, officer, consultationId);
    const { finished } = await currentRun(trx, consultationId);
    const runId = finished?.id ?? 0;
    const topics = await trx
      .selectFrom("topics")
      .select(["id", "label", "named_by", "parent"])
      .where("consultation_id", "=", consultationId)
      .where("run_id", "=", runId)
      .orderBy("id")
      .forUpdate()
      .execute();
    if (topics.length === 0)
      throw new DomainError("invalid", { fields: { topic: "还没有归纳出主题，请先分析" } });
    return act(trx, { runId, topics });
  });
}

/** That topic, where the run has it. */
export function topicOf({ topics }: HeldTopics, id: number) {
  const topic = topics.find((one) => one.id === id);
  if (!topic) throw new DomainError("not-found");
  return topic;
}

/** Tells anew what topics hold whose comments came or went: size, words, who stands for them. */
export async function retell(
  trx: Trx,
  consultationId: number,
  runId: number,
  topicIds: readonly (number | null)[],
): Promise<void> {
  const ids = [...new Set(topicIds)].filter((id) => id !== null);
  if (ids.length === 0) return;
  await sql`
    update topics t set size = (select count(*) from comment_topics k
      where k.consultation_id = t.consultation_id and k.run_id = t.run_id and k.topic_id = t.id)
    where t.consultation_id = ${consultationId} and t.run_id = ${runId}
      and t.id = any(${ids}::integer[])`.execute(trx);
  await sql`
    update comment_topics set representative = null
    where consultation_id = ${consultationId} and run_id = ${runId}
      and topic_id is null and representative is not null`.execute(trx);
  const everywhere = await reasons(trx, consultationId, runId, null);
  for (const id of ids) {
    const members = await reasons(trx, consultationId, runId, id);
    if (members.length === 0) continue;
    const words = wordsAmong(members, everywhere, WORDS);
    await trx
      .updateTable("topics")
      .set({ words: JSON.stringify(words) })
      .where("consultation_id", "=", consultationId)
      .where("run_id", "=", runId)
      .where("id", "=", id)
      .execute();
    await nameRepresentatives(trx, consultationId, runId, { id, words, members });
  }
}

/** The reasons of some comments, of one topic or of all. */
async function reasons(trx: Trx, consultationId: number, runId: number, topicId: number | null) {
  const rows = await trx
    .selectFrom("comment_topics")
    .select(["comment_id", "because"])
    .where("consultation_id", "=", consultationId)
    .where("run_id", "=", runId)
    .$if(topicId !== null, (query) => query.where("topic_id", "=", topicId))
    .orderBy("comment_id")
    .limit(SAMPLE)
    .execute();
  return rows.map(({ comment_id, because }) => ({ id: `${comment_id}`, because }));
}

/** Those who stood for a topic and are still in it go on; others join them as in a run. */
async function nameRepresentatives(
  trx: Trx,
  consultationId: number,
  runId: number,
  topic: { id: number; words: readonly string[]; members: Awaited<ReturnType<typeof reasons>> },
) {
  const known = await trx
    .selectFrom("comment_topics")
    .select("comment_id")
    .where("consultation_id", "=", consultationId)
    .where("run_id", "=", runId)
    .where("topic_id", "=", topic.id)
    .where("representative", "is not", null)
    .orderBy("representative")
    .orderBy("comment_id")
    .execute();
  const ids = representativesAmong(
    topic.members,
    topic.words,
    known.map(({ comment_id }) => `${comment_id}`),
  ).map(Number);
  await sql`
    update comment_topics set representative = array_position(${ids}::bigint[], comment_id)
    where consultation_id = ${consultationId} and run_id = ${runId} and topic_id = ${topic.id}
      and (representative is not null or comment_id = any(${ids}::bigint[]))`.execute(trx);
}
