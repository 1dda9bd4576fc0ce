import { type AliasableExpression, sql } from "kysely";
import type { Db } from "~/db/schema";
import type { LetterContent } from "~/db/tables/mail";
import { enqueue } from "~/jobs/enqueue.server";
import { addressHash, type Recipient, sealRecipient } from "./address.server";
import { oneLine } from "./one-line";

export type Letter = {
  /** What made it necessary. One cause mails nobody twice. */
  cause: string;
  /** null: the platform itself. */
  officeId: number | null;
  consultationId: number | null;
  subject: string;
  content: LetterContent;
  /** Why one gets it, a sentence for the footer. */
  why: string;
};

/** Of a letter that somebody waits for and that is of no use later. */
export type Haste = { urgent: true; giveUpAfter: string };

const SUBJECT = 150;
const BATCH = 1_000;

/**
 * Puts a letter into the outbox for each recipient, in the transaction of its cause; who was
 * queued for this cause before is not queued again.
 */
export async function queueMail(
  trx: Db,
  key: Buffer,
  letter: Letter,
  recipients: readonly Recipient[],
  haste?: Haste,
): Promise<void> {
  if (recipients.length === 0) return;
  const letter_id = await writeLetter(trx, letter);
  for (let from = 0; from < recipients.length; from += BATCH)
    await trx
      .insertInto("outbox")
      .values(
        recipients.slice(from, from + BATCH).map((recipient) => ({
          letter_id,
          address_hash: addressHash(key, recipient.to),
          sealed: sealRecipient(key, recipient),
          subscriber_id: null,
          claim: null,
          last_error: null,
          transport: null,
          provider_id: null,
          sent_at: null,
          ended_at: null,
          ...(haste && {
            urgent: true,
            give_up_at: sql<Date>`clock_timestamp() + ${haste.giveUpAfter}::interval`,
          }),
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  await enqueue(trx, "send-mail", {});
}

/** The letter of a cause; written once, whatever the number of jobs that try. */
export async function writeLetter(trx: Db, letter: Letter): Promise<number> {
  const written = await trx
    .insertInto("letters")
    .values({
      cause: letter.cause,
      office_id: letter.officeId,
      consultation_id: letter.consultationId,
      subject: oneLine(letter.subject, SUBJECT),
      content: JSON.stringify(letter.content),
      why: letter.why,
    })
    .onConflict((conflict) => conflict.column("cause").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (written) return written.id;
  const present = await trx
    .selectFrom("letters")
    .select("id")
    .where("cause", "=", letter.cause)
    .executeTakeFirstOrThrow();
  return present.id;
}

type Sealed = { address_hash: string; sealed: Buffer; subscriber_id: number };

/** The same for recipients that are sealed already; they never pass through this process. */
export async function queueSealed(
  trx: Db,
  letterId: number,
  recipients: AliasableExpression<Sealed>,
): Promise<number> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("outbox")
    .columns(["letter_id", "address_hash", "sealed", "subscriber_id"])
    .expression(
      trx
        .selectFrom(recipients.as("r"))
        .select([
          sql<number>`${letterId}::bigint`.as("letter_id"),
          "r.address_hash",
          "r.sealed",
          "r.subscriber_id",
        ]),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  await enqueue(trx, "send-mail", {});
  return Number(numInsertedOrUpdatedRows ?? 0);
}
