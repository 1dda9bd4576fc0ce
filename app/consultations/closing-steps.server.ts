import { sql } from "kysely";
import type { Db, Trx } from "~/db/schema";

/**
 * What follows a closing, in this order. That the count is frozen, the audit row and the end of the
 * window on the page belong to the closing itself and are never apart from it.
 */
export const CLOSING_STEPS = [
  "final-seal",
  "analysis",
  "letter-to-office",
  "letters-to-subscribers",
] as const;
export type ClosingStep = (typeof CLOSING_STEPS)[number];

/** The steps that are left of a closed consultation, in order; none of one that is not closed. */
export async function stepsLeft(db: Db, consultationId: number): Promise<ClosingStep[]> {
  const open = await db
    .selectFrom("consultations")
    .select("id")
    .where("id", "=", consultationId)
    .where("closed_at", "is not", null)
    .where("closing_followed_at", "is", null)
    .executeTakeFirst();
  if (!open) return [];
  const rows = await db
    .selectFrom("closing_steps")
    .select("step")
    .where("consultation_id", "=", consultationId)
    .execute();
  const done = new Set(rows.map((row) => row.step));
  return CLOSING_STEPS.filter((step) => !done.has(step));
}

/**
 * Does a step whose effect is in the same transaction, once: of several that come at once the later
 * ones wait for the first and do nothing.
 */
export async function doStep(
  db: Db,
  consultationId: number,
  step: ClosingStep,
  effect: (trx: Trx) => Promise<void>,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const claimed = await trx
      .insertInto("closing_steps")
      .values({ consultation_id: consultationId, step })
      .onConflict((conflict) => conflict.doNothing())
      .returning("step")
      .executeTakeFirst();
    if (claimed) await effect(trx);
  });
}

/** Marks that all has been done; the page is told anew, with the final seal. Once. */
export async function endClosing(db: Db, consultationId: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("consultations")
    .set({ closing_followed_at: sql`clock_timestamp()`, revision: sql`revision + 1` })
    .where("id", "=", consultationId)
    .where("closed_at", "is not", null)
    .where("closing_followed_at", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Ids of consultations that are closed and of which something is left to do, the oldest first. */
export async function unfollowedClosings(db: Db): Promise<number[]> {
  const rows = await db
    .selectFrom("consultations")
    .select("id")
    .where("closed_at", "is not", null)
    .where("closing_followed_at", "is", null)
    .orderBy("closed_at")
    .limit(500)
    .execute();
  return rows.map((row) => row.id);
}

/** Whether the office took the call back. */
export async function isWithdrawn(db: Db, consultationId: number): Promise<boolean> {
  const row = await db
    .selectFrom("consultations")
    .select("withdrawn_at")
    .where("id", "=", consultationId)
    .executeTakeFirst();
  return Boolean(row?.withdrawn_at);
}
