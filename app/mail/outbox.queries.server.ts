import { sql } from "kysely";
import type { Db } from "~/db/schema";
import type { LetterContent, OutboxState } from "~/db/tables/mail";

export const LETTERS_PAGE = 30;

export type StateCounts = Record<OutboxState, number>;

/** `platform`: letters of no office are shown too. */
export type Reader = { officeId: number; platform: boolean };

const ofReader = ({ officeId, platform }: Reader) =>
  platform
    ? sql<boolean>`(l.office_id = ${officeId} or l.office_id is null)`
    : sql<boolean>`l.office_id = ${officeId}`;

const counts = [
  sql<number>`count(*) filter (where o.state = 'waiting')`.as("waiting"),
  sql<number>`count(*) filter (where o.state = 'sending')`.as("sending"),
  sql<number>`count(*) filter (where o.state = 'sent')`.as("sent"),
  sql<number>`count(*) filter (where o.state = 'dead')`.as("dead"),
] as const;

/** Recipients by state, of the office's letters and of those that belong to no office. */
export async function outboxForOffice(
  db: Db,
  officeId: number,
): Promise<{ office: StateCounts; platform: StateCounts }> {
  const by = (whose: ReturnType<typeof sql<boolean>>) =>
    db
      .selectFrom("outbox as o")
      .innerJoin("letters as l", "l.id", "o.letter_id")
      .select(counts)
      .where(whose)
      .executeTakeFirstOrThrow();
  return {
    office: await by(sql<boolean>`l.office_id = ${officeId}`),
    platform: await by(sql<boolean>`l.office_id is null`),
  };
}

/** Until when nothing is sent at all, and why; null where letters go out. */
export async function pauseOfMail(db: Db): Promise<{ until: Date; because: string } | null> {
  const row = await db
    .selectFrom("mail_pace")
    .select(["paused_until", "paused_because as because"])
    .where("paused_until", ">", sql<Date>`clock_timestamp()`)
    .executeTakeFirst();
  return row ? { until: row.paused_until, because: row.because } : null;
}

/** A page of letters, the newest first; `state` keeps those with a recipient in that state. */
export async function lettersForOffice(
  db: Db,
  reader: Reader,
  page: { before: number | null; state: OutboxState | null },
) {
  let query = db
    .selectFrom("letters as l")
    .leftJoin("consultations as c", "c.id", "l.consultation_id")
    .select(["l.id", "l.subject", "l.queued_at as queuedAt", "c.slug", "c.round"])
    .where(ofReader(reader))
    .orderBy("l.id", "desc")
    .limit(LETTERS_PAGE + 1);
  if (page.before) query = query.where("l.id", "<", page.before);
  const { state } = page;
  if (state)
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom("outbox as o")
          .select("o.id")
          .whereRef("o.letter_id", "=", "l.id")
          .where("o.state", "=", state),
      ),
    );
  const rows = await query.execute();
  const shown = rows.slice(0, LETTERS_PAGE);
  const found = await countsOf(
    db,
    shown.map((row) => row.id),
  );
  return {
    letters: shown.map((row) => ({ ...row, counts: found.get(row.id) ?? NONE })),
    next: rows.length > LETTERS_PAGE ? shown.at(-1)!.id : null,
  };
}

const NONE: StateCounts = { waiting: 0, sending: 0, sent: 0, dead: 0 };

async function countsOf(db: Db, ids: number[]): Promise<Map<number, StateCounts>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("outbox as o")
    .select(["o.letter_id as letterId", ...counts])
    .where("o.letter_id", "in", ids)
    .groupBy("o.letter_id")
    .execute();
  return new Map(rows.map(({ letterId, ...of }) => [letterId, of]));
}

/** One letter, what it says, and what stopped it; null where it is not for this reader. */
export async function letterForOffice(db: Db, reader: Reader, id: number) {
  const letter = await db
    .selectFrom("letters as l")
    .select([
      "l.id",
      "l.subject",
      "l.content",
      "l.why",
      "l.queued_at as queuedAt",
      sql<boolean>`l.office_id is not null`.as("ofOffice"),
    ])
    .where("l.id", "=", id)
    .where(ofReader(reader))
    .executeTakeFirst();
  if (!letter) return null;
  const faults = await db
    .selectFrom("outbox")
    .select(["last_error as because", "state"])
    .select((eb) => eb.fn.countAll<number>().as("recipients"))
    .where("letter_id", "=", id)
    .where("last_error", "is not", null)
    .groupBy(["last_error", "state"])
    .orderBy("recipients", "desc")
    .orderBy("last_error")
    .limit(20)
    .execute();
  return {
    ...letter,
    content: letter.content as LetterContent,
    counts: (await countsOf(db, [id])).get(id) ?? NONE,
    faults: faults.map((fault) => ({ ...fault, because: fault.because! })),
  };
}

/** Names of the files that a letter became, where letters become files. */
export async function filesOfLetter(db: Db, id: number): Promise<string[]> {
  const rows = await db
    .selectFrom("outbox")
    .select("key")
    .where("letter_id", "=", id)
    .where("state", "=", "sent")
    .where("transport", "=", "files")
    .orderBy("id")
    .limit(20)
    .execute();
  return rows.map((row) => row.key);
}
