import { recordAudit } from "~/app/accounts/audit.server";
import { fingerprintOf } from "~/app/drafts/clause-keys";
import { findingsOf } from "~/app/drafts/findings";
import type { Outline } from "~/app/drafts/outline";
import { DomainError } from "~/app/platform/errors";
import type { Db } from "~/db/schema";
import { writeConfirmations } from "./confirm-findings.server";
import { applyEdit, type DraftEdit, stepWords } from "./draft-edit";
import { holdDraft, outlineAfter, recordStep, saveOutline } from "./draft-steps.server";
import { forgetWords } from "./unsaved-words.server";

/** The clause as the officer saw it: its key, and the fingerprint of its words. */
export type SeenClause = { key: number; was: string };

type By = { officeId: number; officerId: number };

/**
 * One step on the working copy that the officer saw as `edition`. False where the step changes
 * nothing. A step on a clause that was `seen` is taken whatever else was saved since, as long as
 * that clause's words are still the same. Refuses `not-found`, `already-published` and `edited-elsewhere`.
 */
export async function editDraft(
  db: Db,
  by: By,
  given: { slug: string; edition: number; edit: DraftEdit; seen?: SeenClause },
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const draft = await holdDraft(trx, by.officeId, given.slug);
    const { edit } = given;
    const meant =
      "number" in edit && given.seen
        ? findAgain(draft.outline, edit, given.seen)
        : draft.edition === given.edition && edit;
    if (!meant) throw new DomainError("edited-elsewhere");
    const outline = applyEdit(draft.outline, meant);
    if (meant.intent === "edit" && given.seen) await forgetWords(trx, by, draft, given.seen.key);
    if (outline === draft.outline) return false;
    const words = stepWords(meant);
    await recordStep(trx, draft, by.officerId, words, outline);
    await writeConfirmations(trx, by, draft, settledBy(meant, outline, draft.version));
    await recordAudit(trx, {
      ...by,
      consultationId: draft.id,
      action: "修改文稿",
      subject: words,
      detail: { clauses: outline.clauses.length },
    });
    return true;
  });
}

/** Takes the last step back, whoever took it, or does again what was taken back last. */
export async function takeBack(
  db: Db,
  by: By,
  given: { slug: string; edition: number; way: "undo" | "redo" },
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const draft = await holdDraft(trx, by.officeId, given.slug);
    if (draft.edition !== given.edition) throw new DomainError("edited-elsewhere");
    const step = await outlineAfter(trx, draft, given.way);
    if (!step) return false;
    await saveOutline(trx, draft, step.outline, step.stepsDone);
    await recordAudit(trx, {
      ...by,
      consultationId: draft.id,
      action: given.way === "undo" ? "撤销修改" : "重做修改",
      subject: step.words,
    });
    return true;
  });
}

/** The step on the same clause under its number of now; null where its words are others. */
function findAgain<Edit extends DraftEdit & { number: number }>(
  outline: Outline,
  edit: Edit,
  seen: SeenClause,
): Edit | null {
  const clause = outline.clauses.find((one) => one.key === seen.key);
  if (!clause) return null;
  // A censored word is the same wherever it stands, and whatever else of the clause was mended.
  const same =
    edit.intent === "read-as"
      ? (clause.heading + clause.text).includes(edit.quote)
      : fingerprintOf(clause) === seen.was;
  return same ? { ...edit, number: clause.number } : null;
}

/** Whoever states a title, a closing or the contacts has thereby judged what was found there. */
function settledBy({ intent }: DraftEdit, outline: Outline, version: number): string[] {
  if (intent !== "title" && intent !== "window" && intent !== "contacts") return [];
  return findingsOf(outline, new Date(0), version)
    .filter(({ mustConfirm, place }) => mustConfirm && place.part === intent)
    .map(({ key }) => key);
}
