import { sql } from "kysely";
import { type Analyst, hireAnalyst } from "~/app/analysis/analyse-in-thread.server";
import type { Db } from "~/db/schema";
import { byIndex } from "./by-index.server";
import { clearRun, forgetRun } from "./clear-run.server";
import {
  Cancelled,
  CUT_OFF_SECONDS,
  type RunAt,
  type RunWatch,
  toldOf,
  watchRun,
} from "./run-watch.server";
import { storeRun } from "./store-run.server";
import { wordsOfDraft } from "./words-of-draft.queries.server";

/** Comments read at once: little enough that the embedded database does not hold up the pages. */
const PAGE = 400;
const RUNS_KEPT = 3;

export type StoredRun = { comments: number; topics: number; campaigns: number };

/**
 * Analyses every comment of a consultation and stores the run; the latest finished run is the
 * current one. The same comments give the same topics, however often and by however many workers
 * this is done; topics that go on from the run before keep its numbers and labels. Gives null where
 * an officer stopped the run. A run that throws or is called off is marked as failed and the error
 * goes on to the caller.
 */
export async function analyseAndStore(
  db: Db,
  consultationId: number,
  signal?: AbortSignal,
  paceMs?: number,
): Promise<StoredRun | null> {
  await giveUpCutOff(db, consultationId);
  const { wanted, ...at } = await beginRun(db, consultationId);
  const watch = watchRun(db, at, signal, paceMs);
  let analyst: Analyst | undefined;
  try {
    let comments = 0;
    analyst = hireAnalyst(watch.signal, (progress) => {
      const { stage, done, total } = toldOf(progress, comments);
      watch.tell(stage, done, total);
    });
    comments = await readComments(db, at, analyst, watch.tell);
    const dictionary = await wordsOfDraft(db, consultationId);
    await analyst.find({ dictionary, topics: wanted ?? undefined });
    const run = await storeRun(db, at, analyst, watch.tell);
    await forgetOldRuns(db, consultationId);
    return { comments, topics: run.topics.length, campaigns: run.campaigns };
  } catch (error) {
    const cancelled = error instanceof Cancelled;
    await endRun(db, at, cancelled ? "cancelled" : "failed");
    if (cancelled) return null;
    throw error;
  } finally {
    await watch.end();
    await analyst?.end();
  }
}

async function beginRun(db: Db, consultationId: number) {
  const wish = await db
    .selectFrom("analysis_wishes")
    .select("topics")
    .where("consultation_id", "=", consultationId)
    .executeTakeFirst();
  const wanted = wish?.topics ?? null;
  const run = await db
    .insertInto("analysis_runs")
    .values(({ selectFrom }) => ({
      consultation_id: consultationId,
      state: "running",
      mode: "list",
      comments: 0,
      key_phrases: "[]",
      wanted_topics: wanted,
      automatic_topics: selectFrom("analysis_runs")
        .select("automatic_topics")
        .where("consultation_id", "=", consultationId)
        .where("state", "=", "finished")
        .orderBy("id", "desc")
        .limit(1),
    }))
    .returning("id")
    .executeTakeFirstOrThrow();
  return { consultationId, id: run.id, wanted };
}

async function readComments(
  db: Db,
  { consultationId }: RunAt,
  analyst: Analyst,
  tell: RunWatch["tell"],
): Promise<number> {
  let read = 0;
  for (let after = 0; ; ) {
    const page = await byIndex(db, (trx) =>
      trx
        .selectFrom("comments as m")
        .select(["m.id", "m.body", isAlone.as("alone"), dissolutions.as("dissolved")])
        .where("consultation_id", "=", consultationId)
        .where("id", ">", after)
        .orderBy("id")
        .limit(PAGE)
        .execute(),
    );
    await analyst.read(
      page.map(({ id, body, ...apart }) => ({ id: `${id}`, text: body, ...apart })),
    );
    read += page.length;
    // Counting them beforehand would take the embedded database as long as reading many.
    tell("reading", read, null);
    if (page.length < PAGE) return read;
    after = page.at(-1)!.id;
  }
}

/** What officers decided of the campaigns of a comment. */
const isAlone = sql<boolean>`exists (select 1 from campaign_removals r
  where r.consultation_id = m.consultation_id and r.comment_id = m.id)`;
const dissolutions = sql<number[]>`array(select d.dissolution_id::integer from dissolved_comments d
  where d.consultation_id = m.consultation_id and d.comment_id = m.id)`;

/** Marks a run as over that will not finish; what it stored goes. */
async function endRun(db: Db, at: RunAt, state: "failed" | "cancelled"): Promise<void> {
  await db
    .updateTable("analysis_runs")
    .set({ state, stage: null, finished_at: sql`clock_timestamp()` })
    .where("consultation_id", "=", at.consultationId)
    .where("id", "=", at.id)
    .where("state", "=", "running")
    .execute();
  await clearRun(db, at);
}

/** Runs whose worker died: not heard of for so long that they cannot be at work. */
async function giveUpCutOff(db: Db, consultationId: number): Promise<void> {
  const runs = await db
    .selectFrom("analysis_runs")
    .select("id")
    .where("consultation_id", "=", consultationId)
    .where("state", "=", "running")
    .where("told_at", "<", sql<Date>`clock_timestamp() - make_interval(secs => ${CUT_OFF_SECONDS})`)
    .execute();
  for (const { id } of runs) await endRun(db, { consultationId, id }, "failed");
}

/** Keeps the last finished runs and what came after them. */
async function forgetOldRuns(db: Db, consultationId: number): Promise<void> {
  const finished = await db
    .selectFrom("analysis_runs")
    .select("id")
    .where("consultation_id", "=", consultationId)
    .where("state", "=", "finished")
    .orderBy("id", "desc")
    .offset(RUNS_KEPT - 1)
    .limit(1)
    .executeTakeFirst();
  if (!finished) return;
  const old = await db
    .selectFrom("analysis_runs")
    .select("id")
    .where("consultation_id", "=", consultationId)
    .where("state", "<>", "running")
    .where("id", "<", finished.id)
    .execute();
  for (const { id } of old) await forgetRun(db, { consultationId, id });
}
