import { sql } from "kysely";
import { recordAudit } from "~/app/accounts/audit.server";
import type { Outline } from "~/app/drafts/outline";
import { DomainError } from "~/app/platform/errors";
import type { Db, Trx } from "~/db/schema";
import { purposeNow } from "./version-purpose";
import { clausesOfVersion, currentVersion } from "./versions.queries.server";

type By = { officeId: number; officerId: number };

/** A document that was taken in, or null: begin with a copy of the version that is public. */
export type VersionSource = { sourceName: string; sourceText: string; outline: Outline } | null;

/**
 * Begins the working copy of a further version. A copy keeps of every clause what it is through all
 * versions; a document is aligned when it is looked at. What the document does not hold, title,
 * notice, explanation, contacts, stays as it is public. What was confirmed in the public version need
 * not be confirmed again where its words are the same. Refuses `not-found`, `not-published-yet`
 * and, where one is being prepared already, `version-in-preparation`.
 */
export async function beginVersion(
  db: Db,
  by: By,
  slug: string,
  source: VersionSource,
): Promise<{ version: number }> {
  return db.transaction().execute(async (trx) => {
    const held = await holdPublished(trx, by.officeId, slug);
    if (await inPreparation(trx, held.id)) throw new DomainError("version-in-preparation");
    const current = await currentVersion(trx, held.id);
    const outline = source
      ? withPublished(source.outline, held)
      : await copyOf(trx, held, current.id);
    const version = current.version + 1;
    const { id: draftId } = await trx
      .insertInto("drafts")
      .values({
        consultation_id: held.id,
        version,
        purpose: purposeNow(held),
        source_name: (source?.sourceName ?? `第 ${current.version} 版`).slice(0, 200),
        source_text: source?.sourceText ?? "",
        outline: JSON.stringify(outline),
        created_by: by.officerId,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await keepConfirmed(trx, held.id, current.id, draftId);
    await recordAudit(trx, {
      ...by,
      consultationId: held.id,
      action: "准备新版本",
      subject: `第 ${version} 版`,
      detail: { clauses: outline.clauses.length, copy: source === null },
    });
    return { version };
  });
}

/** Gives up the working copy of a further version; what is public is not touched. */
export async function discardVersion(
  db: Db,
  by: By,
  given: { slug: string; edition: number },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const held = await holdPublished(trx, by.officeId, given.slug);
    const draft = await inPreparation(trx, held.id);
    if (!draft) throw new DomainError("not-found");
    if (draft.edition !== given.edition) throw new DomainError("edited-elsewhere");
    for (const table of ["draft_steps", "draft_confirmations", "unsaved_words"] as const)
      await trx
        .deleteFrom(table)
        .where("consultation_id", "=", held.id)
        .where("draft_id", "=", draft.id)
        .execute();
    await trx.deleteFrom("drafts").where("id", "=", draft.id).execute();
    await recordAudit(trx, {
      ...by,
      consultationId: held.id,
      action: "放弃新版本",
      subject: `第 ${draft.version} 版`,
    });
  });
}

/** The published consultation of the office, held until the transaction ends. */
export async function holdPublished(trx: Trx, officeId: number, slug: string) {
  const held = await trx
    .selectFrom("consultations")
    .select(["id", "slug", "title", "notice", "explanation", "contacts", "published_at"])
    .select(["fields", "visibility", "summary", "window_rule", "round"])
    .select(["closes_at", "closed_at", "answered_at", sql<Date>`clock_timestamp()`.as("now")])
    .where("slug", "=", slug)
    .where("office_id", "=", officeId)
    .forUpdate()
    .executeTakeFirst();
  if (!held) throw new DomainError("not-found");
  if (!held.published_at) throw new DomainError("not-published-yet");
  return held;
}

export type HeldConsultation = Awaited<ReturnType<typeof holdPublished>>;

export async function inPreparation(trx: Db, consultationId: number) {
  return trx
    .selectFrom("drafts")
    .select(["id", "version", "edition", "purpose", "note", "outline"])
    .where("consultation_id", "=", consultationId)
    .where("published_at", "is", null)
    .where("version", ">", 1)
    .executeTakeFirst();
}

async function keepConfirmed(trx: Trx, consultationId: number, from: number, to: number) {
  await trx
    .insertInto("draft_confirmations")
    .columns(["consultation_id", "draft_id", "finding", "officer_id", "confirmed_at"])
    .expression((eb) =>
      eb
        .selectFrom("draft_confirmations")
        .select(["consultation_id", sql<number>`${to}::bigint`.as("draft_id")])
        .select(["finding", "officer_id", "confirmed_at"])
        .where("consultation_id", "=", consultationId)
        .where("draft_id", "=", from),
    )
    .execute();
}

const withPublished = (outline: Outline, held: HeldConsultation): Outline => ({
  ...outline,
  title: outline.title || held.title,
  notice: outline.notice || held.notice,
  explanation: outline.explanation || held.explanation,
  contacts: canBeReached(outline) ? outline.contacts : held.contacts,
});

const canBeReached = ({ contacts: { emails, phones, postalAddress } }: Outline): boolean =>
  emails.length + phones.length > 0 || postalAddress !== null;

async function copyOf(trx: Trx, held: HeldConsultation, draftId: number): Promise<Outline> {
  const { id: consultationId, title, notice, explanation, contacts } = held;
  const { outline } = await trx
    .selectFrom("drafts")
    .select("outline")
    .where("id", "=", draftId)
    .executeTakeFirstOrThrow();
  const clauses = await clausesOfVersion(trx, consultationId, draftId);
  const lineages = new Map(clauses.map(({ number, lineage }) => [number, lineage]));
  return {
    ...outline,
    title,
    notice,
    explanation,
    contacts,
    clauses: outline.clauses.map((clause) => ({
      ...clause,
      lineage: lineages.get(clause.number),
    })),
    removed: [],
    warnings: [],
  };
}
