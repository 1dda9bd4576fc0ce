import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import { addressHash, sealRecipient } from "~/app/mail/address.server";
import { queueMail } from "~/app/mail/queue-mail.server";
import { paths } from "~/app/paths";
import { DomainError } from "~/app/platform/errors";
import type { Db } from "~/db/schema";
import { confirmation } from "./letters/confirmation";
import type { SubscribeForm } from "./subscribe-form";
import { targetOf } from "./target.queries.server";
import { REQUEST_MINUTES, targetWords } from "./words";

/** Confirmations that an address gets in an hour, so that nobody is flooded by strangers. */
const AN_HOUR = 3;

export const tokenHash = (token: string): string =>
  createHash("sha256").update(token).digest("hex");

/**
 * Sends the holder of the address a letter that asks for confirmation. Whoever asks learns nothing:
 * neither whether the address is subscribed nor whether a letter went out. Refuses `invalid`.
 */
export async function askForSubscription(db: Db, key: Buffer, form: SubscribeForm): Promise<void> {
  const target = await targetOf(db, form.to);
  if (!target) throw new DomainError("invalid", { fields: { to: "没有这项征求意见或者单位" } });
  const hash = addressHash(key, form.email);
  const token = randomBytes(24).toString("base64url");
  await db.transaction().execute(async (trx) => {
    // Requests for one address go one after the other, so that their number holds.
    await sql`select pg_advisory_xact_lock(hashtext(${`subscribe ${hash}`}))`.execute(trx);
    const { asked } = await trx
      .selectFrom("subscription_requests")
      .select((eb) => eb.fn.countAll<number>().as("asked"))
      .where("address_hash", "=", hash)
      .where("asked_at", ">", sql<Date>`clock_timestamp() - interval '1 hour'`)
      .executeTakeFirstOrThrow();
    if (asked >= AN_HOUR) return;
    const { id } = await trx
      .insertInto("subscription_requests")
      .values({
        token_hash: tokenHash(token),
        address_hash: hash,
        sealed: sealRecipient(key, { to: form.email }),
        office_id: target.officeId,
        consultation_id: target.consultationId,
        expires_at: sql<Date>`clock_timestamp() + ${`${REQUEST_MINUTES} minutes`}::interval`,
        consumed_at: null,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await queueMail(
      trx,
      key,
      confirmation(id, targetWords(target)),
      [{ to: form.email, path: paths.subscriptions.confirm(token) }],
      { urgent: true, giveUpAfter: `${REQUEST_MINUTES} minutes` },
    );
  });
}
