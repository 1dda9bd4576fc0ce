import { CompiledQuery } from "kysely";
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
    singletonKey: JSON.stringify(payload),
    ...options,
  });
}
