import { sql } from "kysely";
import type { Db } from "~/db/schema";
import type { LetterContent } from "~/db/tables/mail";

/** A worker that says nothing for so long has lost what it claimed. */
const LEASE = "2 minutes";

export type Claimed = {
  id: number;
  key: string;
  addressHash: string;
  sealed: Buffer;
  subscriberId: number | null;
  attempts: number;
  queuedAt: Date;
  subject: string;
  content: LetterContent;
  why: string;
};

/**
 * Takes letters that are due, urgent ones first, for whoever holds `claim`: nobody else gets them
 * until the lease runs out. None while the transport is paused.
 */
export async function claimLetters(db: Db, claim: string, most: number): Promise<Claimed[]> {
  const { rows } = await sql<Claimed>`
    with due as (
      select id from outbox
      where state in ('waiting', 'sending') and next_attempt_at <= clock_timestamp()
        and not exists (select 1 from mail_pace where paused_until > clock_timestamp())
      order by urgent desc, next_attempt_at, id
      limit ${most}
      for update skip locked
    ), taken as (
      update outbox o set
        state = 'sending', claim = ${claim}::uuid, attempts = o.attempts + 1,
        next_attempt_at = clock_timestamp() + ${LEASE}::interval
      from due where o.id = due.id
      returning o.*
    )
    select t.id, t.key, t.address_hash as "addressHash", t.sealed,
      t.subscriber_id as "subscriberId", t.attempts, t.queued_at as "queuedAt",
      l.subject, l.content, l.why
    from taken t join letters l on l.id = t.letter_id
    order by t.urgent desc, t.id`.execute(db);
  return rows;
}

/** Begins the lease of one letter anew; false where another worker has taken it over. */
export async function keepClaim(db: Db, claim: string, id: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("outbox")
    .set({ next_attempt_at: sql`clock_timestamp() + ${LEASE}::interval` })
    .where("id", "=", id)
    .where("claim", "=", claim)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What was claimed and not begun goes back as if it had not been claimed. */
export async function giveBack(db: Db, claim: string): Promise<void> {
  await db
    .updateTable("outbox")
    .set({
      state: "waiting",
      claim: null,
      attempts: sql`greatest(attempts - 1, 0)`,
      next_attempt_at: sql`clock_timestamp()`,
    })
    .where("claim", "=", claim)
    .where("state", "=", "sending")
    .execute();
}

/** Reserves the next `count` slots of the common pace; milliseconds until the first of them. */
export async function takeSlots(db: Db, count: number, perSecond: number): Promise<number> {
  const seconds = count / perSecond;
  const { rows } = await sql<{ ms: number }>`
    update mail_pace
    set next_slot_at = greatest(next_slot_at, clock_timestamp()) + ${seconds} * interval '1 second'
    returning (extract(epoch from next_slot_at - clock_timestamp()) - ${seconds})::float8 * 1000 as ms
  `.execute(db);
  return Math.max(0, rows[0]!.ms);
}
