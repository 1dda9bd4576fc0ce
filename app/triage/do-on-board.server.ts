import type { Officer } from "~/app/accounts/sessions.server";
import { reviewComments } from "~/app/comments/review-comments.server";
import { DomainError, type FieldErrors } from "~/app/platform/errors";
import { rowId } from "~/app/platform/whole-number";
import type { Db } from "~/db/schema";
import { askForAnalysis } from "./ask-for-analysis.server";
import { assignComments } from "./assign-comments.server";
import { type BoardAddress, boardSearch, filtersOf, keeping } from "./board-address";
import { decideComments } from "./decide-comments.server";
import { type Author, authorOf } from "./open-author.server";
import { type Selection, selectComments } from "./select-comments.server";
import { assignmentForm, reviewForm, selectionForm } from "./triage-forms";
import { writeNote } from "./write-note.server";

/** What a form of the board led to: another address, somebody's name, or a refusal at its form. */
export type Done =
  | { to: string; changedPages: boolean }
  | { author: Author | null; of: number }
  | { refused: Refused; status: number };

export type Refused = {
  /** Which form: `one`, `many`, `note`, `assign` or empty for the page. */
  form: string;
  message: string;
  fields: FieldErrors;
  /** What was typed, given back. */
  typed: { decision: string; reason: string; note: string };
};

type Desk = { db: Db; key: Buffer; officer: Officer; consultationId: number; now: Date };

/** Does what one button of the board asks for. `act` is its name and, after a dot, its value. */
export async function doOnBoard(desk: Desk, address: BoardAddress, form: FormData): Promise<Done> {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  try {
    return await act(desk, address, form, text);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const typed = {
      decision: text("act").replace(/^decide\./, ""),
      reason: text("reason"),
      note: text("note"),
    };
    const refused = {
      form: text("form"),
      message: error.message,
      fields: error.detail.fields ?? {},
      typed,
    };
    return { refused, status: error.status };
  }
}

async function act(
  { db, key, officer, consultationId, now }: Desk,
  address: BoardAddress,
  form: FormData,
  text: (name: string) => string,
): Promise<Done> {
  const [name, value = ""] = text("act").split(".");
  const told = (did: string, ids: readonly number[], changedPages = false): Done => {
    const kept = changes(address) && ids.length <= 50 ? keeping(address, ids) : address.kept;
    // The list forgets its ticks when many were worked on, and only then.
    const many = text("form") === "many" ? `.${Math.floor(now.getTime() / 1000)}` : "";
    const said = `${did}.${ids.length}${many}`;
    return { to: `${boardSearch(address, { kept })}&did=${said}`, changedPages };
  };
  switch (name) {
    case "decide": {
      const decision = value === "undo" ? "" : value;
      const given = { decision, reason: text("reason") };
      const selection = selectionOf(address, form);
      const { ids } = await decideComments(db, officer, consultationId, selection, given);
      return told(decision ? "decided" : "undone", ids);
    }
    case "assign": {
      const given = assignmentForm.safeParse({ unit: text("unit") });
      if (!given.success)
        throw new DomainError("invalid", { fields: { unit: given.error.issues[0]!.message } });
      const selection = selectionOf(address, form);
      const { unit } = given.data;
      const { ids } = await assignComments(db, officer, consultationId, selection, unit);
      return told(unit === null ? "unassigned" : "assigned", ids);
    }
    case "review": {
      const given = reviewForm.safeParse({ review: value });
      if (!given.success) throw new DomainError("invalid");
      const selection = selectionOf(address, form);
      const { ids } = await selectComments(db, officer, consultationId, selection);
      await reviewComments(db, officer, consultationId, ids, given.data.review);
      return told(given.data.review, ids, true);
    }
    case "note": {
      const id = commentOf(text);
      await writeNote(db, officer, consultationId, id, { note: text("note") });
      return told("noted", [id]);
    }
    case "author": {
      const id = commentOf(text);
      return { author: await authorOf(db, key, officer, consultationId, id), of: id };
    }
    case "analyse":
      await askForAnalysis(db, officer, consultationId);
      return told("asked", []);
    default:
      throw new DomainError("invalid");
  }
}

/** The one comment that a form is about. */
function commentOf(text: (name: string) => string): number {
  const id = rowId().safeParse(text("comment"));
  if (!id.success) throw new DomainError("not-found");
  return id.data;
}

/** The filters that an officer's own act can take a comment out of. */
const changes = ({ state, unit, review }: BoardAddress) => Boolean(state || unit || review);

function selectionOf(address: BoardAddress, form: FormData): Selection {
  const given = selectionForm.safeParse({
    ...Object.fromEntries(form),
    ids: form.getAll("ids"),
  });
  if (!given.success)
    throw new DomainError("invalid", { fields: { scope: given.error.issues[0]!.message } });
  const chosen = given.data;
  switch (chosen.scope) {
    case "one":
      return { ids: [chosen.comment] };
    case "ticked":
      return { ids: chosen.ids };
    case "campaign":
      return { campaign: chosen.campaign, expected: chosen.expected };
    case "matching":
      return { filters: filtersOf(address), expected: chosen.expected };
  }
}
