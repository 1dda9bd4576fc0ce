import { removeLists } from "~/app/drafts/attachment-lists";
import { furniture } from "~/app/drafts/clean";
import { type RemovedLine, withoutFurniture } from "~/app/drafts/known-furniture";
import { isExplanationTitle, isNoticeTitle } from "~/app/drafts/line-kinds";
import { type Line, readLines } from "~/app/drafts/lines";
import type { Outline } from "~/app/drafts/outline";
import { outlineOf } from "~/app/drafts/parse-outline";
import { noSections, type Sections } from "~/app/drafts/section-walk";
import { partSections } from "~/app/drafts/sections";
import { HOLIDAYS, type HolidayCalendar } from "~/app/platform/holidays";

export const DOCUMENT_ROLES = ["notice", "draft", "explanation", "attachment"] as const;
export type DocumentRole = (typeof DOCUMENT_ROLES)[number];

/**
 * One file of a consultation. `auto` leaves it to the name and the text to say what it is; `removed`
 * are lines of the text that are known to be page furniture.
 */
export type DocumentPart = {
  role: DocumentRole | "auto";
  name: string;
  text: string;
  removed?: readonly RemovedLine[];
};

type ReadPart = {
  role: DocumentRole;
  lines: Line[];
  sections: Sections;
  furniture: Sections["removed"];
};

const LINE_END = /\r\n?/g;

/**
 * Several files become the outline of one consultation. `text` holds them one below the other, and
 * line numbers count through it; every line of every file is in exactly one place of the outline.
 * Pure, linear in the text.
 */
export function joinDocuments(
  parts: readonly DocumentPart[],
  calendar: HolidayCalendar = HOLIDAYS,
): {
  text: string;
  outline: Outline;
  /** What each file was taken for. */
  roles: DocumentRole[];
} {
  const texts = parts.map((part) => part.text.replace(LINE_END, "\n"));
  const read: ReadPart[] = [];
  let before = 0;
  parts.forEach((part, index) => {
    const text = texts[index]!;
    const found = withoutFurniture(readLines(text), part.removed ?? []);
    const counted = (line: Line) => ({ ...line, number: line.number + before });
    const lines = found.kept.map(counted);
    const furniture = found.removed.map((one) => ({ ...one, line: counted(one.line) }));
    before += text.split("\n").length;
    const sections = partSections(lines);
    const role = part.role === "auto" ? roleOf(part.name, lines, sections) : part.role;
    read.push({ role, lines, sections, furniture });
  });
  const drafts = read.filter(({ role }) => role === "draft").length;
  const merged = merge(
    read.flatMap((part) => [
      settle(part, drafts > 0),
      { ...noSections(), removed: part.furniture },
    ]),
  );
  // What a draft lists at its end may be a file of its own.
  removeLists(merged);
  return {
    text: texts.join("\n"),
    roles: read.map(({ role }) => role),
    outline: outlineOf(merged, calendar),
  };
}

function roleOf(name: string, lines: Line[], sections: Sections): DocumentRole {
  const named = name.replace(/\.[A-Za-z]{2,5}$/, "");
  if (/(?:起草|编制|制定|修订|修改)(?:情况)?(?:的)?(?:说明|解读)|说明$/.test(named)) {
    return "explanation";
  }
  if (lines.slice(0, 4).some((line) => isExplanationTitle(line.text))) return "explanation";
  if (sections.draft.length > 0) return sections.titles.length > 0 ? "draft" : looseRole(named);
  if (sections.notice.length > 0 || lines.slice(0, 4).some((line) => isNoticeTitle(line.text))) {
    return "notice";
  }
  return looseRole(named);
}

function looseRole(named: string): DocumentRole {
  if (/(?:公告|通知|通告|启事|函)$/.test(named)) return "notice";
  return /稿|草案/.test(named) ? "draft" : "attachment";
}

/** What was read of the file alone, moved to where its role says that it belongs. */
function settle({ role, lines, sections }: ReadPart, draftElsewhere: boolean): Sections {
  if (role === "draft") return sections.draft.length > 0 ? sections : whole(lines, "draft");
  if (role === "notice") {
    if (!draftElsewhere && sections.draft.length > 0) return sections;
    return asNotice(sections);
  }
  return whole(lines, role);
}

/** A notice whose draft is another file: nothing in it is a clause. */
function asNotice(sections: Sections): Sections {
  const { titles, draft, notice, ...rest } = sections;
  const told = [...notice, ...titles, ...draft].sort((left, right) => left.number - right.number);
  return { ...noSections(), ...rest, notice: told };
}

function whole(lines: Line[], role: Exclude<DocumentRole, "notice">): Sections {
  const sections = noSections();
  const kept: Line[] = [];
  for (const line of lines) {
    const found = furniture(line.text);
    if (found) sections.removed.push({ line, reason: found.reason });
    else kept.push(line);
  }
  if (role === "attachment") {
    if (kept.length > 0) sections.attachments.push(kept);
  } else sections[role].push(...kept);
  return sections;
}

function merge(all: Sections[]): Sections {
  const merged = noSections();
  for (const one of all) {
    for (const key of Object.keys(merged) as (keyof Sections)[]) {
      const into: unknown[] = merged[key];
      for (const entry of one[key]) into.push(entry);
    }
  }
  return merged;
}
