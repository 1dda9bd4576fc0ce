import { recordAudit } from "~/app/accounts/audit.server";
import type { Outline } from "~/app/drafts/outline";
import { DomainError } from "~/app/platform/errors";
import type { Db, Trx } from "~/db/schema";
import { insertConsultation } from "../create-consultation.server";
import { holdPublished, type VersionSource } from "../versions/begin-version.server";
import { currentVersion } from "../versions/versions.queries.server";
import { nextRound } from "./rounds.queries.server";

type By = { officeId: number; officeSlug: string; officerId: number };

/**
 * Begins a further round about the same matter: a consultation of its own, not public yet, from a
 * document or from a copy of the text that is public. The ended one stays as it is. Refuses
 * `not-found`, `not-published-yet`, `still-open` while comments are taken, and `round-in-preparation`
 * where there is a next round already.
 */
export async function beginRound(
  db: Db,
  now: Date,
  by: By,
  slug: string,
  { reason, source }: { reason: string; source: VersionSource },
): Promise<{ slug: string }> {
  return db.transaction().execute(async (trx) => {
    const before = await holdPublished(trx, by.officeId, slug);
    if (!before.closed_at && before.closes_at! > before.now) throw new DomainError("still-open");
    if (await nextRound(trx, before.id)) throw new DomainError("round-in-preparation");
    const given = source ?? {
      sourceName: `第 ${before.round} 次的文稿`,
      sourceText: "",
      outline: await copyOf(trx, before),
    };
    const created = await insertConsultation(trx, now, {
      officeId: by.officeId,
      officeSlug: by.officeSlug,
      officerId: by.officerId,
      ...given,
      after: { ...before, reason },
    });
    await recordAudit(trx, {
      officeId: by.officeId,
      officerId: by.officerId,
      consultationId: created.id,
      action: "准备再次征求意见",
      subject: `第 ${before.round + 1} 次`,
      detail: { after: slug, reason },
    });
    return { slug: created.slug };
  });
}

/** The public text. That its notice still names the end of the round before is found when it is checked. */
async function copyOf(
  trx: Trx,
  before: Pick<Outline, "title" | "notice" | "explanation" | "contacts"> & { id: number },
): Promise<Outline> {
  const { id: draftId } = await currentVersion(trx, before.id);
  const { outline } = await trx
    .selectFrom("drafts")
    .select("outline")
    .where("id", "=", draftId)
    .executeTakeFirstOrThrow();
  const { title, notice, explanation, contacts } = before;
  return {
    ...outline,
    title,
    notice,
    explanation,
    contacts,
    clauses: outline.clauses.map(({ lineage: _, ...clause }) => clause),
    removed: [],
    warnings: [],
  };
}
