import { sql } from "kysely";
import type { Db, Trx } from "~/db/schema";
import { enqueue } from "~/jobs/enqueue.server";
import { ANSWER_DAYS, type Reminder, remindersDue } from "./reminders";

const PAGE = 500;

/**
 * Enqueues the letters of every reminder that is due by the database's clock, each once: that it was
 * sent is written in the transaction that enqueues it. Gives how many.
 */
export async function remind(db: Db): Promise<number> {
  let sent = 0;
  for (let after = 0; ; ) {
    const page = await windowsToRemindOf(db, after);
    for (const { id, now, ...window } of page)
      for (const reminder of remindersDue(window, now))
        if (await remindOnce(db, id, reminder)) sent++;
    if (page.length < PAGE) return sent;
    after = page.at(-1)!.id;
  }
}

/** Windows that end within four days, and those whose answer is overdue. */
async function windowsToRemindOf(db: Db, after: number) {
  const now = sql<Date>`clock_timestamp()`;
  const rows = await db
    .selectFrom("consultations")
    .select(["id", "opens_at", "closes_at", "closed_at as closedAt", "answered_at as answeredAt"])
    .select(now.as("now"))
    .where("published_at", "is not", null)
    .where("answered_at", "is", null)
    .where("withdrawn_at", "is", null)
    .where("id", ">", after)
    .where((eb) =>
      eb.or([
        eb.and([
          eb("closes_at", ">", now),
          eb("closes_at", "<", sql<Date>`clock_timestamp() + interval '4 days'`),
        ]),
        eb("closes_at", "<=", sql<Date>`clock_timestamp() - make_interval(days => ${ANSWER_DAYS})`),
      ]),
    )
    .orderBy("id")
    .limit(PAGE)
    .execute();
  return rows.map(({ opens_at, closes_at, ...row }) => ({
    ...row,
    opensAt: opens_at!,
    closesAt: closes_at!,
  }));
}

async function remindOnce(db: Db, consultationId: number, { kind, day }: Reminder) {
  return db.transaction().execute(async (trx: Trx) => {
    const first = await trx
      .insertInto("reminders")
      .values({ consultation_id: consultationId, kind, day })
      .onConflict((conflict) => conflict.doNothing())
      .returning("kind")
      .executeTakeFirst();
    if (!first) return false;
    if (kind === "overdue")
      await enqueue(trx, "mail-office", { consultationId, occasion: "overdue", day });
    else await enqueue(trx, "mail-subscribers", { consultationId, occasion: kind });
    return true;
  });
}
