import type { Officer } from "~/app/accounts/sessions.server";
import { DomainError } from "~/app/platform/errors";
import type { Trx } from "~/db/schema";
import { type HeldTopics, topicOf } from "./held-topics.server";

/** A topic of that name for comments that come out of these; its number. */
export async function makeTopic(
  trx: Trx,
  officer: Officer,
  consultationId: number,
  held: HeldTopics,
  label: string,
  before: readonly (number | null)[],
): Promise<number> {
  if (held.topics.some((topic) => topic.label === label))
    throw new DomainError("invalid", { fields: { topic: "已有同名的主题" } });
  const from = before.length === 1 ? before[0]! : null;
  const { highest } = await trx
    .selectFrom("topics")
    .select((eb) => eb.fn.max("id").as("highest"))
    .where("consultation_id", "=", consultationId)
    .executeTakeFirstOrThrow();
  const id = (highest ?? 0) + 1;
  await trx
    .insertInto("own_topics")
    .values({
      consultation_id: consultationId,
      id,
      label,
      from_topic: from,
      officer_id: officer.id,
    })
    .execute();
  await trx
    .insertInto("topics")
    .values({
      consultation_id: consultationId,
      run_id: held.runId,
      id,
      label,
      words: "[]",
      size: 0,
      parent: from === null ? null : topicOf(held, from).parent,
      named_by: officer.id,
    })
    .execute();
  return id;
}

/** Topics of officers' own making into which nobody is put any more; gives their numbers. */
export async function dropEmptyTopics(
  trx: Trx,
  consultationId: number,
  runId: number,
): Promise<number[]> {
  const gone = await trx
    .deleteFrom("own_topics as o")
    .where("o.consultation_id", "=", consultationId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("topic_places as p")
            .select("p.comment_id")
            .whereRef("p.consultation_id", "=", "o.consultation_id")
            .whereRef("p.topic_id", "=", "o.id"),
        ),
      ),
    )
    .returning("o.id")
    .execute();
  const ids = gone.map(({ id }) => id);
  if (ids.length === 0) return [];
  await trx
    .deleteFrom("topic_merges")
    .where("consultation_id", "=", consultationId)
    .where((eb) => eb.or([eb("from_topic", "in", ids), eb("into_topic", "in", ids)]))
    .execute();
  await trx
    .deleteFrom("topics")
    .where("consultation_id", "=", consultationId)
    .where("run_id", "=", runId)
    .where("id", "in", ids)
    .execute();
  return ids;
}
