import { sql } from "kysely";
import type { Db } from "~/db/schema";
import type { Stage } from "~/db/tables/triage";
import { isComing } from "~/jobs/enqueue.server";
import type { currentRun } from "./board.queries.server";
import { CUT_OFF_SECONDS } from "./run-watch.server";

/**
 * What the latest run is at. `cut-off`: its worker has not been heard of for a minute; `state` null:
 * there was none. `waiting`: a further one is about to begin, or does as soon as a worker is free.
 * One statement, so that a run which begins meanwhile is seen either waiting or running.
 */
export async function latestRun(db: Db, consultationId: number) {
  const { rows } = await sql<{
    id: number | null;
    stage: Stage | null;
    done: number;
    total: number | null;
    state: "running" | "cut-off" | "finished" | "failed" | "cancelled" | null;
    waiting: boolean;
  }>`
    select run.id, run.stage, coalesce(run.done, 0) as done, run.total,
      case when run.state = 'running'
          and run.told_at < clock_timestamp() - make_interval(secs => ${CUT_OFF_SECONDS})
        then 'cut-off' else run.state end as state,
      ${isComing("analyse-consultation", { consultationId }, sql`run.started_at`)} as waiting
    from (select) as always left join lateral (
      select * from analysis_runs where consultation_id = ${consultationId}
      order by id desc limit 1) as run on true`.execute(db);
  return rows[0]!;
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
