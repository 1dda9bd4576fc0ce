import { hostname } from "node:os";
import { sql } from "kysely";
import type { Db } from "~/db/schema";

/** The sweep that finds windows which have ended; while it runs, no closing is forgotten. */
export const SWEEP = "close-due-consultations";
/** The sweep runs each minute; after this it is missed. */
const MISSED_SECONDS = 180;

/** This process, as operators find it: its machine and number. */
export const workerName = `${hostname()}:${process.pid}`;

/** Notes that a piece of the platform's own work has just been done, by the database's clock. */
export async function beat(db: Db, name: string): Promise<void> {
  await db
    .insertInto("heartbeats")
    .values({ name, worker: workerName })
    .onConflict((conflict) =>
      conflict.column("name").doUpdateSet({ worker: workerName, at: sql`clock_timestamp()` }),
    )
    .execute();
}

/** Seconds since that work was last done; null: never. */
export async function secondsSince(db: Db, name: string): Promise<number | null> {
  const row = await db
    .selectFrom("heartbeats")
    .select(sql<number>`extract(epoch from clock_timestamp() - at)::float8`.as("seconds"))
    .where("name", "=", name)
    .executeTakeFirst();
  return row?.seconds ?? null;
}

/**
 * Why the platform is not fit to serve, in a sentence, or null: no worker has looked for windows to
 * close for three minutes. `upSeconds` is how long this process has run: where all was down, the
 * first sweep is given that time.
 */
export async function sweepFault(db: Db, upSeconds: number): Promise<string | null> {
  const since = await secondsSince(db, SWEEP);
  if (upSeconds < MISSED_SECONDS || (since !== null && since < MISSED_SECONDS)) return null;
  return since === null
    ? "后台任务没有运行：从未检查到期的征求意见"
    : `后台任务没有运行：已有 ${Math.floor(since / 60)} 分钟没有检查到期的征求意见`;
}
