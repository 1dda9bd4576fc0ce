import { sql } from "kysely";
import { recordAudit } from "~/app/accounts/audit.server";
import type { Officer } from "~/app/accounts/sessions.server";
import type { TopicChanges } from "~/app/analysis/officers-changes";
import { mergesIn, throughWhich } from "~/app/analysis/topic-changes";
import { DomainError } from "~/app/platform/errors";
import type { Db, Trx } from "~/db/schema";
import { onTopics, retell, topicOf } from "./held-topics.server";
import { topicChanges } from "./topic-changes.queries.server";

/**
 * Makes two topics one, in this run and every later one: the comments of `from` are in `into` from
 * now on. Throws DomainError `not-allowed`, `not-found`, `already-published`, or `invalid` with the
 * fault at `into`.
 */
export async function mergeTopics(
  db: Db,
  officer: Officer,
  consultationId: number,
  { from, into }: { from: number; into: number },
): Promise<void> {
  await onTopics(db, officer, consultationId, async (trx, held) => {
    const source = topicOf(held, from);
    const target = topicOf(held, into);
    const { merges } = await topicChanges(trx, consultationId);
    const isGone = merges.some((merge) => merge.from === from || merge.from === into);
    if (from === into || isGone)
      throw new DomainError("invalid", { fields: { into: "请选择另一个主题" } });
    await trx
      .insertInto("topic_merges")
      .values({
        consultation_id: consultationId,
        from_topic: from,
        into_topic: into,
        from_label: source.label,
        officer_id: officer.id,
      })
      .execute();
    await trx
      .updateTable("comment_topics")
      .set({ topic_id: into })
      .where("consultation_id", "=", consultationId)
      .where("run_id", "=", held.runId)
      .where("topic_id", "=", from)
      .execute();
    await retell(trx, consultationId, held.runId, [from, into]);
    await recordAudit(trx, {
      officeId: officer.officeId,
      officerId: officer.id,
      consultationId,
      action: "合并主题",
      subject: target.label,
      detail: { from, into, merged: source.label, label: target.label },
    });
  });
}

/**
 * Takes that back: what the analysis found of `from`, and what officers put there, is a topic of
 * its own again. Throws DomainError `not-allowed`, `not-found` or `already-published`.
 */
export async function partTopics(
  db: Db,
  officer: Officer,
  consultationId: number,
  from: number,
): Promise<void> {
  await onTopics(db, officer, consultationId, async (trx, held) => {
    const before = await topicChanges(trx, consultationId);
    const into = mergesIn(before.merges)(from);
    const parted = await trx
      .deleteFrom("topic_merges")
      .where("consultation_id", "=", consultationId)
      .where("from_topic", "=", from)
      .returning("from_label as label")
      .executeTakeFirst();
    if (!parted) throw new DomainError("not-found");
    const apart = await partedFrom(trx, consultationId, held.runId, into, before);
    await retell(trx, consultationId, held.runId, [into, ...apart]);
    await recordAudit(trx, {
      officeId: officer.officeId,
      officerId: officer.id,
      consultationId,
      action: "撤销合并主题",
      subject: parted.label,
      detail: { from, into },
    });
  });
}

/**
 * Puts the comments that stand in a topic where the merges that are left lead from where they
 * belong; gives the topics that they came to.
 */
async function partedFrom(
  trx: Trx,
  consultationId: number,
  runId: number,
  stood: number,
  before: TopicChanges,
): Promise<number[]> {
  const { merges } = await topicChanges(trx, consultationId);
  const resolved = mergesIn(merges);
  const stoodAt = mergesIn(before.merges);
  const through = throughWhich(before);
  // Whoever stands here and is found elsewhere came with a topic of officers' own making.
  const part = before.own.find(({ id }) => stoodAt(id) === stood)?.id ?? null;
  const { rows } = await sql<{ found: number | null; place: number | null }>`
    select distinct k.found_topic_id as found, p.topic_id as place
    from comment_topics k left join topic_places p
      on p.consultation_id = k.consultation_id and p.comment_id = k.comment_id
    where k.consultation_id = ${consultationId} and k.run_id = ${runId}
      and k.topic_id = ${stood}`.execute(trx);
  const moves = rows.flatMap(({ found, place }) => {
    const home = place ?? through(found, stood);
    const own = home !== null && stoodAt(home) === stood ? home : (part ?? home);
    const to = own === null ? stood : resolved(own);
    return to === stood ? [] : [{ found, place, to }];
  });
  if (moves.length === 0) return [];
  await sql`
    update comment_topics k set topic_id = t.to_topic
    from (select s.comment_id, x.to_topic
      from comment_topics s left join topic_places p
        on p.consultation_id = s.consultation_id and p.comment_id = s.comment_id
      join unnest(${moves.map(({ found }) => found)}::integer[],
          ${moves.map(({ place }) => place)}::integer[],
          ${moves.map(({ to }) => to)}::integer[]) as x (found, place, to_topic)
        on x.found is not distinct from s.found_topic_id
          and x.place is not distinct from p.topic_id
      where s.consultation_id = ${consultationId} and s.run_id = ${runId}
        and s.topic_id = ${stood}) t
    where k.consultation_id = ${consultationId} and k.run_id = ${runId}
      and k.comment_id = t.comment_id`.execute(trx);
  return moves.map(({ to }) => to);
}
