import { sql } from "kysely";
import type { Attempt, Transport } from "~/app/platform/mail/transport";
import type { Db } from "~/db/schema";

/** The wait after an attempt that failed, in seconds, before chance is added. */
const FIRST_WAIT = 30;
const LONGEST_WAIT = 3_600;

/** Twice as long after each attempt, and never the same for all: `random` is in [0, 1). */
export const waitAfter = (attempts: number, random: () => number = Math.random): number =>
  Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempts - 1)) * (0.75 + random() / 2);

/**
 * Records what became of an attempt, unless another worker has taken the letter over meanwhile.
 * A letter that was not taken until its time is over is dead; so is at once what never will be.
 */
export async function settle(
  db: Db,
  claim: string,
  letter: { id: number; attempts: number },
  transport: Transport["name"],
  attempt: Attempt,
): Promise<void> {
  if (attempt.result === "busy") await pause(db, attempt);
  const update = db
    .updateTable("outbox")
    .where("id", "=", letter.id)
    .where("claim", "=", claim)
    .set({ claim: null, transport });
  if (attempt.result === "sent")
    await update
      .set({
        state: "sent",
        sealed: null,
        last_error: null,
        provider_id: attempt.providerId,
        sent_at: sql`clock_timestamp()`,
        ended_at: sql`clock_timestamp()`,
      })
      .execute();
  else if (attempt.result === "refused")
    await update
      .set({ state: "dead", last_error: attempt.because, ended_at: sql`clock_timestamp()` })
      .execute();
  else {
    const seconds = attempt.result === "busy" ? attempt.seconds : waitAfter(letter.attempts);
    const next = sql<Date>`clock_timestamp() + ${seconds} * interval '1 second'`;
    await update
      .set({
        state: sql<
          "dead" | "waiting"
        >`case when ${next} > give_up_at then 'dead' else 'waiting' end`,
        ended_at: sql<Date>`case when ${next} > give_up_at then clock_timestamp() end`,
        next_attempt_at: next,
        last_error: attempt.because,
      })
      .execute();
  }
}

/** Nobody sends anything until then. */
async function pause(db: Db, { seconds, because }: { seconds: number; because: string }) {
  await db
    .updateTable("mail_pace")
    .set({
      paused_until: sql`greatest(paused_until, clock_timestamp() + ${seconds} * interval '1 second')`,
      paused_because: because,
    })
    .execute();
}
