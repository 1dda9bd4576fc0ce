import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { recordAudit } from "~/app/accounts/audit.server";
import type { Outline, RequiredField } from "~/app/drafts/outline";
import { wall } from "~/app/platform/time";
import type { Db } from "~/db/schema";
import type { CitizenFields } from "~/db/tables/consultations";

export type NewConsultation = {
  officeId: number;
  officeSlug: string;
  /** null: the operator on the machine. */
  officerId: number | null;
  sourceName: string;
  sourceText: string;
  outline: Outline;
};

/** Takes a document in: a consultation that is not published yet, with its first draft. */
export async function createConsultation(
  db: Db,
  now: Date,
  given: NewConsultation,
): Promise<{ id: number; slug: string }> {
  const { outline } = given;
  return db.transaction().execute(async (trx) => {
    const created = await trx
      .insertInto("consultations")
      .values({
        office_id: given.officeId,
        slug: `new-${randomUUID()}`,
        title:
          outline.title.slice(0, 300) || given.sourceName.slice(0, 300) || "未命名的征求意见稿",
        summary: "",
        notice: outline.notice,
        explanation: outline.explanation,
        contacts: JSON.stringify(outline.contacts),
        fields: JSON.stringify(fieldsAskedFor(outline.requiredFields)),
        visibility: "reviewed",
        created_by: given.officerId,
        closes_at: null,
        opens_at: null,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    // The id makes the address unique without a count that two officers could read at once.
    const slug = `${given.officeSlug}-${wall(now).year}-${created.id}`;
    await trx.updateTable("consultations").set({ slug }).where("id", "=", created.id).execute();
    await trx
      .insertInto("drafts")
      .values({
        consultation_id: created.id,
        version: 1,
        source_name: given.sourceName.slice(0, 200),
        source_text: given.sourceText,
        outline: JSON.stringify(outline),
      })
      .execute();
    await recordAudit(trx, {
      officeId: given.officeId,
      officerId: given.officerId,
      consultationId: created.id,
      action: "导入文稿",
      detail: { clauses: outline.clauses.length, kind: outline.kind },
    });
    return { id: created.id, slug };
  });
}

/** Asked for in the notice: required. Otherwise a citizen may say who speaks, and need not. */
function fieldsAskedFor(asked: readonly RequiredField[]): CitizenFields {
  const rule = (field: RequiredField) => (asked.includes(field) ? "required" : "optional");
  return {
    name: rule("name"),
    organisation: rule("organisation"),
    contact: rule("contact"),
  };
}

/** Saves the officer's working copy; false where somebody else saved since `edition` was read. */
export async function saveOutline(
  db: Db,
  consultationId: number,
  edition: number,
  outline: Outline,
): Promise<boolean> {
  const result = await db
    .updateTable("drafts")
    .set({ outline: JSON.stringify(outline), edition: sql`edition + 1` })
    .where("consultation_id", "=", consultationId)
    .where("edition", "=", edition)
    .where("published_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
