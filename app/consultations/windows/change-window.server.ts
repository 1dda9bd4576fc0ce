import { sql } from "kysely";
import { recordAudit } from "~/app/accounts/audit.server";
import { officeTerms } from "~/app/accounts/office-terms.queries.server";
import { DomainError } from "~/app/platform/errors";
import type { Db, Trx } from "~/db/schema";
import type { WindowChange, WindowRule } from "~/db/tables/consultations";
import { enqueue } from "~/jobs/enqueue.server";
import { measureWindow, shortWindowFault } from "../window-rules";

type By = { officeId: number; officerId: number | null };

/**
 * Lets a window end later. By the database's clock it must still be open, or not have opened yet: a
 * comment that is being submitted holds the consultation and is judged before or after, never in
 * between. Throws DomainError `not-found`, `closed` where it has ended, or `invalid` with the fault
 * at `closesOn`.
 */
export async function extendWindow(
  db: Db,
  by: By,
  slug: string,
  { closesAt, reason }: { closesAt: Date; reason: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const held = await heldWindow(trx, by.officeId, slug);
    if (held.isOver) throw new DomainError("closed");
    if (closesAt <= held.closesAt)
      throw new DomainError("invalid", { fields: { closesOn: "只能延长，不能提前截止" } });
    const { short } = measureWindow(
      held.opensAt,
      closesAt,
      held.rule,
      await officeTerms(trx, by.officeId),
    );
    await trx
      .updateTable("consultations")
      .set({ closes_at: closesAt, revision: sql`revision + 1` })
      // What is long enough now needs no excuse.
      .$if(!short, (update) => update.set({ short_window_reason: null }))
      .where("id", "=", held.id)
      .execute();
    await closeAt(trx, held.id, closesAt);
    const changeId = await noteChange(trx, by, held, "extended", reason, { closesAt });
    await enqueue(trx, "mail-subscribers", {
      consultationId: held.id,
      occasion: "extended",
      changeId,
    });
    await audit(trx, by, held.id, "延长征求意见", { closesAt: closesAt.toISOString(), reason });
  });
}

/**
 * Gives a window that has not opened yet other dates. Throws DomainError `not-found`,
 * `already-open`, or `invalid` with faults by field.
 */
export async function changeDates(
  db: Db,
  by: By,
  slug: string,
  given: { opensAt: Date; closesAt: Date; shortWindowReason: string | null; reason: string },
): Promise<void> {
  const { opensAt, closesAt, reason } = given;
  if (opensAt >= closesAt)
    throw new DomainError("invalid", { fields: { closesOn: "截止时间须晚于开始时间" } });
  await db.transaction().execute(async (trx) => {
    const held = await heldWindow(trx, by.officeId, slug);
    if (held.hasOpened || held.isOver) throw new DomainError("already-open");
    if (opensAt < held.now)
      throw new DomainError("invalid", { fields: { opensAt: "开始时间已经过去" } });
    const terms = await officeTerms(trx, by.officeId);
    const measured = measureWindow(opensAt, closesAt, held.rule, terms);
    if (measured.short && !given.shortWindowReason)
      throw new DomainError("invalid", {
        fields: { shortWindowReason: shortWindowFault(measured) },
      });
    await trx
      .updateTable("consultations")
      .set({
        opens_at: opensAt,
        closes_at: closesAt,
        short_window_reason: measured.short ? given.shortWindowReason : null,
        revision: sql`revision + 1`,
      })
      .where("id", "=", held.id)
      .execute();
    await closeAt(trx, held.id, closesAt);
    for (const job of ["mail-subscribers", "mail-office"] as const)
      await enqueue(
        trx,
        job,
        { consultationId: held.id, occasion: "opened" },
        { startAfter: opensAt, singletonKey: `${held.id} opens at ${opensAt.toISOString()}` },
      );
    const changeId = await noteChange(trx, by, held, "changed", reason, { opensAt, closesAt });
    await enqueue(trx, "mail-subscribers", {
      consultationId: held.id,
      occasion: "changed",
      changeId,
    });
    await audit(trx, by, held.id, "更改征求意见的时间", {
      opensAt: opensAt.toISOString(),
      closesAt: closesAt.toISOString(),
      reason,
    });
  });
}

/**
 * Takes a call back: from this instant nothing more is accepted, and what was received is kept and
 * counted. Throws DomainError `not-found`, or `closed` where it has ended already.
 */
export async function withdrawConsultation(
  db: Db,
  by: By,
  slug: string,
  reason: string,
): Promise<{ comments: number }> {
  return db.transaction().execute(async (trx) => {
    const held = await heldWindow(trx, by.officeId, slug);
    if (held.isOver) throw new DomainError("closed");
    const { comments } = await trx
      .updateTable("consultations")
      .set({
        withdrawn_at: sql`clock_timestamp()`,
        closed_at: sql`clock_timestamp()`,
        comments_at_close: sql`(select count(*) from comments where consultation_id = ${held.id})`,
        revision: sql`revision + 1`,
      })
      .where("id", "=", held.id)
      .returning("comments_at_close as comments")
      .executeTakeFirstOrThrow();
    const changeId = await noteChange(trx, by, held, "withdrawn", reason, {});
    await enqueue(trx, "follow-closing", { consultationId: held.id });
    await enqueue(trx, "mail-subscribers", {
      consultationId: held.id,
      occasion: "withdrawn",
      changeId,
    });
    await audit(trx, by, held.id, "撤回征求意见", { comments, reason });
    return { comments: comments ?? 0 };
  });
}

type Held = {
  id: number;
  opensAt: Date;
  closesAt: Date;
  rule: WindowRule;
  now: Date;
  hasOpened: boolean;
  /** Ended, closed or withdrawn. */
  isOver: boolean;
};

/** Holds a published consultation of the office; what is said of its window is the database's word. */
async function heldWindow(trx: Trx, officeId: number, slug: string): Promise<Held> {
  const id = await trx
    .selectFrom("consultations")
    .select("id")
    .where("office_id", "=", officeId)
    .where("slug", "=", slug)
    .where("published_at", "is not", null)
    .forUpdate()
    .executeTakeFirst();
  if (!id) throw new DomainError("not-found");
  // Read once it is held: the clock may have passed the end while this waited.
  const row = await trx
    .selectFrom("consultations")
    .select(["id", "opens_at", "closes_at", "closed_at", "window_rule as rule"])
    .select(sql<Date>`clock_timestamp()`.as("now"))
    .where("id", "=", id.id)
    .executeTakeFirstOrThrow();
  const { now, closed_at } = row;
  const [opensAt, closesAt] = [row.opens_at!, row.closes_at!];
  return {
    id: row.id,
    opensAt,
    closesAt,
    rule: row.rule,
    now,
    hasOpened: now >= opensAt,
    isOver: closed_at !== null || now >= closesAt,
  };
}

/** The closing at its exact instant; the one of the earlier end finds nothing to do. */
async function closeAt(trx: Trx, consultationId: number, closesAt: Date): Promise<void> {
  await enqueue(
    trx,
    "close-consultation",
    { consultationId },
    { startAfter: closesAt, singletonKey: `${consultationId} at ${closesAt.toISOString()}` },
  );
}

async function noteChange(
  trx: Trx,
  by: By,
  held: Held,
  kind: WindowChange,
  reason: string,
  after: { opensAt?: Date; closesAt?: Date },
): Promise<number> {
  const { id } = await trx
    .insertInto("window_changes")
    .values({
      consultation_id: held.id,
      kind,
      opens_before: held.opensAt,
      opens_after: after.opensAt ?? null,
      closes_before: held.closesAt,
      closes_after: after.closesAt ?? null,
      reason,
      officer_id: by.officerId,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

const audit = (
  trx: Trx,
  by: By,
  consultationId: number,
  action: string,
  detail: Record<string, unknown>,
) => recordAudit(trx, { ...by, consultationId, action, detail });
