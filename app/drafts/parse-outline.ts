import { readContacts } from "~/app/drafts/contacts";
import { readWindow } from "~/app/drafts/deadline";
import { draftClauses } from "~/app/drafts/draft-clauses";
import { furtherClauses, partDrafts, withDrafts } from "~/app/drafts/further-drafts";
import { judgeKind } from "~/app/drafts/kind";
import { type RemovedLine, withoutFurniture } from "~/app/drafts/known-furniture";
import { type Line, readLines } from "~/app/drafts/lines";
import { joined, readOffice, readPublished, readRequiredFields } from "~/app/drafts/notice";
import { numberClauses } from "~/app/drafts/numbering";
import type { Outline, Removed } from "~/app/drafts/outline";
import { printedOutline } from "~/app/drafts/printed-words";
import type { Sections } from "~/app/drafts/section-walk";
import { partSections } from "~/app/drafts/sections";
import { readTitles } from "~/app/drafts/title";
import { findWarnings } from "~/app/drafts/warnings";
import { HOLIDAYS, type HolidayCalendar } from "~/app/platform/holidays";

/**
 * A document becomes an outline. Never throws, never guesses in silence, never loses a line:
 * every line that is not blank is in exactly one of clauses, notice, explanation, attachments,
 * signature and removed. Title lines are among the removed ones, with the reason 标题; the
 * title of a further draft is the clause above its clauses. The title
 * of an attachment is its first line and is not repeated in its text. Time is linear in the text.
 */
export function parseOutline(text: string): Outline {
  return parseReadText(text, []);
}

/** The same for a text of which some lines are known to be page furniture. */
export function parseReadText(
  text: string,
  known: readonly RemovedLine[],
  calendar: HolidayCalendar = HOLIDAYS,
): Outline {
  const { kept, removed } = withoutFurniture(readLines(text), known);
  const sections = partSections(kept);
  return outlineOf({ ...sections, removed: [...sections.removed, ...removed] }, calendar);
}

/** The outline of a document, or of several that belong together, once its lines are parted. */
export function outlineOf(sections: Sections, calendar: HolidayCalendar = HOLIDAYS): Outline {
  const { own, drafts } = partDrafts(sections);
  const first = draftClauses(own);
  const all = [first, ...drafts.map(furtherClauses)];
  const kept = withDrafts(own, drafts);
  const clauses = all.flatMap((draft) => draft.clauses);
  const titles = readTitles(sections);
  const notice = joined(sections.notice);
  const published = readPublished(sections);
  const kind = judgeKind(sections, titles.title, first.clauses.length);
  const outline: Outline = {
    ...kind,
    title: titles.title,
    headings: titles.headings,
    office: readOffice(sections),
    published,
    // The days of a report, a result or a tender are no window for comments.
    window: kind.kind === "consultation" ? readWindow(notice, published, calendar) : null,
    contacts: readContacts(notice),
    requiredFields: readRequiredFields(notice),
    clauses: drafts.length === 0 ? clauses : numberClauses(clauses),
    notice,
    explanation: joined(sections.explanation),
    attachments: kept.attachments.map(readAttachment),
    signature: joined(kept.signature),
    removed: [...removedLines(kept), ...all.flatMap((draft) => draft.removed)].sort(
      (left, right) => left.lines[0] - right.lines[0],
    ),
    warnings: [],
  };
  const warnings = findWarnings(outline, titles, sections, calendar);
  return printedOutline({ ...outline, warnings }, kept);
}

function readAttachment(lines: Line[]): { title: string; text: string } {
  const [first, ...rest] = lines;
  return { title: first!.text, text: joined(rest) };
}

function removedLines(sections: Sections): Removed[] {
  const titles = sections.titles.map((line) => ({ line, reason: "标题" }));
  return [...titles, ...sections.removed].map(({ line, reason }) => ({
    lines: [line.number, line.number],
    text: line.printed ?? line.text,
    reason,
  }));
}
