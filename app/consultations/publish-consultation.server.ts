import { sql } from "kysely";
import { recordAudit } from "~/app/accounts/audit.server";
import { MAX_UNIT_NAME, unitIdsFor } from "~/app/accounts/units.server";
import type { Clause, Outline } from "~/app/drafts/outline";
import { DomainError } from "~/app/platform/errors";
import type { Db, Trx } from "~/db/schema";
import type { CitizenFields, Visibility } from "~/db/tables/consultations";
import { enqueue } from "~/jobs/enqueue.server";
import { isShorterThanUsual } from "./window";

export type PublishSettings = {
  title: string;
  summary: string;
  opensAt: Date;
  /** Exclusive. */
  closesAt: Date;
  shortWindowReason: string | null;
  visibility: Visibility;
  fields: CitizenFields;
};

/**
 * Makes the working copy public: clauses and their units are written, the window is set and its
 * closing is enqueued, all or nothing. Refuses `not-found`, `already-published` and `invalid`.
 */
export async function publishConsultation(
  db: Db,
  by: { officeId: number; officerId: number | null },
  consultationId: number,
  settings: PublishSettings,
): Promise<void> {
  if (settings.opensAt >= settings.closesAt)
    throw new DomainError("invalid", { fields: { closesAt: "截止时间须晚于开始时间" } });
  if (isShorterThanUsual(settings.opensAt, settings.closesAt) && !settings.shortWindowReason)
    throw new DomainError("invalid", {
      fields: { shortWindowReason: "公开征求意见少于 30 日，须向公众说明理由" },
    });
  await db.transaction().execute(async (trx) => {
    const { draftId, outline } = await claimDraft(trx, by.officeId, consultationId);
    await writeClauses(trx, by.officeId, consultationId, draftId, outline);
    await trx
      .updateTable("drafts")
      .set({ published_at: sql`clock_timestamp()` })
      .where("id", "=", draftId)
      .execute();
    await trx
      .updateTable("consultations")
      .set({
        title: settings.title,
        summary: settings.summary,
        opens_at: settings.opensAt,
        closes_at: settings.closesAt,
        short_window_reason: settings.shortWindowReason,
        visibility: settings.visibility,
        fields: JSON.stringify(settings.fields),
        published_at: sql`clock_timestamp()`,
        revision: sql`revision + 1`,
      })
      .where("id", "=", consultationId)
      .execute();
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

async function claimDraft(trx: Trx, officeId: number, consultationId: number) {
  const row = await trx
    .selectFrom("consultations as c")
    .innerJoin("drafts as d", "d.consultation_id", "c.id")
    .select(["c.published_at", "d.id as draftId", "d.outline"])
    .where("c.id", "=", consultationId)
    .where("c.office_id", "=", officeId)
    .orderBy("d.version", "desc")
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new DomainError("not-found");
  if (row.published_at) throw new DomainError("already-published");
  if (row.outline.clauses.length === 0)
    throw new DomainError("invalid", { fields: { outline: "文稿中没有可以公布的条款" } });
  return row;
}

async function writeClauses(
  trx: Trx,
  officeId: number,
  consultationId: number,
  draftId: number,
  outline: Outline,
): Promise<void> {
  const units = await unitIdsFor(
    trx,
    officeId,
    outline.clauses.flatMap((clause) => unitsNamedBy(clause).map((unit) => unit.name)),
  );
  // Bound parameters end at 65,535 a statement; 500 clauses use 5,000.
  for (let from = 0; from < outline.clauses.length; from += 500) {
    const part = outline.clauses.slice(from, from + 500);
    const rows = await trx
      .insertInto("clauses")
      .values(
        part.map((clause) => ({
          consultation_id: consultationId,
          draft_id: draftId,
          number: clause.number,
          depth: clause.depth,
          path: clause.path,
          marker_kind: clause.markerKind,
          marker: clause.marker,
          heading: clause.heading,
          text: clause.text,
        })),
      )
      .returning(["id", "number"])
      .execute();
    const ids = new Map(rows.map((row) => [row.number, row.id]));
    const duties = part.flatMap((clause) =>
      unitsNamedBy(clause).map((unit, position) => ({
        consultation_id: consultationId,
        clause_id: ids.get(clause.number)!,
        unit_id: units.get(unit.name)!,
        position,
        duty: unit.duty,
      })),
    );
    // Two names of one clause may be aliases of one unit.
    for (let at = 0; at < duties.length; at += 5_000)
      await trx
        .insertInto("clause_units")
        .values(duties.slice(at, at + 5_000))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
  }
}

/**
 * The units of a clause, leads first, each once. A bracket that holds a sentence stays in the
 * clause's text and names nobody.
 */
function unitsNamedBy(clause: Clause): { name: string; duty: "lead" | "member" }[] {
  const duties = new Map<string, "lead" | "member">();
  for (const bracket of clause.units) for (const name of bracket.lead) duties.set(name, "lead");
  for (const bracket of clause.units)
    for (const name of bracket.members) if (!duties.has(name)) duties.set(name, "member");
  return [...duties]
    .filter(([name]) => name !== "" && name.length <= MAX_UNIT_NAME)
    .map(([name, duty]) => ({ name, duty }));
}
