import { sql } from "kysely";
import type { Analyst } from "~/app/analysis/analyse-in-thread.server";
import type { Topic } from "~/app/analysis/analysis";
import { type Piece, type Summary, slices } from "~/app/analysis/thread-messages";
import type { Settled } from "~/app/analysis/topic-changes";
import type { Db, Trx } from "~/db/schema";
import { clearRun } from "./clear-run.server";
import { placesOf, runBefore, type StoredBefore } from "./run-before.queries.server";
import { Cancelled, type RunAt, type RunWatch } from "./run-watch.server";
import { TOPIC_ACTS } from "./topic-acts";
import { topicChanges } from "./topic-changes.queries.server";

/** Rows written by one statement: it is over before a page is missed, also on the embedded database. */
const ROWS = 250;
/** How often what was stored is put right by what officers did meanwhile, before they must wait. */
const TRIES = 3;

/**
 * Stores what the analyst found as the run `at`, which is the current one from then on. Rows are
 * written a few at a time outside any transaction: nobody reads them before the run is finished.
 * What an officer does to topics or campaigns meanwhile is not lost: the result is then settled and
 * stored anew. Throws `Cancelled` where the run was stopped.
 */
export async function storeRun(
  db: Db,
  at: RunAt,
  analyst: Analyst,
  tell: RunWatch["tell"] = () => {},
): Promise<Summary> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const mark = await db.transaction().execute((trx) => heldMark(trx, at.consultationId));
    const summary = await storeSettled(db, at, analyst, tell);
    const finished = await db.transaction().execute(async (trx) => {
      await heldMark(trx, at.consultationId);
      if (await officersActed(trx, at.consultationId, mark)) return false;
      await finishRun(trx, at, summary);
      return true;
    });
    if (finished) return summary;
  }
  return db.transaction().execute(async (trx) => {
    await heldMark(trx, at.consultationId);
    const summary = await storeSettled(trx, at, analyst, tell);
    await finishRun(trx, at, summary);
    return summary;
  });
}

/** Waits for the acts of officers that are under way; gives the last entry of their audit. */
async function heldMark(trx: Trx, consultationId: number): Promise<number> {
  await trx
    .selectFrom("consultations")
    .select("id")
    .where("id", "=", consultationId)
    .forUpdate()
    .execute();
  const { last } = await trx
    .selectFrom("audit")
    .select((eb) => eb.fn.max("id").as("last"))
    .where("consultation_id", "=", consultationId)
    .executeTakeFirstOrThrow();
  return last ?? 0;
}

async function officersActed(trx: Trx, consultationId: number, mark: number): Promise<boolean> {
  const act = await trx
    .selectFrom("audit")
    .select("id")
    .where("consultation_id", "=", consultationId)
    .where("id", ">", mark)
    .where("action", "in", TOPIC_ACTS)
    .limit(1)
    .executeTakeFirst();
  return act !== undefined;
}

async function storeSettled(
  db: Db,
  at: RunAt,
  analyst: Analyst,
  tell: RunWatch["tell"],
): Promise<Summary> {
  await clearRun(db, at);
  const changes = await topicChanges(db, at.consultationId);
  const before = await runBefore(db, at.consultationId, changes);
  if (before)
    for await (const places of placesOf(db, at.consultationId, before.runId))
      await analyst.remember(places);
  let summary: Summary | undefined;
  let stored = 0;
  const known = before && { topics: before.topics, highestId: before.highestId };
  for await (const piece of analyst.settle({ before: known, changes })) {
    if (piece.kind === "summary") {
      summary = piece.summary;
      await storeTopics(db, at, summary.topics, before);
    } else if (piece.kind === "campaigns") await storeCampaigns(db, at, piece.campaigns);
    else
      for (const assignments of slices(piece.assignments, ROWS)) {
        await storePlaces(db, at, assignments, summary!.topics);
        stored += assignments.length;
        tell("storing", stored, summary!.comments);
      }
  }
  return summary!;
}

async function storeTopics(
  db: Db,
  { consultationId, id }: RunAt,
  topics: readonly Topic[],
  before: StoredBefore | null,
): Promise<void> {
  if (topics.length === 0) return;
  await db
    .insertInto("topics")
    .values(
      topics.map((topic) => ({
        consultation_id: consultationId,
        run_id: id,
        id: topic.id,
        label: topic.label,
        words: JSON.stringify(topic.words),
        size: topic.size,
        parent: topic.parent,
        named_by: before?.namedBy.get(topic.id) ?? null,
      })),
    )
    .execute();
}

async function storeCampaigns(
  db: Db,
  { consultationId, id }: RunAt,
  campaigns: Extract<Piece, { kind: "campaigns" }>["campaigns"],
): Promise<void> {
  for (const part of slices(campaigns, ROWS))
    await sql`
      insert into campaigns (consultation_id, run_id, id, size, template_comment_id)
      select ${consultationId}::bigint, ${id}::bigint, * from unnest(
        ${part.map((campaign) => campaign.id)}::integer[],
        ${part.map((campaign) => campaign.size)}::integer[],
        ${part.map((campaign) => Number(campaign.template))}::bigint[])`.execute(db);
}

async function storePlaces(
  db: Db,
  { consultationId, id }: RunAt,
  assignments: Settled["assignments"],
  topics: readonly Topic[],
): Promise<void> {
  const representative = new Map(
    topics.flatMap((topic) => topic.representatives.map((one, at) => [one, at + 1] as const)),
  );
  await sql`
    insert into comment_topics
      (consultation_id, run_id, comment_id, topic_id, found_topic_id, campaign_id, representative,
       because)
    select ${consultationId}::bigint, ${id}::bigint, c, t, f, g, r, b::jsonb from unnest(
      ${assignments.map((one) => Number(one.id))}::bigint[],
      ${assignments.map((one) => one.topic)}::integer[],
      ${assignments.map((one) => one.found)}::integer[],
      ${assignments.map((one) => one.campaign)}::integer[],
      ${assignments.map((one) => representative.get(one.id) ?? null)}::integer[],
      ${assignments.map((one) => JSON.stringify(one.because))}::text[]) as x (c, t, f, g, r, b)`.execute(
    db,
  );
}

async function finishRun(trx: Trx, at: RunAt, summary: Summary): Promise<void> {
  const run = await trx
    .updateTable("analysis_runs")
    .set(({ fn, ref }) => ({
      state: "finished" as const,
      mode: summary.mode,
      comments: summary.comments,
      key_phrases: JSON.stringify(summary.keyPhrases),
      distinct_comments: summary.distinct,
      // A run that was told how many has nothing to say of what it would have chosen.
      automatic_topics: sql<number | null>`case when ${ref("wanted_topics")} is null
        then ${summary.topicsFound}::integer else ${ref("automatic_topics")} end`,
      stage: null,
      finished_at: fn<Date>("clock_timestamp"),
    }))
    .where("consultation_id", "=", at.consultationId)
    .where("id", "=", at.id)
    .where("state", "=", "running")
    .returning("cancel_asked_at")
    .executeTakeFirst();
  if (!run) throw new Error(`analysis run ${at.id} was given up`);
  if (run.cancel_asked_at) throw new Cancelled(`analysis run ${at.id} was stopped`);
}
