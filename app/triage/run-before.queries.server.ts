import type { RunBefore } from "~/app/analysis/continue-topics";
import type { TopicChanges } from "~/app/analysis/officers-changes";
import type { Places } from "~/app/analysis/thread-messages";
import type { Db } from "~/db/schema";
import { byIndex } from "./by-index.server";

/** Comments whose places are read at once. */
const PAGE = 500;

/** The run that the next one goes on with, but for the places of its comments. */
export type StoredBefore = Omit<RunBefore, "topicOf"> & {
  runId: number;
  /** Who named which topic goes on with it. */
  namedBy: ReadonlyMap<number, number>;
};

/** The latest finished run, whose numbers and labels the next one goes on with; null for the first. */
export async function runBefore(
  db: Db,
  consultationId: number,
  { merges, own, places }: TopicChanges,
): Promise<StoredBefore | null> {
  const run = await db
    .selectFrom("analysis_runs")
    .select("id")
    .where("consultation_id", "=", consultationId)
    .where("state", "=", "finished")
    .where("mode", "=", "topics")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!run) return null;
  const topics = await db
    .selectFrom("topics")
    .select(["id", "label", "named_by"])
    .where("consultation_id", "=", consultationId)
    .where("run_id", "=", run.id)
    .orderBy("id")
    .execute();
  const { highest } = await db
    .selectFrom("topics")
    .select((eb) => eb.fn.max("id").as("highest"))
    .where("consultation_id", "=", consultationId)
    .executeTakeFirstOrThrow();
  // What officers changed is given up as little as what they named.
  const isChanged = new Set([
    ...merges.flatMap(({ from, into }) => [from, into]),
    ...own.flatMap(({ from }) => from ?? []),
    ...places.values(),
  ]);
  return {
    runId: run.id,
    topics: topics.map(({ id, label, named_by }) => ({
      id,
      label,
      named: named_by !== null || isChanged.has(id),
    })),
    highestId: highest ?? 0,
    namedBy: new Map(
      topics.flatMap(({ id, named_by }) => (named_by === null ? [] : [[id, named_by] as const])),
    ),
  };
}

/** Where each comment of a run was found and stood in the end, a page at a time. */
export async function* placesOf(
  db: Db,
  consultationId: number,
  runId: number,
): AsyncGenerator<Places> {
  for (let after = 0; ; ) {
    const page = await byIndex(db, (trx) =>
      trx
        .selectFrom("comment_topics")
        .select(["comment_id", "topic_id", "found_topic_id"])
        .where("consultation_id", "=", consultationId)
        .where("run_id", "=", runId)
        .where("comment_id", ">", after)
        .orderBy("comment_id")
        .limit(PAGE)
        .execute(),
    );
    yield {
      ids: page.map(({ comment_id }) => String(comment_id)),
      found: page.map(({ found_topic_id }) => found_topic_id),
      stoodIn: page.map(({ topic_id }) => topic_id),
    };
    if (page.length < PAGE) return;
    after = page.at(-1)!.comment_id;
  }
}
