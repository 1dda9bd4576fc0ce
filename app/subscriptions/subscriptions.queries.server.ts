import { unsealRecipient } from "~/app/mail/address.server";
import type { Db } from "~/db/schema";
import { maskAddress } from "./mask-address";
import type { Target } from "./words";

export type Subscription = { id: number } & Target;

/** What a subscriber sees on the own page; null where nobody has this number any more. */
export async function subscriptionsForHolder(
  db: Db,
  key: Buffer,
  subscriberId: number,
): Promise<{ address: string; subscriptions: Subscription[] } | null> {
  const subscriber = await db
    .selectFrom("subscribers")
    .select(["address_hash", "sealed"])
    .where("id", "=", subscriberId)
    .executeTakeFirst();
  if (!subscriber) return null;
  const rows = await db
    .selectFrom("subscriptions as s")
    .leftJoin("offices as o", "o.id", "s.office_id")
    .leftJoin("consultations as c", "c.id", "s.consultation_id")
    .select(["s.id", "o.slug as officeSlug", "o.name", "c.slug", "c.title"])
    .where("s.subscriber_id", "=", subscriberId)
    .orderBy("s.id")
    .limit(500)
    .execute();
  return {
    address: maskAddress(unsealRecipient(key, subscriber.sealed, subscriber.address_hash).to),
    subscriptions: rows.map((row) => ({
      id: row.id,
      consultation: row.slug ? { slug: row.slug, title: row.title! } : null,
      office: row.officeSlug ? { slug: row.officeSlug, name: row.name! } : null,
    })),
  };
}
