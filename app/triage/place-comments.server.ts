import { type SqlBool, sql } from "kysely";
import { recordAudit } from "~/app/accounts/audit.server";
import type { Officer } from "~/app/accounts/sessions.server";
import { mergesIn } from "~/app/analysis/topic-changes";
import { DomainError } from "~/app/platform/errors";
import type { Db, Trx } from "~/db/schema";
import { onTopics, retell, topicOf } from "./held-topics.server";
import { dropEmptyTopics, makeTopic } from "./own-topics.server";
import { auditOf, type Selection, selectComments } from "./select-comments.server";
import { topicChanges } from "./topic-changes.queries.server";

/** Comments that are placed by one act: each is a seed of later runs, and read for each. */
const MOST = 2_000;

/** Where comments go: a topic, none (`null`), or a new one of that name. */
export type Place = { topic: number | null } | { label: string };

/**
 * Puts comments into a topic, where they stay in this run and every later one; into the one that
 * they are in, it pins them. A new topic that all come out of one is split off that. Throws
 * DomainError `not-allowed`, `not-found`, `already-published`, `edited-elsewhere`, or `invalid` with
 * the fault at `topic`.
 */
export async function placeComments(
  db: Db,
  officer: Officer,
  consultationId: number,
  selection: Selection,
  place: Place,
): Promise<{ ids: number[]; topic: number | null }> {
  return onTopics(db, officer, consultationId, async (trx, held) => {
    const selected = await selectComments(trx, officer, consultationId, selection);
    const { ids } = selected;
    if (ids.length > MOST)
      throw new DomainError("invalid", { fields: { topic: `一次最多归入 ${MOST} 条` } });
    const before = await topicsOfComments(trx, consultationId, held.runId, ids);
    const topic =
      "label" in place
        ? await makeTopic(trx, officer, consultationId, held, place.label, before)
        : place.topic;
    const label =
      topic === null ? "其他" : "label" in place ? place.label : topicOf(held, topic).label;
    await sql`
      insert into topic_places (consultation_id, comment_id, topic_id, officer_id, placed_at)
      select ${consultationId}::bigint, id, ${topic}::integer, ${officer.id}::bigint, now()
      from unnest(${ids}::bigint[]) as id
      on conflict (consultation_id, comment_id) do update
        set topic_id = excluded.topic_id, officer_id = excluded.officer_id,
            placed_at = excluded.placed_at`.execute(trx);
    const { merges } = await topicChanges(trx, consultationId);
    const target = topic === null ? null : mergesIn(merges)(topic);
    await moveTo(trx, consultationId, held.runId, ids, target);
    const emptied = await dropEmptyTopics(trx, consultationId, held.runId);
    const after = await backToFound(trx, consultationId, held.runId, [], emptied);
    await retell(trx, consultationId, held.runId, [...before, target, ...after]);
    const action = "label" in place ? "拆出主题" : "归入主题";
    await recordAudit(trx, ...auditOf(officer, consultationId, selected, action, { topic, label }));
    return { ids, topic };
  });
}

/**
 * Takes places back, of these comments, of a topic, or of all that one act placed together with
 * `actOn`: the comments are where the analysis puts them. A topic of their own that
 * nobody is put into any more goes with them. Throws DomainError `not-allowed`, `not-found` (also
 * where one was not placed) or `already-published`.
 */
export async function liftPlaces(
  db: Db,
  officer: Officer,
  consultationId: number,
  given: { ids: readonly number[] } | { topic: number } | { actOn: number },
): Promise<{ ids: number[] }> {
  return onTopics(db, officer, consultationId, async (trx, held) => {
    const placed = await trx
      .selectFrom("topic_places")
      .select(["comment_id as id", "topic_id as topic"])
      .where("consultation_id", "=", consultationId)
      .where(lifted(consultationId, given))
      .orderBy("comment_id")
      .execute();
    if (placed.length === 0) throw new DomainError("not-found");
    const selected = await selectComments(trx, officer, consultationId, {
      ids: placed.map(({ id }) => id),
    });
    const before = await topicsOfComments(trx, consultationId, held.runId, selected.ids);
    await trx
      .deleteFrom("topic_places")
      .where("consultation_id", "=", consultationId)
      .where(sql<SqlBool>`comment_id = any(${selected.ids}::bigint[])`)
      .execute();
    const emptied = await dropEmptyTopics(trx, consultationId, held.runId);
    const after = await backToFound(trx, consultationId, held.runId, selected.ids, emptied);
    await retell(trx, consultationId, held.runId, [...before, ...after]);
    await recordAudit(trx, ...auditOf(officer, consultationId, selected, "撤销归入主题"));
    return { ids: selected.ids };
  });
}

function lifted(
  consultationId: number,
  given: { ids: readonly number[] } | { topic: number } | { actOn: number },
) {
  if ("ids" in given) return sql<SqlBool>`comment_id = any(${[...given.ids]}::bigint[])`;
  if ("topic" in given) return sql<SqlBool>`topic_id = ${given.topic}`;
  return sql<SqlBool>`(officer_id, placed_at) = (select p.officer_id, p.placed_at
    from topic_places p
    where p.consultation_id = ${consultationId} and p.comment_id = ${given.actOn})`;
}

async function topicsOfComments(
  trx: Trx,
  consultationId: number,
  runId: number,
  ids: readonly number[],
): Promise<(number | null)[]> {
  const rows = await trx
    .selectFrom("comment_topics")
    .select("topic_id")
    .distinct()
    .where("consultation_id", "=", consultationId)
    .where("run_id", "=", runId)
    .where(sql<SqlBool>`comment_id = any(${[...ids]}::bigint[])`)
    .execute();
  return rows.map(({ topic_id }) => topic_id);
}

async function moveTo(
  trx: Trx,
  consultationId: number,
  runId: number,
  ids: readonly number[],
  topic: number | null,
): Promise<void> {
  await trx
    .updateTable("comment_topics")
    .set({ topic_id: topic })
    .where("consultation_id", "=", consultationId)
    .where("run_id", "=", runId)
    .where(sql<SqlBool>`comment_id = any(${[...ids]}::bigint[])`)
    .execute();
}

/**
 * Puts comments, and all that are in topics that are no more, where they were found, or placed;
 * gives the topics that they came to.
 */
async function backToFound(
  trx: Trx,
  consultationId: number,
  runId: number,
  ids: readonly number[],
  gone: readonly number[],
): Promise<(number | null)[]> {
  const resolved = mergesIn((await topicChanges(trx, consultationId)).merges);
  const rows = await trx
    .selectFrom("comment_topics as k")
    .leftJoin("topic_places as p", (join) =>
      join
        .onRef("p.consultation_id", "=", "k.consultation_id")
        .onRef("p.comment_id", "=", "k.comment_id"),
    )
    .select("k.comment_id as id")
    .select(
      sql<
        number | null
      >`case when p.comment_id is null then k.found_topic_id else p.topic_id end`.as("topic"),
    )
    .where("k.consultation_id", "=", consultationId)
    .where("k.run_id", "=", runId)
    .where(
      sql<SqlBool>`(k.comment_id = any(${[...ids]}::bigint[]) or k.topic_id = any(${[...gone]}::integer[]))`,
    )
    .execute();
  const topics: (number | null)[] = [];
  for (const home of new Set(rows.map(({ topic }) => topic))) {
    const topic = home === null ? null : resolved(home);
    const own = rows.flatMap((row) => (row.topic === home ? [row.id] : []));
    topics.push(topic);
    await moveTo(trx, consultationId, runId, own, topic);
  }
  return topics;
}
