import { sql } from "kysely";
import type { Db } from "~/db/schema";
import { byIndex } from "./by-index.server";
import type { RunAt } from "./run-watch.server";

/** Rows deleted by one statement. */
const ROWS = 250;

/** What a run stored, by the column that follows its number in the key. */
const STORED = { comment_topics: "comment_id", campaigns: "id", topics: "id" } as const;

/** Takes away what a run stored, a few rows at a time. */
export async function clearRun(db: Db, at: RunAt): Promise<void> {
  for (const table of Object.keys(STORED) as (keyof typeof STORED)[])
    for (let after = 0; ; ) {
      const keys = await nextKeys(db, at, table, after);
      if (keys.length > 0) await deleteKeys(db, at, table, keys);
      if (keys.length < ROWS) break;
      after = keys.at(-1)!;
    }
}

/** Takes away a run altogether. */
export async function forgetRun(db: Db, at: RunAt): Promise<void> {
  await clearRun(db, at);
  await byIndex(db, (trx) =>
    trx
      .deleteFrom("analysis_runs")
      .where("consultation_id", "=", at.consultationId)
      .where("id", "=", at.id)
      .execute(),
  );
}

async function nextKeys(
  db: Db,
  { consultationId, id }: RunAt,
  table: keyof typeof STORED,
  after: number,
): Promise<number[]> {
  const key = sql.ref(STORED[table]);
  const { rows } = await byIndex(db, (trx) =>
    sql<{ key: number }>`
      select ${key} as key from ${sql.table(table)}
      where consultation_id = ${consultationId} and run_id = ${id} and ${key} > ${after}
      order by ${key} limit ${ROWS}`.execute(trx),
  );
  return rows.map((row) => row.key);
}

async function deleteKeys(
  db: Db,
  { consultationId, id }: RunAt,
  table: keyof typeof STORED,
  keys: number[],
): Promise<void> {
  await byIndex(db, (trx) =>
    sql`
      delete from ${sql.table(table)}
      where consultation_id = ${consultationId} and run_id = ${id}
        and ${sql.ref(STORED[table])} = any(${keys}::bigint[])`.execute(trx),
  );
}
