import { sql } from "kysely";
import { chunkSize } from "~/app/analysis/chunk";
import type { Progress } from "~/app/analysis/crew.server";
import type { Task } from "~/app/analysis/tasks";
import type { Db } from "~/db/schema";
import type { Stage } from "~/db/tables/triage";
import type { Told } from "./run-progress";

/** How often a run is told of in the database, and asked there whether it is to stop. */
const PACE_MS = 1_000;
/** Not heard of for longer: the worker died. */
export const CUT_OFF_SECONDS = 60;

/** An officer stopped the run. */
export class Cancelled extends Error {}

export type RunAt = { consultationId: number; id: number };

export type RunWatch = {
  /** Aborted when the caller's is, and when the run is to stop. */
  signal: AbortSignal;
  tell: (stage: Stage, done: number, total: number | null) => void;
  /** Waits for what is on its way to the database. */
  end: () => Promise<void>;
};

/**
 * Stands between a run and its row: stores how far it has come, once in `paceMs` at most, which also
 * shows that its worker lives, and aborts it with `Cancelled` where an officer asked for that, or
 * with another error where the run was given up.
 */
export function watchRun(
  db: Db,
  { consultationId, id }: RunAt,
  callersSignal?: AbortSignal,
  paceMs = PACE_MS,
): RunWatch {
  const stopping = new AbortController();
  const signal = callersSignal
    ? AbortSignal.any([callersSignal, stopping.signal])
    : stopping.signal;
  let told: Told = { stage: null, done: 0, total: null };
  let beating: Promise<void> | null = null;
  const beat = async () => {
    const row = await db
      .updateTable("analysis_runs")
      .set({ ...told, told_at: sql`clock_timestamp()` })
      .where("consultation_id", "=", consultationId)
      .where("id", "=", id)
      .where("state", "=", "running")
      .returning("cancel_asked_at")
      .executeTakeFirst();
    if (!row) stopping.abort(new Error(`analysis run ${id} was given up`));
    else if (row.cancel_asked_at) stopping.abort(new Cancelled(`analysis run ${id} was stopped`));
  };
  const timer = setInterval(() => {
    // A database that does not answer now may answer the next time; the run does not end for it.
    beating ??= beat()
      .catch(() => {})
      .finally(() => {
        beating = null;
      });
  }, paceMs);
  timer.unref();
  return {
    signal,
    tell: (stage, done, total) => {
      told = { stage, done, total };
    },
    end: async () => {
      clearInterval(timer);
      await beating;
    },
  };
}

/** Of the kinds of work, those that go through all comments a chunk at a time count comments. */
const STAGE_OF: Record<Task, { stage: Stage; inChunks: boolean }> = {
  readLines: { stage: "preparing", inChunks: true },
  readTexts: { stage: "preparing", inChunks: true },
  link: { stage: "comparing", inChunks: false },
  match: { stage: "matching", inChunks: true },
  segment: { stage: "segmenting", inChunks: false },
  fit: { stage: "fitting", inChunks: false },
  assign: { stage: "assigning", inChunks: true },
};

/** How far the analysis has come with this many comments, as the board tells it. */
export function toldOf({ task, done, of }: Progress, comments: number): Told & { stage: Stage } {
  const { stage, inChunks } = STAGE_OF[task];
  return inChunks
    ? { stage, done: Math.min(comments, done * chunkSize), total: comments }
    : { stage, done, total: of ?? null };
}
