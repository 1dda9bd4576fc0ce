import { officeTerms } from "~/app/accounts/office-terms.queries.server";
import { removedRuns } from "~/app/drafts/changes/removed-runs";
import { findingsOf } from "~/app/drafts/findings";
import type { Db } from "~/db/schema";
import { draftFacts } from "./draft-facts";
import { stepsAround, type WorkingCopy } from "./draft-steps.server";
import { unsavedWords } from "./unsaved-words.server";
import { closingWords, endOfDayAfter, USUAL_DAYS } from "./window";
import { windowFields } from "./window-fields";

/** Everything that the page of a working copy shows to this officer. */
export async function loadDraft(
  db: Db,
  draft: WorkingCopy,
  by: { officeId: number; officerId: number },
  now: Date,
) {
  const { outline } = draft;
  const [steps, unsaved, confirmations, { calendar }] = [
    await stepsAround(db, draft),
    await unsavedWords(db, draft, by.officerId),
    await confirmationsOf(db, draft),
    await officeTerms(db, by.officeId),
  ];
  const findings = findingsOf(outline, now, draft.version, calendar).map((finding) => ({
    ...finding,
    confirmed: confirmations.get(finding.key) ?? null,
  }));
  const open = findings.filter(({ mustConfirm, confirmed }) => mustConfirm && !confirmed).length;
  const doubtful = new Set(
    findings.flatMap(({ confirmed, place, alsoAt }) =>
      confirmed || place.part !== "clause" ? [] : [place.number, ...alsoAt],
    ),
  );
  const closesAt = outline.window ? new Date(outline.window.closesAt) : null;
  return {
    slug: draft.slug,
    version: draft.version,
    sourceName: draft.sourceName,
    edition: draft.edition,
    facts: draftFacts(outline, now, open, draft.version),
    steps,
    unsaved,
    findings,
    removed: removedRuns(outline.removed),
    clauses: outline.clauses.map(({ key, number, depth, markerKind, marker, heading, text }) => ({
      key: key!,
      number,
      depth,
      markerKind,
      marker,
      heading,
      text,
      /** Something found in it waits for a person. */
      doubtful: doubtful.has(number),
    })),
    front: {
      title: outline.title,
      headings: outline.headings,
      notice: outline.notice,
      explanation: outline.explanation,
      contacts: outline.contacts,
      signature: outline.signature,
      attachments: outline.attachments.map(({ title, text }) => ({ title, length: text.length })),
    },
    // A further version does not change until when people may speak.
    closing: draft.version === 1 && {
      words: closesAt ? closingWords(closesAt) : "没有读到",
      fields: windowFields(null, closesAt ?? endOfDayAfter(now, USUAL_DAYS)),
    },
  };
}

/** Who confirmed which finding, and when. */
async function confirmationsOf(db: Db, draft: WorkingCopy) {
  const rows = await db
    .selectFrom("draft_confirmations as f")
    .leftJoin("officers as o", "o.id", "f.officer_id")
    .select(["f.finding", "f.confirmed_at as at", "o.name as officer"])
    .where("f.consultation_id", "=", draft.id)
    .where("f.draft_id", "=", draft.draftId)
    .execute();
  return new Map(
    rows.map(({ finding, at, officer }) => [finding, { at, officer: officer ?? "经办人" }]),
  );
}
