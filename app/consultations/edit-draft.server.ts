import { recordAudit } from "~/app/accounts/audit.server";
import { DomainError } from "~/app/platform/errors";
import type { Db } from "~/db/schema";
import { saveOutline } from "./create-consultation.server";
import { applyEdit, type DraftEdit, EDIT_WORDS } from "./draft-edit";
import { draftForOffice } from "./office-consultations.queries.server";

/**
 * One step on the working copy that the officer saw as `edition`. False where the step changes
 * nothing. Refuses `not-found`, `already-published` and, where somebody saved since, `edited-elsewhere`.
 */
export async function editDraft(
  db: Db,
  by: { officeId: number; officerId: number },
  given: { slug: string; edition: number; edit: DraftEdit },
): Promise<boolean> {
  const { edit } = given;
  return db.transaction().execute(async (trx) => {
    // Held first, as publishing does, so that the two wait for each other instead of crossing.
    await trx
      .selectFrom("consultations")
      .select("id")
      .where("slug", "=", given.slug)
      .where("office_id", "=", by.officeId)
      .forUpdate()
      .execute();
    const draft = await draftForOffice(trx, by.officeId, given.slug);
    if (!draft) throw new DomainError("not-found");
    if (draft.publishedAt) throw new DomainError("already-published");
    if (draft.edition !== given.edition) throw new DomainError("edited-elsewhere");
    const outline = applyEdit(draft.outline, edit);
    if (outline === draft.outline) return false;
    if (!(await saveOutline(trx, draft.id, given.edition, outline)))
      throw new DomainError("edited-elsewhere");
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
    await recordAudit(trx, {
      ...by,
      consultationId: draft.id,
      action: "修改文稿",
      subject:
        "number" in edit
          ? `${EDIT_WORDS[edit.intent]}第 ${edit.number} 条`
          : EDIT_WORDS[edit.intent],
      detail: { clauses: outline.clauses.length },
    });
    return true;
  });
}
