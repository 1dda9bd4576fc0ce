import { type RawBuilder, sql } from "kysely";
import { queueSealed, writeLetter } from "~/app/mail/queue-mail.server";
import type { Db } from "~/db/schema";
import { changeFacts, consultationFacts, versionFacts } from "./consultation-facts.queries.server";
import { answered } from "./letters/answered";
import { changed } from "./letters/changed";
import { closed } from "./letters/closed";
import { closingSoon } from "./letters/closing-soon";
import { extended } from "./letters/extended";
import type { SubscriberLetter } from "./letters/letter";
import { opened } from "./letters/opened";
import { withdrawn } from "./letters/withdrawn";
import type { Occasion } from "./occasions";
import { WHY_SUBSCRIBER } from "./words";

/** The letter of every occasion; one without does not compile. */
const LETTERS: Record<Occasion, SubscriberLetter> = {
  opened,
  changed,
  extended,
  withdrawn,
  "closes-in-3-days": closingSoon(3),
  "closes-in-1-day": closingSoon(1),
  closed,
  answered,
};

/** Recipients of one transaction. */
const BATCH = 1_000;

/**
 * Queues the letter of an occasion for everybody who asked to be told, each address once. May run
 * any number of times, and goes on where it was cut off. Gives how many were queued; none where
 * what it tells of is no longer so.
 */
export async function mailSubscribers(
  db: Db,
  given: { consultationId: number; occasion: Occasion; changeId?: number; version?: number },
): Promise<number> {
  const facts = await consultationFacts(db, given.consultationId);
  if (!facts) return 0;
  const version =
    given.version === undefined ? null : await versionFacts(db, facts.id, given.version);
  const change =
    given.changeId === undefined ? null : await changeFacts(db, facts.id, given.changeId);
  const told = { facts, version, change };
  const letter = LETTERS[given.occasion];
  if (!letter.stands(told)) return 0;
  const about = { consultationId: facts.id, officeId: facts.officeId };
  const rounds = await roundsUpTo(db, facts.id);
  let queued = 0;
  for (let after: number | null = 0; after !== null; ) {
    const from: number = after;
    const ids = await subscribersOf(db, { rounds, officeId: facts.officeId }, from, BATCH);
    if (ids.length === 0) break;
    queued += await db.transaction().execute(async (trx) => {
      const letterId = await writeLetter(trx, {
        cause: `${given.occasion} ${facts.id} ${letter.cause(told)}`.trim(),
        ...about,
        subject: letter.subject(told),
        content: letter.content(told),
        why: WHY_SUBSCRIBER,
      });
      const recipients = trx
        .selectFrom("subscribers")
        .select(["address_hash", "sealed", "id as subscriber_id"])
        .where("id", "in", ids);
      return queueSealed(trx, letterId, recipients);
    });
    after = ids.length === BATCH ? ids.at(-1)! : null;
  }
  return queued;
}

/** The consultation and the earlier rounds about the same matter. */
async function roundsUpTo(db: Db, consultationId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive rounds as (
      select id, previous_id from consultations where id = ${consultationId}
      union all
      select c.id, c.previous_id from consultations c join rounds r on c.id = r.previous_id
    ) select id from rounds`.execute(db);
  return rows.map((row) => row.id);
}

/**
 * Ids of the next subscribers to the consultation or a round before it, to its office or to all, in
 * ascending order.
 */
async function subscribersOf(
  db: Db,
  about: { rounds: readonly number[]; officeId: number },
  after: number,
  limit: number,
): Promise<number[]> {
  const next = (to: RawBuilder<unknown>) => sql`(
    select subscriber_id as id from subscriptions
    where ${to} and subscriber_id > ${after} order by subscriber_id limit ${limit})`;
  const lists = [
    ...about.rounds.map((id) => sql`consultation_id = ${id}`),
    sql`office_id = ${about.officeId}`,
    sql`office_id is null and consultation_id is null`,
  ];
  const { rows } = await sql<{ id: number }>`
    ${sql.join(lists.map(next), sql` union `)}
    order by id limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}
