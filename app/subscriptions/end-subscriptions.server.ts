import { dropLettersTo } from "~/app/mail/drop-letters.server";
import type { Db } from "~/db/schema";

/**
 * Ends one subscription; with the last one the address is forgotten. Ending what is ended changes
 * nothing.
 */
export async function endSubscription(db: Db, subscriberId: number, id: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await holdSubscriber(trx, subscriberId);
    await trx
      .deleteFrom("subscriptions")
      .where("subscriber_id", "=", subscriberId)
      .where("id", "=", id)
      .execute();
    const left = await trx
      .selectFrom("subscriptions")
      .select("id")
      .where("subscriber_id", "=", subscriberId)
      .limit(1)
      .executeTakeFirst();
    if (!left) await forget(trx, subscriberId);
  });
}

/** Ends every subscription of the address and forgets it, letters that wait included. */
export async function endAllSubscriptions(db: Db, subscriberId: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await holdSubscriber(trx, subscriberId);
    await forget(trx, subscriberId);
  });
}

/** Who subscribes anew at the same time waits, and then begins as a new subscriber. */
const holdSubscriber = (trx: Db, id: number) =>
  trx.selectFrom("subscribers").select("id").where("id", "=", id).forUpdate().execute();

async function forget(trx: Db, subscriberId: number): Promise<void> {
  await dropLettersTo(trx, subscriberId);
  await trx.deleteFrom("subscribers").where("id", "=", subscriberId).execute();
}
