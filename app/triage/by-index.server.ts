import { sql } from "kysely";
import type { Db, Trx } from "~/db/schema";

/**
 * Reads or deletes a few rows in the order of an index. The embedded database never gathers
 * statistics; without them the planner takes a large table for a small one, and reads or sorts all
 * of it for each page.
 */
export async function byIndex<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  const inOrder = async (trx: Trx) => {
    await sql`
      select set_config('enable_sort', 'off', true), set_config('enable_seqscan', 'off', true)`.execute(
      trx,
    );
    return work(trx);
  };
  return db.isTransaction ? inOrder(db as Trx) : db.transaction().execute(inOrder);
}
