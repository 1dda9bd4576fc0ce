import { sql } from "kysely";
import type { Db } from "~/db/schema";

/** So long it is known who was written to, and what could not be delivered can be sent again. */
export const KEPT_DAYS = 90;

/** Forgets the recipients of letters that ended long ago; the letters themselves name nobody. */
export async function forgetMail(db: Db): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom("outbox")
    .where("ended_at", "<", sql<Date>`clock_timestamp() - ${`${KEPT_DAYS} days`}::interval`)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
