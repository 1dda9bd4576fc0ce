import {
  bareTitle,
  isDateLine,
  isDocumentNumber,
  isDocumentTitle,
  isStamp,
  readAttachmentMark,
} from "~/app/drafts/line-kinds";
import { closeUp, compact, halfWidth, type Line } from "~/app/drafts/lines";
import type { Sections } from "~/app/drafts/section-walk";

export type Title = { title: string; headings: string[]; differs: boolean; completed: boolean };

const QUOTED =
  /《([^《》\n]{4,100}(?:《[^《》\n]{2,60}》[^《》\n]{0,40})?)》(\s?[(（](?:[^()（）《》\n]{2,20}稿|[^()（）《》\n]{0,12}草案)[)）])?/g;
/** 《条例(草案)》 is no name of a document. */
const GENERIC =
  /^(?:条例|办法|规定|规划|方案|意见|细则|规则|通知|预案|措施)(?:\s?[(（][^()（）]{2,16}[)）])?$/;
/** (以下简称《条例(草案)》) */
const SHORT_NAME = /简称(?:为)?[:：]?[“"]?《([^《》\n]{2,40})》/g;

/**
 * The title under which the draft is consulted. The notice names it; the heading of the draft is
 * taken where it says the same more fully, or where there is no notice. Both are kept in `headings`.
 */
export function readTitles(sections: Sections): Title {
  const headed = draftTitle(sections.titles);
  const named = labelledTitle(sections);
  // What merely stood first on the page gives way to the title that the page tabulates.
  const printed = named && !isDocumentTitle(bareTitle(headed)) ? "" : headed;
  const quoted = quotedTitle(sections) ?? (printed ? null : titleInReport(sections));
  const cut = quoted || printed ? null : (named ?? titleFromPage(sections));
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
  return compact(bareTitle(title)).replace(/[“”"'‘’()（）《》〈〉<>]/g, "");
}

function firstNoticeTitle(sections: Sections): string {
  return sections.noticeTitles[0]?.text ?? "";
}

function draftTitle(lines: Line[]): string {
  const parts = lines
    .map((line) => closeUp(readAttachmentMark(line.text)?.inline ?? line.text))
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
  const short = new Set([...text.matchAll(SHORT_NAME)].map((match) => match[1]));
  let first: string | null = null;
  let called: string | null = null;
  for (const match of text.matchAll(QUOTED)) {
    if (short.has(match[1]!) || GENERIC.test(match[1]!)) continue;
    const title = standing(match[1]!) + (match[2] ?? "").trim();
    if (/[(（][^)）]{0,16}(?:稿|草案)[)）]$/.test(title)) return title;
    if (/(?:稿|草案)$/.test(title)) called ??= title;
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 24);
    const before = text.slice(Math.max(0, match.index - 24), match.index);
    const told = after.replace(/^\s?[(（][^()（）]{2,30}[)）]/, "");
    const made = /^\s?(?:的?编制|的?起草|的?修订|的?修编|的?制定|的?拟定)/.test(told);
    const asked =
      made || /公开?征求|征集|意见/.test(after) || /起草|制定|修订|编制|征求|拟/.test(before);
    if (asked && !/根据|按照|依据|贯彻|落实/.test(before.slice(-12))) first ??= title;
  }
  return called ?? first;
}

/** Inside 《》 a name stands in 〈〉 (GB/T 15834 4.15.3.3); a title by itself has 《》 again. */
function standing(quoted: string): string {
  return quoted.replace(/[〈<﹤]([^〈〉<>﹤﹥]{2,80})[〉>﹥]/g, "《$1》");
}

/** A report that carries no notice names the draft in its first paragraphs. */
function titleInReport(sections: Sections): string | null {
  if (sections.titles.length > 0 || sections.noticeTitles.length > 0) return null;
  for (const line of sections.draft.slice(0, 8)) {
    for (const match of line.text.slice(0, 2000).matchAll(QUOTED)) {
      const title = standing(match[1]!) + (match[2] ?? "").trim();
      if (/[(（][^)）]{0,16}(?:稿|草案)[)）]$/.test(title) && !GENERIC.test(match[1]!))
        return title;
    }
  }
  return null;
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

/** 发文标题: …, as a page tabulates it. */
function labelledTitle(sections: Sections) {
  for (const { line, reason } of sections.removed) {
    if (reason !== "网页信息栏") continue;
    const label =
      /^(?:发文|法规|信息|文件)?(?:标\s{0,4}题|名\s{0,4}称)\s?[:：][\s|｜]{0,4}(\S.{7,120})$/;
    const printed = label.exec(line.text)?.[1]?.replace(/[\s|｜]+$/, "");
    if (printed) return { title: printed, printed, completed: false };
  }
  return null;
}

function overlapOf(title: string, ending: string): number {
  for (let length = Math.min(ending.length, title.length); length > 0; length -= 1) {
    if (title.endsWith(ending.slice(0, length))) return length;
  }
  return 0;
}
