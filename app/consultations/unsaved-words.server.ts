import { sql } from "kysely";
import { fingerprintOf } from "~/app/drafts/clause-keys";
import { DomainError } from "~/app/platform/errors";
import type { Db, Trx } from "~/db/schema";
import type { ClauseWords } from "./clause-words-typed";
import { holdDraft } from "./draft-steps.server";

export type UnsavedWords = ClauseWords & { key: number; was: string; at: Date };

type By = { officeId: number; officerId: number };
type Draft = { id: number; draftId: number };

/** Keeps what an officer is typing into a clause; the draft itself stays as it is. Gives the time. */
export async function keepWords(
  db: Db,
  by: By,
  given: { slug: string; key: number; was: string; words: ClauseWords },
): Promise<Date> {
  return db.transaction().execute(async (trx) => {
    const draft = await holdDraft(trx, by.officeId, given.slug);
    // The clause may have gone meanwhile; a key that was never given is nobody's.
    if (given.key > draft.outline.keysGiven!) throw new DomainError("edited-elsewhere");
    const clause = draft.outline.clauses.find(({ key }) => key === given.key);
    if (clause && fingerprintOf(clause) === fingerprintOf(given.words)) {
      // Saved already: a request that was overtaken brings nothing back.
      await forgetWords(trx, by, draft, given.key);
      return new Date();
    }
    const typed = {
      ...given.words,
      opened_at_words: given.was,
      typed_at: sql<Date>`clock_timestamp()`,
    };
    const row = await trx
      .insertInto("unsaved_words")
      .values({
        consultation_id: draft.id,
        draft_id: draft.draftId,
        officer_id: by.officerId,
        clause_key: given.key,
        ...typed,
      })
      .onConflict((conflict) =>
        conflict
          .columns(["consultation_id", "draft_id", "officer_id", "clause_key"])
          .doUpdateSet(typed),
      )
      .returning("typed_at")
      .executeTakeFirstOrThrow();
    return row.typed_at;
  });
}

/** The officer does not want them any more. */
export async function discardWords(
  db: Db,
  by: By,
  given: { slug: string; key: number },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const draft = await holdDraft(trx, by.officeId, given.slug);
    await forgetWords(trx, by, draft, given.key);
  });
}

/** They were saved, or are not wanted. */
export async function forgetWords(
  trx: Trx,
  by: { officerId: number },
  draft: Draft,
  key: number,
): Promise<void> {
  await trx
    .deleteFrom("unsaved_words")
    .where("consultation_id", "=", draft.id)
    .where("draft_id", "=", draft.draftId)
    .where("officer_id", "=", by.officerId)
    .where("clause_key", "=", key)
    .execute();
}

/** What the officer has typed and not saved, the newest first. */
export async function unsavedWords(
  db: Db,
  draft: Draft,
  officerId: number,
): Promise<UnsavedWords[]> {
  return db
    .selectFrom("unsaved_words")
    .select(["clause_key as key", "marker", "heading", "text", "opened_at_words as was"])
    .select("typed_at as at")
    .where("consultation_id", "=", draft.id)
    .where("draft_id", "=", draft.draftId)
    .where("officer_id", "=", officerId)
    .orderBy("typed_at", "desc")
    .limit(50)
    .execute();
}
