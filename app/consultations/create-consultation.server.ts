import { randomUUID } from "node:crypto";
import { recordAudit } from "~/app/accounts/audit.server";
import type { Outline, RequiredField } from "~/app/drafts/outline";
import { wall } from "~/app/platform/time";
import type { Db, Trx } from "~/db/schema";
import type { CitizenFields, Visibility, WindowRule } from "~/db/tables/consultations";

export type NewConsultation = {
  officeId: number;
  officeSlug: string;
  /** null: the operator on the machine. */
  officerId: number | null;
  sourceName: string;
  sourceText: string;
  outline: Outline;
  /** The round that it follows, and why there is another one. */
  after?: {
    id: number;
    round: number;
    summary: string;
    fields: CitizenFields;
    visibility: Visibility;
    window_rule: WindowRule;
    reason: string;
  };
};

/** Takes a document in: a consultation that is not published yet, with its first draft. */
export async function createConsultation(
  db: Db,
  now: Date,
  given: NewConsultation,
): Promise<{ id: number; slug: string }> {
  return db.transaction().execute((trx) => insertConsultation(trx, now, given));
}

export async function insertConsultation(
  trx: Trx,
  now: Date,
  given: NewConsultation,
): Promise<{ id: number; slug: string }> {
  const { outline, after } = given;
  const created = await trx
    .insertInto("consultations")
    .values({
      office_id: given.officeId,
      slug: `new-${randomUUID()}`,
      title: outline.title.slice(0, 300) || given.sourceName.slice(0, 300) || "未命名的征求意见稿",
      summary: after?.summary ?? "",
      notice: outline.notice,
      explanation: outline.explanation,
      contacts: JSON.stringify(outline.contacts),
      fields: JSON.stringify(after?.fields ?? fieldsAskedFor(outline.requiredFields)),
      visibility: after?.visibility ?? "reviewed",
      window_rule: after?.window_rule,
      round: (after?.round ?? 0) + 1,
      previous_id: after?.id,
      round_reason: after?.reason,
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
