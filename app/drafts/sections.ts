import { furniture, isContactLine, isLinkAdvert, isSiteName } from "~/app/drafts/clean";
import { contentsEnd, isContentsHeading, unnamedContentsEnd } from "~/app/drafts/contents-table";
import {
  isChannelHeading,
  isDateLine,
  isDocumentNumber,
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
import { type Sections, SectionWalk, type State } from "~/app/drafts/section-walk";

const AFTER_REASON = "正文之后的网页内容";

const READERS: Record<State, (walk: SectionWalk, line: Line) => void> = {
  head: inHead,
  notice: inNotice,
  draft: inDraft,
  after: inAfter,
  explanation: inExplanation,
  attachment: inAttachment,
  tail: (walk, line) => walk.remove(line, AFTER_REASON),
};

/** Walks through the lines once and parts the document. Cost is linear in the number of lines. */
export function partSections(lines: Line[]): Sections {
  const walk = new SectionWalk(lines);
  while (walk.at < lines.length) {
    const line = lines[walk.at]!;
    if (walk.state !== "tail" && removeFurniture(walk, line)) walk.at += 1;
    else {
      const before = walk.at;
      walk.again = false;
      READERS[walk.state](walk, line);
      if (walk.at === before && !walk.again) walk.at += 1;
    }
  }
  return walk.parts;
}

function removeFurniture(walk: SectionWalk, line: Line): boolean {
  const { state, ahead, at, parts } = walk;
  const found = furniture(line.text);
  if (found) {
    const over = found.ends && state !== "head" && !ahead.goesOn(at) && !ahead.documentAfter(at);
    if (over && (parts.draft.length > 0 || walk.signed)) walk.state = "tail";
    walk.remove(line, found.reason);
    return true;
  }
  const advert = isLinkAdvert(line.text) && state !== "notice" && state !== "explanation";
  if (advert) walk.remove(line, "广告或外部链接");
  return advert;
}

function inHead(walk: SectionWalk, line: Line): void {
  const { ahead, at, parts } = walk;
  const { text } = line;
  if (isNoticeTitle(text)) {
    if (ahead.sameNext(at)) walk.remove(line, "重复的标题");
    else walk.beginNotice(line);
  } else if (isOfficeLine(text) && isNoticeTitle(walk.next?.text ?? "")) walk.beginNotice(line);
  else if (readAttachmentMark(text)) walk.afterMark(line);
  else if (isExplanationTitle(text)) walk.beginExplanation(line);
  else if (ahead.beginsTitle(at) && text.length >= 5) walk.readTitle();
  else if (ahead.marker(at)?.sure || isContentsHeading(text)) walk.handTo("draft");
  else if (isSalutation(text)) walk.handTo(ahead.noticeFollows(at) ? "notice" : "draft");
  else if (isParagraph(text)) walk.handTo(isNoticeProse(text) ? "notice" : "draft");
  else if (isDocumentNumber(text)) walk.remove(line, "发文字号");
  else if (isSiteName(text)) walk.remove(line, "网页名称");
  else if (text.length >= 8 && parts.titles.length === 0) parts.titles.push(line);
  else walk.remove(line, "网页页眉");
}

function inNotice(walk: SectionWalk, line: Line): void {
  const { ahead, at, parts } = walk;
  const { text } = line;
  if (readAttachmentMark(text)) {
    const end = ahead.listEnd(at);
    if (end === null) walk.afterMark(line);
    else for (const entry of walk.take(end)) parts.notice.push(entry);
  } else if (isNoticeTitle(text) && !walk.hasProse) walk.beginNotice(line);
  else if (isExplanationTitle(text)) walk.beginExplanation(line);
  else if (walk.hasProse && ahead.beginsTitle(at) && ahead.bodyFollows(at)) walk.readTitle();
  else if (draftBegins(walk, text)) walk.handTo("draft");
  else if (walk.hasProse && ahead.isSignature(at)) {
    walk.signed ||= isDateLine(text);
    parts.signature.push(line);
  } else {
    walk.hasProse ||= isParagraph(text);
    parts.notice.push(line);
  }
}

/** Inside a notice: the first line of a draft that has no title of its own. */
function draftBegins({ ahead, at, signed, hasProse }: SectionWalk, text: string): boolean {
  const marker = ahead.marker(at);
  const first = marker?.values[0] === 1;
  if (marker?.sure && first && /章|条/.test(marker.kind)) return true;
  if (hasProse && isContentsHeading(text)) return true;
  if (marker?.kind === "一、" && first) {
    return signed || (hasProse && !isChannelHeading(text) && ahead.untitledDraft(at));
  }
  return signed && isParagraph(text) && !isNoticeProse(text) && ahead.structureFollows(at);
}

function inDraft(walk: SectionWalk, line: Line): void {
  const { ahead, at, parts } = walk;
  const { text } = line;
  const contents = contentsHere(walk, text);
  const goesOn = ahead.goesOn(at);
  const begun = parts.draft.length > 0;
  if (contents > at) {
    for (const entry of walk.take(contents)) walk.remove(entry, "目录");
  } else if (!begun && isSalutation(text)) walk.remove(line, "主送机关");
  else if (readAttachmentMark(text) && !goesOn) {
    const end = ahead.listEnd(at);
    if (end === null) walk.afterMark(line);
    else parts.attachments.push(walk.take(end));
  } else if (isExplanationTitle(text) && !goesOn) walk.beginExplanation(line);
  else if (begun && ahead.isSignature(at) && !goesOn) {
    parts.signature.push(line);
    if (isDateLine(text)) walk.state = "after";
  } else if (begun && isContactLine(text) && !goesOn) contact(walk, line);
  else {
    ahead.pass(at);
    parts.draft.push(line);
  }
}

function contentsHere({ lines, at, parts }: SectionWalk, text: string): number {
  if (isContentsHeading(text)) return contentsEnd(lines, at);
  return parts.draft.length < 3 ? unnamedContentsEnd(lines, at) : at;
}

/** Contact details below the text belong to the office only where the notice gave none. */
function contact(walk: SectionWalk, line: Line): void {
  const { parts, ahead, at } = walk;
  walk.answered ??= parts.notice.some((one) => /@|电话|邮箱|地址/.test(one.text));
  if (walk.answered || ahead.furnitureFollows(at)) {
    walk.remove(line, "正文之后的联系方式，不是本公告的");
  } else parts.notice.push(line);
}

function inAfter(walk: SectionWalk, line: Line): void {
  const { ahead, at, parts } = walk;
  const { text } = line;
  if (readAttachmentMark(text)) walk.afterMark(line);
  else if (isExplanationTitle(text)) walk.beginExplanation(line);
  else if (ahead.beginsTitle(at) && text.length >= 6) {
    if (walk.isCoverLetter()) {
      walk.coverBecomesNotice();
      walk.readTitle();
    } else walk.beginAttachment(line);
  } else if (isNoticeTitle(text) && parts.notice.length === 0) walk.beginNotice(line);
  else if (isContactLine(text)) contact(walk, line);
  else if (ahead.goesOn(at) || (walk.isCoverLetter() && ahead.marker(at)?.sure)) {
    walk.handTo("draft");
  } else if (ahead.isSignature(at) || /^[(（].{2,30}[)）]$|^抄送|印发$/.test(text)) {
    parts.signature.push(line);
  } else walk.remove(line, AFTER_REASON);
}

function inExplanation(walk: SectionWalk, line: Line): void {
  const { ahead, at, parts } = walk;
  const { text } = line;
  const wanted = parts.draft.length === 0;
  if (readAttachmentMark(text) && ahead.listEnd(at) === null) walk.afterMark(line);
  else if (wanted && isNoticeTitle(text) && parts.notice.length === 0) walk.beginNotice(line);
  else if (wanted && ahead.beginsTitle(at) && text.length >= 8 && ahead.bodyFollows(at)) {
    walk.readTitle();
  } else parts.explanation.push(line);
}

function inAttachment(walk: SectionWalk, line: Line): void {
  const { ahead, at, parts } = walk;
  const { text } = line;
  if (readAttachmentMark(text)) walk.afterMark(line);
  else if (isExplanationTitle(text)) walk.beginExplanation(line);
  else if (parts.draft.length === 0 && isStamp(walk.next?.text ?? "")) walk.readTitle();
  else if (isOfficeLine(text) && ahead.isSignature(at)) parts.signature.push(line);
  else parts.attachments.at(-1)!.push(line);
}
