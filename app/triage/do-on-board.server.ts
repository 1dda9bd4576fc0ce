import type { Officer } from "~/app/accounts/sessions.server";
import { reviewComments } from "~/app/comments/review-comments.server";
import { DomainError, type FieldErrors } from "~/app/platform/errors";
import { ordinal, rowId } from "~/app/platform/whole-number";
import type { Db } from "~/db/schema";
import { assignComments } from "./assign-comments.server";
import { type BoardAddress, boardSearch, filtersOf, keeping, refiltered } from "./board-address";
import { changeTopic } from "./change-topic.server";
import { decideComments } from "./decide-comments.server";
import { type Did, writeDid } from "./did";
import { dissolveCampaign, restoreCampaign } from "./dissolve-campaign.server";
import { leaveCampaign, rejoinCampaign } from "./leave-campaign.server";
import { nameTopic } from "./name-topic.server";
import { type Author, authorOf } from "./open-author.server";
import { askForAnalysis, stopAnalysis } from "./order-analysis.server";
import { liftPlaces, placeComments } from "./place-comments.server";
import { type Selection, selectComments } from "./select-comments.server";
import { tieComment } from "./tie-comment.server";
import {
  assignmentForm,
  campaignSeenForm,
  placeFaults,
  placeForm,
  reviewForm,
  selectionForm,
} from "./triage-forms";
import { wishForTopics } from "./wish-for-topics.server";
import { writeNote } from "./write-note.server";

/** What a form of the board led to: another address, somebody's name, or a refusal at its form. */
export type Done =
  | { to: string; changedPages: boolean }
  | { author: Author | null; of: number }
  | { refused: Refused; status: number };

const TYPED = ["reason", "note", "label", "topic", "unit", "scope", "confirmed"] as const;

export type Refused = {
  /** Which form: `one`, `many`, `note`, `assign` or empty for the page. */
  form: string;
  message: string;
  fields: FieldErrors;
  /** What was typed, given back. */
  typed: Record<(typeof TYPED)[number], string> & { decision: string };
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
      ...(Object.fromEntries(TYPED.map((name) => [name, text(name)])) as Record<
        (typeof TYPED)[number],
        string
      >),
      decision: text("act").replace(/^decide\./, ""),
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

type Told = { changedPages?: boolean } & Pick<Did, "left" | "at">;

async function act(
  { db, key, officer, consultationId, now }: Desk,
  address: BoardAddress,
  form: FormData,
  text: (name: string) => string,
): Promise<Done> {
  const [name, value = ""] = text("act").split(".");
  const told = (
    did: string,
    ids: readonly number[],
    { changedPages = false, left = 0, at }: Told = {},
  ): Done => {
    const kept = changes(address) && ids.length <= 50 ? keeping(address, ids) : address.kept;
    // The list forgets its ticks when many were worked on, and only then.
    const many = text("form") === "many" ? String(Math.floor(now.getTime() / 1000)) : "";
    const said = writeDid({ act: did, count: ids.length, many, left, at });
    return { to: `${boardSearch(address, { kept })}&did=${said}`, changedPages };
  };
  switch (name) {
    case "decide": {
      const decision = value === "undo" ? "" : value;
      const one = text("scope") === "one" && form.has("stands");
      const given = {
        decision,
        reason: text("reason"),
        ...(one && { stands: text("stands") }),
      };
      const selection = selectionOf(address, form);
      const done = await decideComments(db, officer, consultationId, selection, given);
      const { ids, left, decidedAt } = done;
      return told(decision ? "decided" : "undone", ids, { left, at: decidedAt?.getTime() });
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
      return told(given.data.review, ids, { changedPages: true });
    }
    case "note": {
      const id = commentOf(text);
      await writeNote(db, officer, consultationId, id, { note: text("note") });
      return told("noted", [id]);
    }
    case "tie":
    case "untie": {
      const clause = rowId().safeParse(value);
      if (!clause.success) throw new DomainError("not-found");
      const id = commentOf(text);
      const tied = name === "tie";
      await tieComment(db, officer, consultationId, id, clause.data, tied);
      return told(tied ? "tied" : "untied", [id]);
    }
    case "name": {
      const topic = ordinal().safeParse(value);
      if (!topic.success) throw new DomainError("not-found");
      await nameTopic(db, officer, consultationId, topic.data, { label: text("label") });
      return told("named", []);
    }
    case "merge":
    case "part":
    case "unmake": {
      const topic = ordinal().safeParse(value);
      if (!topic.success) throw new DomainError("not-found");
      const { data: changed } = topic;
      const { did, becomes } = await changeTopic(db, officer, consultationId, name, changed, form);
      if (address.topic !== changed || becomes === changed) return told(did, []);
      // The list is of a topic that is no more.
      const to = refiltered(address, { topic: becomes ?? undefined, c: address.c });
      return {
        to: `${to}&${new URLSearchParams({ did: writeDid({ act: did, count: 0 }) })}`,
        changedPages: false,
      };
    }
    case "place": {
      const place = placeForm.safeParse(Object.fromEntries(form));
      if (!place.success) throw new DomainError("invalid", { fields: placeFaults(place.error) });
      const selection = selectionOf(address, form);
      const { ids } = await placeComments(db, officer, consultationId, selection, place.data);
      return told("placed", ids);
    }
    case "lift": {
      const id = commentOf(text);
      const given = value === "act" ? { actOn: id } : { ids: [id] };
      const { ids } = await liftPlaces(db, officer, consultationId, given);
      return told("lifted", ids);
    }
    case "author": {
      const id = commentOf(text);
      return { author: await authorOf(db, key, officer, consultationId, id), of: id };
    }
    case "analyse":
      await askForAnalysis(db, officer, consultationId);
      return told("asked", []);
    case "leave":
    case "rejoin": {
      const id = commentOf(text);
      const leaves = name === "leave";
      await (leaves ? leaveCampaign : rejoinCampaign)(db, officer, consultationId, id);
      return told(leaves ? "left" : "rejoined", [id]);
    }
    case "dissolve": {
      const seen = campaignSeenForm.safeParse(Object.fromEntries(form));
      if (!seen.success) throw new DomainError("not-found");
      const { size } = await dissolveCampaign(db, officer, consultationId, seen.data);
      return {
        to: `${refiltered(address, { campaign: undefined })}&did=dissolved.${size}`,
        changedPages: false,
      };
    }
    case "restore": {
      const dissolution = rowId().safeParse(value);
      if (!dissolution.success) throw new DomainError("not-found");
      const { size } = await restoreCampaign(db, officer, consultationId, dissolution.data);
      return { to: `${boardSearch(address)}&did=restored.${size}`, changedPages: false };
    }
    case "stop":
      await stopAnalysis(db, officer, consultationId);
      return told("stopped", []);
    case "granularity":
      await wishForTopics(db, officer, consultationId, { topics: form.get("topics") });
      return told("finer", []);
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
const changes = ({ clause, state, unit, review }: BoardAddress) =>
  Boolean(clause || state || unit || review);

function selectionOf(address: BoardAddress, form: FormData): Selection {
  const given = selectionForm.safeParse({
    ...Object.fromEntries(form),
    ids: form.getAll("ids"),
  });
  if (!given.success) {
    const { path, message } = given.error.issues[0]!;
    const field = path[0] === "confirmed" ? "confirmed" : "scope";
    throw new DomainError("invalid", { fields: { [field]: message } });
  }
  const chosen = given.data;
  switch (chosen.scope) {
    case "one":
      return { ids: [chosen.comment] };
    case "ticked":
      return { ids: chosen.ids };
    case "campaign":
      return {
        campaign: chosen.campaign,
        expected: chosen.expected,
        including: chosen.comment,
      };
    case "matching":
      return { filters: filtersOf(address), expected: chosen.expected };
    case "just":
      return { decidedAt: new Date(chosen.at) };
  }
}
