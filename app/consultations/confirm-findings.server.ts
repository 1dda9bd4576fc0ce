import { recordAudit } from "~/app/accounts/audit.server";
import { officeTerms } from "~/app/accounts/office-terms.queries.server";
import type { Finding } from "~/app/drafts/finding";
import { findingId, findingsOf, openFindings } from "~/app/drafts/findings";
import type { Outline } from "~/app/drafts/outline";
import { DomainError } from "~/app/platform/errors";
import type { Db, Trx } from "~/db/schema";
import { holdDraft } from "./draft-steps.server";

type By = { officeId: number; officerId: number | null };
type Draft = { id: number; draftId: number; version: number };

/**
 * A person has looked at a finding and says that it is right. Refuses `edited-elsewhere` where
 * what was found is not there any more, or says something else by now.
 */
export async function confirmFinding(
  db: Db,
  now: Date,
  by: By,
  given: { slug: string; finding: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const draft = await holdDraft(trx, by.officeId, given.slug);
    const found = await findingWithKey(trx, by, draft, now, given.finding);
    if (!found) throw new DomainError("edited-elsewhere");
    if (!(await writeConfirmations(trx, by, draft, [found.key]))) return;
    await recordConfirmed(trx, by, draft.id, "确认核对结果", [found]);
  });
}

/** Takes a confirmation back. */
export async function reopenFinding(
  db: Db,
  now: Date,
  by: By,
  given: { slug: string; finding: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const draft = await holdDraft(trx, by.officeId, given.slug);
    const { numDeletedRows } = await trx
      .deleteFrom("draft_confirmations")
      .where("consultation_id", "=", draft.id)
      .where("draft_id", "=", draft.draftId)
      .where("finding", "=", given.finding)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return;
    const found = await findingWithKey(trx, by, draft, now, given.finding);
    if (found) await recordConfirmed(trx, by, draft.id, "撤回核对确认", [found]);
  });
}

async function findingWithKey(
  trx: Trx,
  by: By,
  draft: Draft & { outline: Outline },
  now: Date,
  wanted: string,
): Promise<Finding | undefined> {
  const { calendar } = await officeTerms(trx, by.officeId);
  return findingsOf(draft.outline, now, draft.version, calendar).find(({ key }) => key === wanted);
}

/** Confirms whatever stands against publishing, as an operator does who answers for the document. */
export async function confirmEverything(db: Db, by: By, slug: string): Promise<Finding[]> {
  return db.transaction().execute(async (trx) => {
    const draft = await holdDraft(trx, by.officeId, slug);
    const open = await unconfirmed(trx, draft, draft.outline);
    const keys = open.map(({ key }) => key);
    await writeConfirmations(trx, by, draft, keys);
    if (open.length > 0) await recordConfirmed(trx, by, draft.id, "确认核对结果", open);
    return open;
  });
}

/** What stands against publishing this outline of the draft, in order of weight. */
export async function unconfirmed(db: Db, draft: Draft, outline: Outline): Promise<Finding[]> {
  // Whether a window is over by now is nothing that anybody has to confirm.
  return openFindings(outline, await confirmedFindings(db, draft), new Date(0), draft.version);
}

/** Refuses `unconfirmed`, with every open finding under `finding-` and its key. */
export async function requireConfirmed(db: Db, draft: Draft, outline: Outline): Promise<void> {
  const open = await unconfirmed(db, draft, outline);
  if (open.length === 0) return;
  const fields = Object.fromEntries(open.map(({ key, title }) => [findingId(key), title]));
  throw new DomainError("unconfirmed", { fields });
}

export async function confirmedFindings(db: Db, draft: Draft): Promise<Set<string>> {
  const rows = await db
    .selectFrom("draft_confirmations")
    .select("finding")
    .where("consultation_id", "=", draft.id)
    .where("draft_id", "=", draft.draftId)
    .execute();
  return new Set(rows.map(({ finding }) => finding));
}

/** True where something was confirmed that had not been. */
export async function writeConfirmations(
  trx: Trx,
  by: By,
  draft: Draft,
  keys: readonly string[],
): Promise<boolean> {
  if (keys.length === 0) return false;
  const written = await trx
    .insertInto("draft_confirmations")
    .values(
      keys.map((finding) => ({
        consultation_id: draft.id,
        draft_id: draft.draftId,
        finding,
        officer_id: by.officerId,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning("finding")
    .execute();
  return written.length > 0;
}

async function recordConfirmed(
  trx: Trx,
  by: By,
  consultationId: number,
  action: string,
  findings: readonly Finding[],
): Promise<void> {
  await recordAudit(
    trx,
    ...findings.map(({ title, key, read }) => ({
      ...by,
      consultationId,
      action,
      subject: title.slice(0, 200),
      detail: { finding: key, read: read.slice(0, 200) },
    })),
  );
}
