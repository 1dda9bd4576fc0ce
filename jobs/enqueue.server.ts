import { CompiledQuery, type RawBuilder, sql } from "kysely";
import PgBoss from "pg-boss";
import type { Db } from "~/db/schema";
import type { JobName, JobPayload } from "./catalogue";

/** What pg-boss needs of a database: one function, on a connection or on a transaction. */
export const executeSqlOn =
  (db: Db) =>
  async (text: string, values: unknown[] = []) =>
    (await db.executeQuery(CompiledQuery.raw(text, values))) as { rows: Record<string, unknown>[] };

export type EnqueueOptions = {
  /** Not before this instant of the database's clock. */
  startAfter?: Date;
  /** At most one job of this name and key waits; the payload where it is absent. */
  singletonKey?: string;
};

/**
 * Enqueues a job in the transaction that makes it true: on rollback it never was. Where the same
 * waits already, nothing is added. The sender is
 * not started and holds no connection, so making one for each call costs nothing that counts.
 */
export async function enqueue<N extends JobName>(
  trx: Db,
  name: N,
  payload: JobPayload<N>,
  options: EnqueueOptions = {},
): Promise<void> {
  const sender = new PgBoss({ db: { executeSql: executeSqlOn(trx) }, schedule: false });
  await sender.send(name, payload as object, {
    singletonKey: keyOf(payload),
    ...options,
  });
}

const keyOf = (payload: object) => JSON.stringify(payload);

const isOf = <N extends JobName>(name: N, payload: JobPayload<N>) =>
  sql`name = ${name} and singleton_key = ${keyOf(payload)}`;

const waits = sql`state in ('created', 'retry')`;

/**
 * Whether such a job waits for a worker, also to be tried again, or was taken by one after
 * `begun`: the instant by the database's clock when its work last left a trace, or null.
 */
export const isComing = <N extends JobName>(
  name: N,
  payload: JobPayload<N>,
  begun: RawBuilder<Date | null>,
) => sql<boolean>`exists (
  select 1 from pgboss.job where ${isOf(name, payload)}
    and (${waits} or (state = 'active' and started_on > coalesce(${begun}, '-infinity'))))`;

/** Takes back the jobs of this name and payload that wait; gives their number. */
export async function withdraw<N extends JobName>(
  trx: Db,
  name: N,
  payload: JobPayload<N>,
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select id from pgboss.job where ${isOf(name, payload)} and ${waits}`.execute(trx);
  if (rows.length === 0) return 0;
  const boss = new PgBoss({ db: { executeSql: executeSqlOn(trx) }, schedule: false });
  await boss.cancel(
    name,
    rows.map(({ id }) => id),
  );
  return rows.length;
}
