import { sql } from "kysely";
import { recordAudit } from "~/app/accounts/audit.server";
import { DomainError } from "~/app/platform/errors";
import type { Db, Trx } from "~/db/schema";
import { enqueue } from "~/jobs/enqueue.server";
import { requireConfirmed } from "../confirm-findings.server";
import { writeClauses } from "../write-clauses.server";
import { type HeldConsultation, holdPublished, inPreparation } from "./begin-version.server";
import { preparedClauses } from "./prepared-version";
import { changesBetween, changesSentence } from "./version-changes";
import { purposeNow, versionName } from "./version-purpose";
import { clausesOfVersion, currentVersion } from "./versions.queries.server";

export const MAX_NOTE = 2_000;

type By = { officeId: number; officerId: number };

/**
 * Makes the working copy the current version, with the note that tells the public what was changed
 * and why. The consultation is held FOR UPDATE: comments under way wait or are waited for, so that
 * each is on the version that was current at its instant. Refuses `not-found`, `not-published-yet`,
 * `edited-elsewhere` where the working copy is no longer the edition that was seen, `invalid`, and
 * `unconfirmed` where something in it is in doubt and nobody has confirmed it.
 */
export async function publishVersion(
  db: Db,
  by: By,
  given: { slug: string; edition: number; note: string },
): Promise<{ version: number }> {
  const note = given.note.replace(/\r\n?/g, "\n").trim();
  return db.transaction().execute(async (trx) => {
    const held = await holdPublished(trx, by.officeId, given.slug);
    const draft = await inPreparation(trx, held.id);
    if (!draft) throw new DomainError("not-found");
    if (draft.edition !== given.edition) throw new DomainError("edited-elsewhere");
    if (!note) refuseNote("请写明改了什么、为什么改；这段话会向公众公开");
    if (note.length > MAX_NOTE) refuseNote(`说明不能超过 ${MAX_NOTE} 字`);
    return publishHeld(trx, by, held, draft, note);
  });
}

const refuseNote = (sentence: string): never => {
  throw new DomainError("invalid", { fields: { note: sentence } });
};

async function publishHeld(
  trx: Trx,
  by: By,
  held: HeldConsultation,
  draft: NonNullable<Awaited<ReturnType<typeof inPreparation>>>,
  note: string,
): Promise<{ version: number }> {
  const { outline, version } = draft;
  const title = (outline.title.trim() || held.title).slice(0, 300);
  const before = await clausesOfVersion(trx, held.id, (await currentVersion(trx, held.id)).id);
  const after = preparedClauses(before, outline);
  const changes = changesBetween(before, after);
  if (after.length === 0)
    throw new DomainError("invalid", { fields: { outline: "新版本中没有可以公布的条款" } });
  const same =
    changes.gone.length === 0 &&
    changes.clauses.every((change) => change.before && !change.reworded && !change.renumbered) &&
    title === held.title &&
    outline.notice === held.notice &&
    outline.explanation === held.explanation;
  const purpose = purposeNow(held);
  // The final text may be the very text that was consulted on.
  if (same && purpose === "correction")
    throw new DomainError("invalid", { fields: { outline: "与现行版本没有不同，不需要公布" } });
  await requireConfirmed(trx, { id: held.id, draftId: draft.id, version }, outline);
  const origins = after.map(({ lineage, drawnFrom }) => ({
    lineage: lineage < 0 ? null : lineage,
    drawnFrom,
  }));
  await writeClauses(trx, by.officeId, held.id, draft.id, outline, origins);
  await trx
    .updateTable("drafts")
    .set({ title, purpose, note, published_by: by.officerId, published_at: sql`clock_timestamp()` })
    .where("id", "=", draft.id)
    .execute();
  await trx
    .updateTable("consultations")
    .set({
      title,
      notice: outline.notice,
      explanation: outline.explanation,
      contacts: JSON.stringify(outline.contacts),
      revision: sql`revision + 1`,
    })
    .where("id", "=", held.id)
    .execute();
  // The final text comes with the answer, which has a letter of its own.
  if (purpose === "correction")
    await enqueue(trx, "mail-subscribers", {
      consultationId: held.id,
      occasion: "changed",
      version,
    });
  await recordAudit(trx, {
    ...by,
    consultationId: held.id,
    action: "公布新版本",
    subject: `${versionName({ version, purpose })}：${changesSentence(changes)}`.slice(0, 200),
    detail: { version, purpose, note, clauses: after.length, gone: changes.gone.length },
  });
  return { version };
}
