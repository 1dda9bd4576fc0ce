import { sql } from "kysely";
import { applyDifference, differenceOf } from "~/app/drafts/changes/outline-difference";
import type { Outline } from "~/app/drafts/outline";
import { DomainError } from "~/app/platform/errors";
import type { Db, Trx } from "~/db/schema";
import { draftForOffice } from "./office-consultations.queries.server";

export type WorkingCopy = NonNullable<Awaited<ReturnType<typeof draftForOffice>>>;

/**
 * The working copy, held until the transaction ends. Refuses `not-found` and `already-published`.
 * The consultation is locked first, as publishing does, so that the two wait for each other.
 */
export async function holdDraft(trx: Trx, officeId: number, slug: string): Promise<WorkingCopy> {
  await trx
    .selectFrom("consultations")
    .select("id")
    .where("slug", "=", slug)
    .where("office_id", "=", officeId)
    .forUpdate()
    .execute();
  const draft = await draftForOffice(trx, officeId, slug);
  if (!draft) throw new DomainError("not-found");
  if (draft.versionPublishedAt) throw new DomainError("already-published");
  return draft;
}

/** Writes a step after those that stand; what had been taken back can no longer be done again. */
export async function recordStep(
  trx: Trx,
  draft: WorkingCopy,
  officerId: number,
  words: string,
  after: Outline,
): Promise<void> {
  const at = { consultation_id: draft.id, draft_id: draft.draftId };
  await trx
    .deleteFrom("draft_steps")
    .where("consultation_id", "=", draft.id)
    .where("draft_id", "=", draft.draftId)
    .where("position", ">", draft.stepsDone)
    .execute();
  await trx
    .insertInto("draft_steps")
    .values({
      ...at,
      position: draft.stepsDone + 1,
      words,
      back: JSON.stringify(differenceOf(after, draft.outline)),
      forth: JSON.stringify(differenceOf(draft.outline, after)),
      officer_id: officerId,
    })
    .execute();
  await saveOutline(trx, draft, after, draft.stepsDone + 1);
}

/** The outline before the last step (`undo`) or after the one taken back last; null where there is none. */
export async function outlineAfter(
  trx: Trx,
  draft: WorkingCopy,
  way: "undo" | "redo",
): Promise<{ outline: Outline; words: string; stepsDone: number } | null> {
  const step = await trx
    .selectFrom("draft_steps")
    .select(["words", way === "undo" ? "back as way" : "forth as way"])
    .where("consultation_id", "=", draft.id)
    .where("draft_id", "=", draft.draftId)
    .where("position", "=", way === "undo" ? draft.stepsDone : draft.stepsDone + 1)
    .executeTakeFirst();
  if (!step) return null;
  return {
    outline: applyDifference(draft.outline, step.way),
    words: step.words,
    stepsDone: draft.stepsDone + (way === "undo" ? -1 : 1),
  };
}

/** Saves the working copy, and what citizens will see of it beside its clauses. */
export async function saveOutline(
  trx: Trx,
  draft: WorkingCopy,
  outline: Outline,
  stepsDone: number,
): Promise<void> {
  await trx
    .updateTable("drafts")
    .set({ outline: JSON.stringify(outline), edition: sql`edition + 1`, steps_done: stepsDone })
    .where("id", "=", draft.draftId)
    .where("published_at", "is", null)
    .execute();
  await trx
    .updateTable("consultations")
    .set({
      title: outline.title.slice(0, 300) || draft.title,
      notice: outline.notice,
      explanation: outline.explanation,
      contacts: JSON.stringify(outline.contacts),
    })
    .where("id", "=", draft.id)
    .where("published_at", "is", null)
    .execute();
}

/** What undo and redo would do, who took the last step and when. */
export async function stepsAround(db: Db, draft: WorkingCopy) {
  const steps = await db
    .selectFrom("draft_steps as s")
    .innerJoin("officers as o", "o.id", "s.officer_id")
    .select(["s.position", "s.words", "s.taken_at as at", "o.name as officer"])
    .where("s.consultation_id", "=", draft.id)
    .where("s.draft_id", "=", draft.draftId)
    .where("s.position", ">=", draft.stepsDone)
    .where("s.position", "<=", draft.stepsDone + 1)
    .execute();
  const at = (position: number) => steps.find((step) => step.position === position) ?? null;
  return { last: at(draft.stepsDone), next: at(draft.stepsDone + 1) };
}
