import { readContacts } from "~/app/drafts/contacts";
import { readWindow } from "~/app/drafts/deadline";
import { foldDuplicates } from "~/app/drafts/duplicates";
import { judgeKind } from "~/app/drafts/kind";
import { type Line, readLines } from "~/app/drafts/lines";
import { readMarker } from "~/app/drafts/markers";
import { joined, readOffice, readPublished, readRequiredFields } from "~/app/drafts/notice";
import type { Outline, Removed } from "~/app/drafts/outline";
import { joinWrapped } from "~/app/drafts/pieces";
import type { Sections } from "~/app/drafts/section-walk";
import { partSections } from "~/app/drafts/sections";
import { realMarkers } from "~/app/drafts/sequence";
import { buildClauses } from "~/app/drafts/structure";
import { readTitles } from "~/app/drafts/title";
import { findWarnings } from "~/app/drafts/warnings";

/**
 * A document becomes an outline. Never throws, never guesses in silence, never loses a line:
 * every line that is not blank is in exactly one of clauses, notice, explanation, attachments,
 * signature and removed. Title lines are among the removed ones, with the reason 标题. The title
 * of an attachment is its first line and is not repeated in its text. Time is linear in the text.
 */
export function parseOutline(text: string): Outline {
  const lines = readLines(text);
  const sections = partSections(lines);
  const built = buildClauses(joinWrapped(markLines(sections.draft)));
  const { clauses, removed } = foldDuplicates(built);
  const titles = readTitles(sections);
  const notice = joined(sections.notice);
  const published = readPublished(sections);
  const outline: Outline = {
    ...judgeKind(sections, titles.title, clauses.length),
    title: titles.title,
    headings: titles.headings,
    office: readOffice(sections),
    published,
    window: readWindow(notice, published),
    contacts: readContacts(notice),
    requiredFields: readRequiredFields(notice),
    clauses,
    notice,
    explanation: joined(sections.explanation),
    attachments: sections.attachments.map(readAttachment),
    signature: joined(sections.signature),
    removed: [...removedLines(sections), ...removed].sort(
      (left, right) => left.lines[0] - right.lines[0],
    ),
    warnings: [],
  };
  return { ...outline, warnings: findWarnings(outline, titles) };
}

function markLines(lines: Line[]) {
  const markers = realMarkers(lines.map((line) => readMarker(line.text)));
  return lines.map((line, index) => ({ line, marker: markers[index]! }));
}

function readAttachment(lines: Line[]): { title: string; text: string } {
  const [first, ...rest] = lines;
  return { title: first!.text, text: joined(rest) };
}

function removedLines(sections: Sections): Removed[] {
  const titles = sections.titles.map((line) => ({ line, reason: "标题" }));
  return [...titles, ...sections.removed].map(({ line, reason }) => ({
    lines: [line.number, line.number],
    text: line.text,
    reason,
  }));
}
