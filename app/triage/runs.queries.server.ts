import { sql } from "kysely";
import type { Db } from "~/db/schema";
import { isWaiting } from "~/jobs/enqueue.server";
import type { currentRun } from "./board.queries.server";
import { CUT_OFF_SECONDS } from "./run-watch.server";

/**
 * What the latest run is at. `cut-off`: its worker has not been heard of for a minute; `state` null:
 * there was none. `waiting`: a further one begins as soon as a worker is free.
 */
export async function latestRun(db: Db, consultationId: number) {
  const [run, waiting] = await Promise.all([
    db
      .selectFrom("analysis_runs")
      .select(["id", "stage", "done", "total"])
      .select(
        sql<"running" | "cut-off" | "finished" | "failed" | "cancelled">`case
          when state = 'running'
            and told_at < clock_timestamp() - make_interval(secs => ${CUT_OFF_SECONDS})
          then 'cut-off' else state end`.as("state"),
      )
      .where("consultation_id", "=", consultationId)
      .orderBy("id", "desc")
      .limit(1)
      .executeTakeFirst(),
    isWaiting(db, "analyse-consultation", { consultationId }),
  ]);
  return { ...(run ?? { id: null, state: null, stage: null, done: 0, total: null }), waiting };
}

export type LatestRun = Awaited<ReturnType<typeof latestRun>>;

/** The run under way whose worker lives, or null. */
export async function runUnderWay(db: Db, consultationId: number): Promise<number | null> {
  const run = await db
    .selectFrom("analysis_runs")
    .select("id")
    .where("consultation_id", "=", consultationId)
    .where("state", "=", "running")
    .where(
      "told_at",
      ">=",
      sql<Date>`clock_timestamp() - make_interval(secs => ${CUT_OFF_SECONDS})`,
    )
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return run?.id ?? null;
}

type Finished = Awaited<ReturnType<typeof currentRun>>["finished"];

/**
 * How fine the topics of the current run are, how many were wished for it and for the next one
 * (null: left to the analysis), and how many the analysis found right by itself; null where there
 * are no topics.
 */
export async function granularityOf(db: Db, consultationId: number, run: Finished) {
  if (run?.mode !== "topics") return null;
  const [wish, { found }] = await Promise.all([
    db
      .selectFrom("analysis_wishes")
      .select("topics")
      .where("consultation_id", "=", consultationId)
      .executeTakeFirst(),
    db
      .selectFrom("topics")
      .select(sql<number>`count(*)`.as("found"))
      .where("consultation_id", "=", consultationId)
      .where("run_id", "=", run.id)
      .executeTakeFirstOrThrow(),
  ]);
  return {
    wish: wish?.topics ?? null,
    wanted: run.wantedTopics,
    automatic: run.automaticTopics,
    found,
    distinct: run.distinctComments ?? run.comments,
  };
}
