import type { Db } from "~/db/schema";

/** What a subscriber was still to get is not sent; a letter on its way cannot be called back. */
export async function dropLettersTo(trx: Db, subscriberId: number): Promise<void> {
  await trx
    .deleteFrom("outbox")
    .where("subscriber_id", "=", subscriberId)
    .where("state", "in", ["waiting", "dead"])
    .execute();
}
