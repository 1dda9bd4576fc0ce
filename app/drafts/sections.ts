import { furniture, isContactLine, isLinkAdvert, isSiteName } from "~/app/drafts/clean";
import { contentsEnd, isContentsHeading, unnamedContentsEnd } from "~/app/drafts/contents-table";
import {
  isChannelHeading,
  isDateLine,
  isDocumentNumber,
  isDocumentTitle,
  isExplanationTitle,
  isNoticeProse,
  isNoticeTitle,
  isOfficeLine,
  isParagraph,
  isSalutation,
  isStamp,
  readAttachmentMark,
} from "~/app/drafts/line-kinds";
import type { Line } from "~/app/drafts/lines";
import { lookAhead } from "~/app/drafts/look-ahead";

/** What every line of the document belongs to. Each line is in exactly one of these lists. */
export type Sections = {
  /** Title lines of the draft, as they stand together. */
  titles: Line[];
  noticeTitles: Line[];
  notice: Line[];
  draft: Line[];
  explanation: Line[];
  attachments: Line[][];
  signature: Line[];
  removed: { line: Line; reason: string }[];
};

type State = "head" | "notice" | "draft" | "after" | "explanation" | "attachment" | "tail";

export const TITLE_REASON = "标题";
const AFTER_REASON = "正文之后的网页内容";

/** Walks through the lines once and parts the document. Cost is linear in the number of lines. */
export function partSections(lines: Line[]): Sections {
  const parts: Sections = {
    titles: [],
    noticeTitles: [],
    notice: [],
    draft: [],
    explanation: [],
    attachments: [],
    signature: [],
    removed: [],
  };
  const ahead = lookAhead(lines);
  let state = "head" as State;
  let signed = false;
  let hasProse = false;
  let at = 0;
  // Set where a reader hands the very same line to the reader of another state.
  let again = false;

  const remove = (line: Line, reason: string) => parts.removed.push({ line, reason });
  const readers: Record<State, (line: Line) => void> = {
    head: inHead,
    notice: inNotice,
    draft: inDraft,
    after: inAfter,
    explanation: inExplanation,
    attachment: inAttachment,
    tail: (line) => remove(line, AFTER_REASON),
  };
  while (at < lines.length) {
    const line = lines[at]!;
    if (state !== "tail" && isFurniture(line)) at += 1;
    else {
      const before = at;
      again = false;
      readers[state](line);
      if (at === before && !again) at += 1;
    }
  }
  return parts;

  function isFurniture(line: Line): boolean {
    const found = furniture(line.text);
    if (found) {
      const over = found.ends && state !== "head" && !ahead.goesOn(at) && !ahead.documentAfter(at);
      if (over && (parts.draft.length > 0 || signed)) state = "tail";
      remove(line, found.reason);
      return true;
    }
    const advert = isLinkAdvert(line.text) && state !== "notice" && state !== "explanation";
    if (advert) remove(line, "广告或外部链接");
    return advert;
  }

  function inHead(line: Line): void {
    const { text } = line;
    if (isNoticeTitle(text)) {
      if (ahead.sameNext(at)) remove(line, "重复的标题");
      else beginNotice(line);
    } else if (isOfficeLine(text) && isNoticeTitle(lines[at + 1]?.text ?? "")) {
      beginNotice(line);
    } else if (readAttachmentMark(text)) afterMark(line);
    else if (isExplanationTitle(text)) beginExplanation(line);
    else if (ahead.beginsTitle(at) && text.length >= 5) readTitle();
    else if (ahead.marker(at)?.sure || isContentsHeading(text)) beginDraft();
    else if (isSalutation(text)) {
      if (ahead.noticeFollows(at)) beginNotice(null);
      else beginDraft();
    } else if (isParagraph(text)) {
      if (isNoticeProse(text)) beginNotice(null);
      else beginDraft();
    } else if (isDocumentNumber(text)) remove(line, "发文字号");
    else if (isSiteName(text)) remove(line, "网页名称");
    else if (text.length >= 8 && parts.titles.length === 0) parts.titles.push(line);
    else remove(line, "网页页眉");
  }

  function beginNotice(title: Line | null): void {
    state = "notice";
    if (title) {
      parts.noticeTitles.push(title);
      parts.notice.push(title);
    } else inNotice(lines[at]!);
  }

  function beginExplanation(line: Line): void {
    state = "explanation";
    parts.explanation.push(line);
  }

  function beginDraft(): void {
    state = "draft";
    inDraft(lines[at]!);
  }

  function inNotice(line: Line): void {
    const { text } = line;
    const marker = ahead.marker(at);
    if (readAttachmentMark(text)) {
      const end = ahead.listEnd(at);
      if (end === null) afterMark(line);
      else parts.notice.push(...take(end));
    } else if (isNoticeTitle(text) && !hasProse) {
      parts.noticeTitles.push(line);
      parts.notice.push(line);
    } else if (isExplanationTitle(text)) beginExplanation(line);
    else if (hasProse && ahead.beginsTitle(at) && ahead.bodyFollows(at)) readTitle();
    else if (marker?.sure && /章|条/.test(marker.kind) && marker.values[0] === 1) beginDraft();
    else if (hasProse && isContentsHeading(text)) beginDraft();
    else if (marker?.kind === "一、" && marker.values[0] === 1 && beginsUntitled(text))
      beginDraft();
    else if (signed && isParagraph(text) && !isNoticeProse(text) && ahead.structureFollows(at)) {
      beginDraft();
    } else if (hasProse && ahead.isSignature(at)) {
      signed ||= isDateLine(text);
      parts.signature.push(line);
    } else {
      hasProse ||= isParagraph(text);
      parts.notice.push(line);
    }
  }

  function beginsUntitled(text: string): boolean {
    return signed || (hasProse && !isChannelHeading(text) && ahead.untitledDraft(at));
  }

  /** 附件 stands before something: the draft, its explanation or another attachment. */
  function afterMark(line: Line): void {
    const inline = readAttachmentMark(line.text)!.inline;
    const next = lines[at + 1];
    const isDraft = parts.draft.length === 0 || isCoverLetter();
    const titled = inline !== "" ? isDocumentTitle(inline) : ahead.beginsTitle(at + 1);
    const untitled = inline === "" && next !== undefined && ahead.structureFollows(at);
    if (isExplanationTitle(inline)) beginExplanation(line);
    else if (inline === "" && next && isExplanationTitle(next.text)) {
      remove(line, "附件标记");
      at += 2;
      beginExplanation(next);
    } else if (isDraft && (titled || untitled)) {
      coverBecomesNotice();
      if (inline === "") remove(line, "附件标记");
      else parts.titles.push(line);
      at += 1;
      readTitle();
    } else {
      state = "attachment";
      parts.attachments.push([line]);
    }
  }

  function readTitle(): void {
    const end = ahead.titleEnd(at);
    if (parts.draft.length === 0 && end > at) {
      for (const line of parts.titles.splice(0)) remove(line, "网页页眉");
    }
    again = end === at;
    parts.titles.push(...take(end));
    state = "draft";
  }

  function inDraft(line: Line): void {
    const { text } = line;
    const contents = contentsHere(text);
    if (contents > at) {
      for (const entry of take(contents)) remove(entry, "目录");
      return;
    }
    if (parts.draft.length === 0 && isSalutation(text)) {
      remove(line, "主送机关");
      return;
    }
    const goesOn = ahead.goesOn(at);
    if (readAttachmentMark(text) && !goesOn) {
      const end = ahead.listEnd(at);
      if (end === null) afterMark(line);
      else parts.attachments.push(take(end));
    } else if (isExplanationTitle(text) && !goesOn) beginExplanation(line);
    else if (ahead.isSignature(at) && !goesOn && parts.draft.length > 0) {
      parts.signature.push(line);
      if (isDateLine(text)) state = "after";
    } else if (isContactLine(text) && !goesOn && parts.draft.length > 0) contact(line);
    else {
      ahead.pass(at);
      parts.draft.push(line);
    }
  }

  /** Contact details below the text belong to the office only where the notice gave none. */
  function contact(line: Line): void {
    const answered = parts.notice.some((one) => /@|电话|邮箱|地址/.test(one.text));
    if (answered || ahead.furnitureFollows(at)) remove(line, "正文之后的联系方式，不是本公告的");
    else parts.notice.push(line);
  }

  function contentsHere(text: string): number {
    if (isContentsHeading(text)) return contentsEnd(lines, at);
    return parts.draft.length < 3 ? unnamedContentsEnd(lines, at) : at;
  }

  function take(end: number): Line[] {
    const taken = lines.slice(at, end);
    at = end;
    return taken;
  }

  function inAfter(line: Line): void {
    const { text } = line;
    if (readAttachmentMark(text)) afterMark(line);
    else if (isExplanationTitle(text)) beginExplanation(line);
    else if (ahead.beginsTitle(at) && text.length >= 6) {
      if (isCoverLetter()) {
        coverBecomesNotice();
        readTitle();
      } else {
        state = "attachment";
        parts.attachments.push([line]);
      }
    } else if (isNoticeTitle(text) && parts.notice.length === 0) beginNotice(line);
    else if (isContactLine(text)) contact(line);
    else if (ahead.goesOn(at) || (isCoverLetter() && ahead.marker(at)?.sure)) beginDraft();
    else if (ahead.isSignature(at) || /^[(（].{2,30}[)）]$|^抄送|印发$/.test(text)) {
      parts.signature.push(line);
    } else remove(line, AFTER_REASON);
  }

  /** 现将《…》印发给你们: what was read so far only carries the document that follows. */
  function isCoverLetter(): boolean {
    return parts.draft.length > 0 && parts.draft.length <= 12 && !ahead.passedStructure();
  }

  function coverBecomesNotice(): void {
    parts.notice.push(...parts.titles.splice(0), ...parts.draft.splice(0));
  }

  function inExplanation(line: Line): void {
    const { text } = line;
    const wanted = parts.draft.length === 0;
    if (readAttachmentMark(text) && ahead.listEnd(at) === null) afterMark(line);
    else if (wanted && isNoticeTitle(text) && parts.notice.length === 0) beginNotice(line);
    else if (wanted && ahead.beginsTitle(at) && text.length >= 8 && ahead.bodyFollows(at)) {
      readTitle();
    } else parts.explanation.push(line);
  }

  function inAttachment(line: Line): void {
    const { text } = line;
    const current = parts.attachments.at(-1)!;
    if (readAttachmentMark(text)) afterMark(line);
    else if (isExplanationTitle(text)) beginExplanation(line);
    else if (parts.draft.length === 0 && isStamp(lines[at + 1]?.text ?? "")) readTitle();
    else if (isOfficeLine(text) && ahead.isSignature(at)) parts.signature.push(line);
    else current.push(line);
  }
}
