import type { Db } from "~/db/schema";
import { confirmFinding, reopenFinding } from "./confirm-findings.server";
import type { DraftAct } from "./draft-act";
import { editDraft, takeBack } from "./edit-draft.server";
import { discardWords, keepWords } from "./unsaved-words.server";

/** Does what a form of the draft's page asks for. Gives when typed words were kept, else null. */
export async function doOnDraft(
  db: Db,
  now: Date,
  by: { officeId: number; officerId: number },
  slug: string,
  act: DraftAct,
): Promise<Date | null> {
  switch (act.intent) {
    case "step":
      await editDraft(db, by, { slug, ...act });
      return null;
    case "undo":
    case "redo":
      await takeBack(db, by, { slug, edition: act.edition, way: act.intent });
      return null;
    case "confirm":
      await confirmFinding(db, now, by, { slug, finding: act.finding });
      return null;
    case "reopen":
      await reopenFinding(db, now, by, { slug, finding: act.finding });
      return null;
    case "keep": {
      const { key, was, marker, heading, text } = act;
      return keepWords(db, by, { slug, key, was, words: { marker, heading, text } });
    }
    case "discard":
      await discardWords(db, by, { slug, key: act.key });
      return null;
  }
}
