import { sql } from "kysely";
import type { Db } from "~/db/schema";

/** Forgets requests of yesterday and before, confirmed or not. */
export async function forgetRequests(db: Db): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom("subscription_requests")
    .where("asked_at", "<", sql<Date>`clock_timestamp() - interval '1 day'`)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
