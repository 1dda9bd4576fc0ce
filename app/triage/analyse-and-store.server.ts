import { sql } from "kysely";
import { analyseInThread } from "~/app/analysis/analyse-in-thread.server";
import type { Analysis, AnalysisInput } from "~/app/analysis/analysis";
import type { Db, Trx } from "~/db/schema";

/** Comments read at once. */
const PAGE = 2_000;
/** Rows written at once: seven columns each, far from the 65,535 bound parameters of a statement. */
const BATCH = 2_000;
const RUNS_KEPT = 3;
/** Longer than the job may take: what still runs then was cut off. */
const CUT_OFF_MINUTES = 20;

export type StoredRun = { comments: number; topics: number; campaigns: number };

/**
 * Analyses every comment of a consultation and stores the run; the latest finished run is the
 * current one. Reading and computing happen outside any transaction, storing in one. The same
 * comments give the same topics, however often and by however many workers this is done. A run
 * that throws or is called off is marked as failed and the error goes on to the caller.
 */
export async function analyseAndStore(
  db: Db,
  consultationId: number,
  signal?: AbortSignal,
): Promise<StoredRun> {
  const runId = await beginRun(db, consultationId);
  try {
    const comments = await readComments(db, consultationId);
    const dictionary = await wordsOfDraft(db, consultationId);
    const analysis = await analyseInThread(comments, { dictionary }, signal);
    await db.transaction().execute((trx) => storeRun(trx, consultationId, runId, analysis));
    return {
      comments: comments.length,
      topics: analysis.topics.length,
      campaigns: analysis.campaigns.length,
    };
  } catch (error) {
    await db
      .updateTable("analysis_runs")
      .set({ state: "failed", finished_at: sql`clock_timestamp()` })
      .where("consultation_id", "=", consultationId)
      .where("id", "=", runId)
      .where("state", "=", "running")
      .execute();
    throw error;
  }
}

async function beginRun(db: Db, consultationId: number): Promise<number> {
  await db
    .updateTable("analysis_runs")
    .set({ state: "failed", finished_at: sql`clock_timestamp()` })
    .where("consultation_id", "=", consultationId)
    .where("state", "=", "running")
    .where(
      "started_at",
      "<",
      sql<Date>`clock_timestamp() - make_interval(mins => ${CUT_OFF_MINUTES})`,
    )
    .execute();
  const run = await db
    .insertInto("analysis_runs")
    .values({
      consultation_id: consultationId,
      state: "running",
      mode: "list",
      comments: 0,
      key_phrases: "[]",
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return run.id;
}

async function readComments(db: Db, consultationId: number): Promise<AnalysisInput[]> {
  const comments: AnalysisInput[] = [];
  for (let after = 0; ; ) {
    const page = await db
      .selectFrom("comments")
      .select(["id", "body"])
      .where("consultation_id", "=", consultationId)
      .where("id", ">", after)
      .orderBy("id")
      .limit(PAGE)
      .execute();
    for (const { id, body } of page) comments.push({ id: String(id), text: body });
    if (page.length < PAGE) return comments;
    after = page.at(-1)!.id;
  }
}

/** Names of units and titles of clauses: the words that this draft uses as one. */
async function wordsOfDraft(db: Db, consultationId: number): Promise<string[]> {
  const units = await db
    .selectFrom("units as u")
    .innerJoin("consultations as k", "k.office_id", "u.office_id")
    .select(["u.name", "u.aliases"])
    .where("k.id", "=", consultationId)
    .orderBy("u.id")
    .execute();
  const clauses = await db
    .selectFrom("clauses")
    .select("heading")
    .where("consultation_id", "=", consultationId)
    .where("heading", "<>", "")
    .orderBy("id")
    .execute();
  const titles = clauses.map(({ heading }) => heading.replace(/[。；;，,:：]+$/, ""));
  return [...units.flatMap((unit) => [unit.name, ...unit.aliases]), ...titles].filter(isOneWord);
}

/** A long lead sentence is no word; kept whole it would hide the words it is made of. */
const isOneWord = (word: string) => /^[\p{Script=Han}\p{L}\p{N}]{2,12}$/u.test(word);

async function storeRun(
  trx: Trx,
  consultationId: number,
  runId: number,
  analysis: Analysis,
): Promise<void> {
  const run = { consultation_id: consultationId, run_id: runId };
  const representative = new Map(
    analysis.topics.flatMap((topic) => topic.representatives.map((id, at) => [id, at + 1])),
  );
  await inBatches(analysis.topics, (topics) =>
    trx.insertInto("topics").values(
      topics.map((topic) => ({
        ...run,
        id: topic.id,
        label: topic.label,
        words: JSON.stringify(topic.words),
        size: topic.size,
        parent: topic.parent,
      })),
    ),
  );
  await inBatches(analysis.campaigns, (campaigns) =>
    trx.insertInto("campaigns").values(
      campaigns.map((campaign) => ({
        ...run,
        id: campaign.id,
        size: campaign.size,
        template_comment_id: Number(campaign.template),
      })),
    ),
  );
  await inBatches(analysis.assignments, (assignments) =>
    trx.insertInto("comment_topics").values(
      assignments.map((assignment) => ({
        ...run,
        comment_id: Number(assignment.id),
        topic_id: assignment.topic,
        campaign_id: assignment.campaign,
        representative: representative.get(assignment.id) ?? null,
        because: JSON.stringify(assignment.because),
      })),
    ),
  );
  const finished = await trx
    .updateTable("analysis_runs")
    .set({
      state: "finished",
      mode: analysis.mode,
      comments: analysis.assignments.length,
      key_phrases: JSON.stringify(analysis.keyPhrases),
      finished_at: sql`clock_timestamp()`,
    })
    .where("consultation_id", "=", consultationId)
    .where("id", "=", runId)
    .where("state", "=", "running")
    .executeTakeFirst();
  if (finished.numUpdatedRows === 0n) throw new Error(`analysis run ${runId} was given up`);
  await forgetOldRuns(trx, consultationId);
}

async function inBatches<T>(
  rows: readonly T[],
  insert: (part: T[]) => { execute: () => Promise<unknown> },
): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH)
    await insert(rows.slice(from, from + BATCH)).execute();
}

/** Keeps the last finished runs; their topics go with them by the foreign key. */
async function forgetOldRuns(trx: Trx, consultationId: number): Promise<void> {
  await trx
    .deleteFrom("analysis_runs")
    .where("consultation_id", "=", consultationId)
    .where("state", "<>", "running")
    .where("id", "<", (query) =>
      query
        .selectFrom("analysis_runs")
        .select("id")
        .where("consultation_id", "=", consultationId)
        .where("state", "=", "finished")
        .orderBy("id", "desc")
        .offset(RUNS_KEPT - 1)
        .limit(1),
    )
    .execute();
}
