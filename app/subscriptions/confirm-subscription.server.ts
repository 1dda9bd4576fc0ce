import { sql } from "kysely";
import { subscriberLink } from "~/app/mail/subscriber-link.server";
import type { Db } from "~/db/schema";
import { tokenHash } from "./ask-for-subscription.server";
import type { Target } from "./words";

/** What a confirmation is for; null where the token is unknown, used or too old. */
export async function requestForHolder(db: Db, token: string): Promise<Target | null> {
  const row = await db
    .selectFrom("subscription_requests as r")
    .leftJoin("offices as o", "o.id", "r.office_id")
    .leftJoin("consultations as c", "c.id", "r.consultation_id")
    .select(["o.slug as officeSlug", "o.name", "c.slug", "c.title"])
    .where("r.token_hash", "=", tokenHash(token))
    .where("r.consumed_at", "is", null)
    .where("r.expires_at", ">", sql<Date>`clock_timestamp()`)
    .executeTakeFirst();
  if (!row) return null;
  return {
    consultation: row.slug ? { slug: row.slug, title: row.title! } : null,
    office: row.officeSlug ? { slug: row.officeSlug, name: row.name! } : null,
  };
}

/**
 * Uses up the token and subscribes the address it was sent to. Gives the link to the subscriber's
 * page; null where the token is unknown, used or too old.
 */
export async function confirmSubscription(
  db: Db,
  key: Buffer,
  token: string,
): Promise<string | null> {
  return db.transaction().execute(async (trx) => {
    const request = await trx
      .updateTable("subscription_requests")
      .set({ consumed_at: sql`clock_timestamp()` })
      .where("token_hash", "=", tokenHash(token))
      .where("consumed_at", "is", null)
      .where("expires_at", ">", sql<Date>`clock_timestamp()`)
      .returning(["address_hash", "sealed", "office_id", "consultation_id"])
      .executeTakeFirst();
    if (!request) return null;
    const { id } = await trx
      .insertInto("subscribers")
      .values({ address_hash: request.address_hash, sealed: request.sealed })
      // An update that changes nothing: it holds the row, so that nobody ends it meanwhile.
      .onConflict((conflict) =>
        conflict.column("address_hash").doUpdateSet({ sealed: request.sealed }),
      )
      .returning("id")
      .executeTakeFirstOrThrow();
    await trx
      .insertInto("subscriptions")
      .values({
        subscriber_id: id,
        office_id: request.office_id,
        consultation_id: request.consultation_id,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return subscriberLink(key, id);
  });
}
