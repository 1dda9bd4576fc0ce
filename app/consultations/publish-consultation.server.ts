import { sql } from "kysely";
import { recordAudit } from "~/app/accounts/audit.server";
import { officeTerms } from "~/app/accounts/office-terms.queries.server";
import { DomainError } from "~/app/platform/errors";
import { notDiscarded } from "~/db/discarded.server";
import type { Db, Trx } from "~/db/schema";
import type { CitizenFields, Visibility, WindowRule } from "~/db/tables/consultations";
import { enqueue } from "~/jobs/enqueue.server";
import { requireConfirmed } from "./confirm-findings.server";
import { measureWindow, shortWindowFault } from "./window-rules";
import { writeClauses } from "./write-clauses.server";

export type PublishSettings = {
  title: string;
  summary: string;
  opensAt: Date;
  /** Exclusive. */
  closesAt: Date;
  /** What kind of document it is, and so for how long the public is heard. */
  rule: WindowRule;
  shortWindowReason: string | null;
  visibility: Visibility;
  fields: CitizenFields;
};

/**
 * Makes the working copy public: clauses and their units are written, the window is set and its
 * closing is enqueued, all or nothing. Refuses `not-found`, `already-published`, `invalid`, and
 * `unconfirmed` where something was concluded or is in doubt and nobody has confirmed it.
 */
export async function publishConsultation(
  db: Db,
  by: { officeId: number; officerId: number | null },
  consultationId: number,
  settings: PublishSettings,
): Promise<void> {
  if (settings.opensAt >= settings.closesAt)
    throw new DomainError("invalid", { fields: { closesAt: "截止时间须晚于开始时间" } });
  await db.transaction().execute(async (trx) => {
    const terms = await officeTerms(trx, by.officeId);
    const measured = measureWindow(settings.opensAt, settings.closesAt, settings.rule, terms);
    if (measured.short && !settings.shortWindowReason)
      throw new DomainError("invalid", {
        fields: { shortWindowReason: shortWindowFault(measured) },
      });
    const { draftId, outline, previousId, roundReason } = await claimDraft(
      trx,
      by.officeId,
      consultationId,
    );
    await writeClauses(trx, by.officeId, consultationId, draftId, outline);
    await trx
      .updateTable("drafts")
      .set({
        title: settings.title,
        published_at: sql`clock_timestamp()`,
        published_by: by.officerId,
      })
      .where("id", "=", draftId)
      .execute();
    await trx
      .updateTable("consultations")
      .set({
        title: settings.title,
        summary: settings.summary,
        opens_at: settings.opensAt,
        closes_at: settings.closesAt,
        window_rule: settings.rule,
        short_window_reason: measured.short ? settings.shortWindowReason : null,
        visibility: settings.visibility,
        fields: JSON.stringify(settings.fields),
        published_at: sql`clock_timestamp()`,
        revision: sql`revision + 1`,
      })
      .where("id", "=", consultationId)
      .execute();
    if (previousId !== null) await tellPreviousRound(trx, by, previousId, roundReason!);
    await enqueue(
      trx,
      "close-consultation",
      { consultationId },
      {
        startAfter: settings.closesAt,
        // Waits for its instant, and must not keep the sweep from enqueueing at once.
        singletonKey: `${consultationId} at ${settings.closesAt.toISOString()}`,
      },
    );
    for (const job of ["mail-subscribers", "mail-office"] as const)
      await enqueue(
        trx,
        job,
        { consultationId, occasion: "opened" },
        {
          startAfter: settings.opensAt,
          singletonKey: `${consultationId} opens at ${settings.opensAt.toISOString()}`,
        },
      );
    await recordAudit(trx, {
      ...by,
      consultationId,
      action: "公布征求意见稿",
      detail: {
        opensAt: settings.opensAt.toISOString(),
        closesAt: settings.closesAt.toISOString(),
        clauses: outline.clauses.length,
        visibility: settings.visibility,
      },
    });
  });
}

/** The page of the round before leads to this one, and says why there is another. */
async function tellPreviousRound(
  trx: Trx,
  by: { officerId: number | null },
  previousId: number,
  reason: string,
): Promise<void> {
  await trx
    .insertInto("window_changes")
    .values({
      consultation_id: previousId,
      kind: "reopened",
      opens_before: null,
      opens_after: null,
      closes_before: null,
      closes_after: null,
      reason,
      officer_id: by.officerId,
    })
    .execute();
  await trx
    .updateTable("consultations")
    .set({ revision: sql`revision + 1` })
    .where("id", "=", previousId)
    .execute();
}

async function claimDraft(trx: Trx, officeId: number, consultationId: number) {
  const row = await trx
    .selectFrom("consultations as c")
    .innerJoin("drafts as d", "d.consultation_id", "c.id")
    .select(["c.published_at", "c.previous_id as previousId", "c.round_reason as roundReason"])
    .select(["d.id as draftId", "d.version", "d.outline"])
    .where("c.id", "=", consultationId)
    .where("c.office_id", "=", officeId)
    .where(notDiscarded)
    .orderBy("d.version", "desc")
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new DomainError("not-found");
  if (row.published_at) throw new DomainError("already-published");
  if (row.outline.clauses.length === 0)
    throw new DomainError("invalid", { fields: { outline: "文稿中没有可以公布的条款" } });
  await requireConfirmed(trx, { ...row, id: consultationId }, row.outline);
  return row;
}
