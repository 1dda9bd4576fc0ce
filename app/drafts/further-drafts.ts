import { draftClauses } from "~/app/drafts/draft-clauses";
import {
  isDocumentTitle,
  isOfficeLine,
  isStamp,
  readAttachmentMark,
} from "~/app/drafts/line-kinds";
import { compact, type Line } from "~/app/drafts/lines";
import { readMarker } from "~/app/drafts/markers";
import type { Clause, Removed } from "~/app/drafts/outline";
import { printedClauses } from "~/app/drafts/printed-words";
import type { Sections } from "~/app/drafts/section-walk";
import { partSections } from "~/app/drafts/sections";

const LONGEST_HEAD = 4;
const FEWEST_PIECES = 3;

/** A draft behind the first one of a document: its title, and everything that was read of it. */
type FurtherDraft = { mark: Line | null; sections: Sections };

/**
 * Drafts behind the first: below it in the text, each with its title, or among the attachments.
 * `own` is the document without them; a title that is the first draft's once more begins none.
 */
export function partDrafts(sections: Sections): { own: Sections; drafts: FurtherDraft[] } {
  const known = titleOf(sections.titles);
  const isFurther = (draft: FurtherDraft | null): draft is FurtherDraft =>
    draft !== null && titleOf(draft.sections.titles) !== known;
  const [first, ...below] = partedAtTitles(sections.draft);
  const inText = below.map((lines) => readDraft(lines)).filter(isFurther);
  const parted = inText.length === below.length;
  const drafts = parted ? inText : [];
  const attachments: Line[][] = drafts.flatMap((draft) => draft.sections.attachments);
  for (const lines of sections.attachments) {
    const draft = readDraft(lines, true);
    if (isFurther(draft)) {
      drafts.push(draft);
      attachments.push(...draft.sections.attachments);
    } else attachments.push(lines);
  }
  return { own: { ...sections, draft: parted ? first! : sections.draft, attachments }, drafts };
}

function partedAtTitles(lines: Line[]): Line[][] {
  const places = furtherTitles(lines);
  return [0, ...places].map((from, index) => lines.slice(from, places[index]));
}

/** Where in the text of a draft the title of another one begins. */
export function furtherTitles(lines: Line[]): number[] {
  const places: number[] = [];
  let articles = false;
  lines.forEach((line, at) => {
    const first = beginsArticles(line);
    if (at > 0 && isDraftTitle(line)) {
      const from = isStamp(line.text) ? titleAbove(lines, at) : at;
      if (
        from > 0 &&
        isDocumentTitle(lines[from]!.text + (from < at - 1 ? lines[at - 1]!.text : ""))
      )
        places.push(from);
    } else if (first && articles && at > 2 && /。$/.test(lines[at - 2]!.text)) {
      // 第一条 once more below a bare title.
      if (isDocumentTitle(lines[at - 1]!.text) && !isDraftTitle(lines[at - 1]!))
        places.push(at - 1);
    }
    articles ||= first;
  });
  return places;
}

/** （征求意见稿） on a line of its own closes the title above it, which an office or 关于… may begin. */
function titleAbove(lines: Line[], stamp: number): number {
  const title = lines[stamp - 1]!;
  if (!isDocumentTitle(title.text) || isDraftTitle(title)) return 0;
  const above = lines[stamp - 2];
  const begins =
    above &&
    (isOfficeLine(above.text) || /^[^。；;：:]{0,30}关于[^。；;：:]{0,30}$/.test(above.text));
  return begins && !isDocumentTitle(above.text) ? stamp - 2 : stamp - 1;
}

function beginsArticles({ text }: Line): boolean {
  const marker = readMarker(text);
  return marker?.sure === true && marker.values[0] === 1 && /[章条]/.test(marker.kind);
}

/** The clauses of a further draft under one that bears its title. */
export function furtherClauses({ sections }: FurtherDraft): {
  clauses: Clause[];
  removed: Removed[];
} {
  const { titles } = sections;
  const heading: Clause = {
    number: 0,
    depth: 0,
    path: "",
    markerKind: "none",
    marker: "",
    heading: titles.map((line) => line.text).join(""),
    text: "",
    lines: [titles[0]!.number, titles.at(-1)!.number],
    units: [],
    flags: [],
  };
  const { clauses, removed } = draftClauses(sections);
  const below = clauses.map((clause) => ({ ...clause, depth: clause.depth + 1 }));
  return { clauses: [...printedClauses([heading], titles), ...below], removed };
}

/** The sections of the whole document, with what further drafts hold besides their clauses. */
export function withDrafts(sections: Sections, drafts: FurtherDraft[]): Sections {
  const all = drafts.map((draft) => draft.sections);
  const marks = drafts.flatMap(({ mark }) => (mark ? [{ line: mark, reason: "附件标记" }] : []));
  if (drafts.length === 0) return sections;
  return {
    ...sections,
    draft: [...sections.draft, ...all.flatMap(({ titles, draft }) => [...titles, ...draft])],
    signature: [...sections.signature, ...all.flatMap(({ signature }) => signature)],
    removed: [...sections.removed, ...marks, ...all.flatMap(({ removed }) => removed)],
  };
}

export function isDraftTitle({ text }: Line): boolean {
  return (isStamp(text) && /稿|草案/.test(text)) || /[(（][^)）]{0,12}(?:稿|草案)[)）]$/.test(text);
}

/** Null where the lines are no draft. An attachment must be called one, by its stamp. */
function readDraft(lines: Line[], stamped = false): FurtherDraft | null {
  if (lines.length < FEWEST_PIECES + 1) return null;
  if (stamped && !lines.slice(0, LONGEST_HEAD).some(isDraftTitle)) return null;
  const bare = readAttachmentMark(lines[0]!.text)?.inline === "";
  const sections = partSections(bare ? lines.slice(1) : lines);
  const { titles, draft, notice, explanation } = sections;
  if (titles.length === 0 || notice.length + explanation.length > 0) return null;
  const begins = draft.slice(0, LONGEST_HEAD * 2).some(({ text }) => {
    const marker = readMarker(text);
    return marker?.sure === true && marker.values[0] === 1;
  });
  if (!begins || draft.length < FEWEST_PIECES || !standsBefore(titles, draft)) return null;
  return { mark: bare ? lines[0]! : null, sections };
}

function standsBefore(titles: Line[], draft: Line[]): boolean {
  return titles.at(-1)!.number <= draft[0]!.number;
}

function titleOf(lines: Line[]): string {
  return compact(
    lines.map(({ text }) => readAttachmentMark(text)?.inline ?? text).join(""),
  ).replace(/[(（)）《》]/g, "");
}
