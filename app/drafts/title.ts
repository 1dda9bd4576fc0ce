import {
  bareTitle,
  isDateLine,
  isDocumentNumber,
  isDocumentTitle,
  isStamp,
  readAttachmentMark,
} from "~/app/drafts/line-kinds";
import { compact, halfWidth, type Line } from "~/app/drafts/lines";
import type { Sections } from "~/app/drafts/section-walk";

export type Title = { title: string; headings: string[]; differs: boolean; completed: boolean };

const QUOTED =
  /《([^《》\n]{4,100}(?:《[^《》\n]{2,60}》[^《》\n]{0,40})?)》(\s?[(（][^)）\n]{2,20}稿[)）])?/g;

/**
 * The title under which the draft is consulted. The notice names it; the heading of the draft is
 * taken where it says the same more fully, or where there is no notice. Both are kept in `headings`.
 */
export function readTitles(sections: Sections): Title {
  const printed = draftTitle(sections.titles);
  const quoted = quotedTitle(sections);
  const cut = quoted || printed ? null : titleFromPage(sections);
  const title = chosen(printed, quoted) || cut?.title || firstNoticeTitle(sections);
  const headings = [
    ...sections.noticeTitles.map((line) => line.text),
    ...[printed, quoted ?? "", cut?.printed ?? ""],
  ];
  const differs = printed !== "" && quoted !== null && !sameTitle(printed, quoted);
  return {
    title,
    headings: [...new Set(headings)].filter(
      (heading) => heading !== "" && plainWidth(heading) !== plainWidth(title),
    ),
    differs,
    completed: cut?.completed ?? false,
  };
}

function chosen(printed: string, quoted: string | null): string {
  if (printed === "" || quoted === null) return printed || (quoted ?? "");
  return sameTitle(printed, quoted) ? (printed.length >= quoted.length ? printed : quoted) : quoted;
}

function sameTitle(left: string, right: string): boolean {
  const [one, two] = [plain(left), plain(right)];
  return one.includes(two) || two.includes(one);
}

function plainWidth(title: string): string {
  return compact(halfWidth(title));
}

function plain(title: string): string {
  return compact(bareTitle(title)).replace(/[“”"'‘’()（）]/g, "");
}

function firstNoticeTitle(sections: Sections): string {
  return sections.noticeTitles[0]?.text ?? "";
}

function draftTitle(lines: Line[]): string {
  const parts = lines
    .map((line) => readAttachmentMark(line.text)?.inline ?? line.text)
    .filter((text) => text !== "" && !isDateLine(text) && !isDocumentNumber(text));
  let title = "";
  for (const part of parts) {
    if (compact(title).includes(compact(part))) continue;
    if (isStamp(part) || !isDocumentTitle(bareTitle(title)) || title === "") title += part;
  }
  return title;
}

/** 《…(征求意见稿)》 in the notice, or 《…》(征求意见稿); the one that is called a draft comes first. */
function quotedTitle(sections: Sections): string | null {
  const text = sections.notice.map((line) => line.text).join("\n");
  let first: string | null = null;
  let called: string | null = null;
  for (const match of text.matchAll(QUOTED)) {
    const title = match[1]! + (match[2] ?? "").trim();
    if (/[(（][^)）]{0,16}(?:稿|草案)[)）]$/.test(title)) return title;
    if (/(?:稿|草案)$/.test(title)) called ??= title;
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 24);
    const before = text.slice(Math.max(0, match.index - 24), match.index);
    const asked = /公开?征求|征集|意见/.test(after) || /起草|制定|修订|编制|征求|拟/.test(before);
    if (asked && !/根据|按照|依据|贯彻|落实/.test(before.slice(-12))) first ??= title;
  }
  return called ?? first;
}

/** The end of a breadcrumb is the page's title; 如下实施意见 in the text completes one that was cut. */
function titleFromPage(sections: Sections) {
  for (const { line, reason } of sections.removed) {
    if (reason !== "网页导航") continue;
    const printed = line.text
      .split(/\s*[>»›]\s*/)
      .at(-1)!
      .trim();
    if (printed.length < 8) continue;
    const opening = sections.draft
      .slice(0, 3)
      .map((one) => one.text.slice(0, 2000))
      .join("\n");
    const named = /如下(\p{Script=Han}{2,6})[。:：]/u.exec(opening)?.[1] ?? "";
    const overlap = overlapOf(printed, named);
    const completed = overlap > 0 && overlap < named.length;
    return { title: completed ? printed + named.slice(overlap) : printed, printed, completed };
  }
  return null;
}

function overlapOf(title: string, ending: string): number {
  for (let length = Math.min(ending.length, title.length); length > 0; length -= 1) {
    if (title.endsWith(ending.slice(0, length))) return length;
  }
  return 0;
}
