import { removeLists } from "~/app/drafts/attachment-lists";
import { isContactLine, isLinkBar, isSiteName } from "~/app/drafts/clean";
import { contentsEnd, isContentsHeading, unnamedContentsEnd } from "~/app/drafts/contents-table";
import {
  asksForAnswers,
  bareTitle,
  collectsProposals,
  isChannelHeading,
  isDocumentNumber,
  isExplanationTitle,
  isFact,
  isImprint,
  isLetterTitle,
  isNoticeProse,
  isNoticeTitle,
  isOfficeLine,
  isParagraph,
  isPublicityRemark,
  isRemark,
  isSalutation,
  isStamp,
  readAttachmentMark,
} from "~/app/drafts/line-kinds";
import type { Line } from "~/app/drafts/lines";
import { partedPage } from "~/app/drafts/one-page";
import { removeFurniture } from "~/app/drafts/section-furniture";
import { type Sections, SectionWalk, type State } from "~/app/drafts/section-walk";

const AFTER_REASON = "正文之后的网页内容";
const MOST_CONTENTS = 40;

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
export function partSections(read: Line[]): Sections {
  const lines = partedPage(read);
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
  walk.reportBecomesNotice();
  // What turned out to be a covering letter joined the notice after lines that follow it.
  walk.parts.notice.sort((left, right) => left.number - right.number);
  removeLists(walk.parts);
  return walk.parts;
}

function inHead(walk: SectionWalk, line: Line): void {
  const { ahead, at, parts } = walk;
  const { text } = line;
  const wrapped = ahead.wrappedNoticeTitle(at);
  if (isNoticeTitle(text)) {
    if (ahead.sameNext(at)) walk.remove(line, "重复的标题");
    else walk.beginNotice(line);
  } else if (isOfficeLine(text) && isNoticeTitle(walk.next?.text ?? "")) walk.beginNotice(line);
  else if (wrapped !== null) {
    walk.beginNotice(line, wrapped.title);
    parts.notice.push(...walk.take(wrapped.end).slice(1));
  } else if (readAttachmentMark(text)) walk.afterMark(line);
  else if (isExplanationTitle(text)) walk.beginExplanation(line);
  else if (ahead.beginsTitle(at) && text.length >= 5) walk.readTitle();
  else if (ahead.marker(at)?.sure || isContentsHeading(text)) walk.handTo("draft");
  else if (isSalutation(text)) walk.handTo(ahead.noticeFollows(at) ? "notice" : "draft");
  else if (walk.repeatsTitle(text) || walk.endsTitle(text)) walk.remove(line, "重复的标题");
  else if (text.length >= 40 && isLetterTitle(text, "")) walk.beginLetter(line);
  else if (isLinkBar(text)) walk.remove(line, "网页导航");
  else if (isParagraph(text)) walk.handTo(isNoticeProse(text) ? "notice" : "draft");
  else if (isDocumentNumber(text) || isFact(text)) parts.notice.push(line);
  else if (isOfficeLine(text) && parts.titles.length > 0) parts.notice.push(line);
  else if (isSiteName(text)) walk.remove(line, "网页名称");
  else if (isLetterTitle(text, parts.titles.at(-1)?.text ?? "")) walk.beginLetter(line);
  else if (walk.goesOnInLetterTitle(text)) parts.titles.push(...walk.take(at + 2));
  else if (parts.titles.length === 0 && /\p{Script=Han}.{3,}/u.test(text) && text.length >= 8)
    parts.titles.push(line);
  else walk.remove(line, "网页页眉");
}

function inNotice(walk: SectionWalk, line: Line): void {
  const { ahead, at, parts } = walk;
  const { text } = line;
  const wanted = parts.draft.length === 0;
  if (readAttachmentMark(text)) {
    const end = ahead.listEnd(at);
    if (end === null) walk.afterMark(line);
    else for (const entry of walk.take(end)) parts.notice.push(entry);
  } else if (!walk.hasProse && parts.noticeTitles.some((title) => title.text === text)) {
    walk.remove(line, "重复的标题");
  } else if (isNoticeTitle(text) && !walk.hasProse) walk.beginNotice(line);
  else if (isExplanationTitle(text)) walk.beginExplanation(line);
  else if (wanted && walk.hasProse && ahead.beginsTitle(at) && ahead.bodyFollows(at)) {
    walk.readTitle();
  } else if (wanted && draftBegins(walk, text)) walk.handTo("draft");
  else if (walk.hasProse && ahead.isSignature(at)) {
    walk.signed ||= ahead.isDay(at);
    parts.signature.push(line);
  } else if (walk.signed && isRemark(text)) parts.signature.push(line);
  else if (walk.isOver(text)) walk.remove(line, AFTER_REASON);
  else {
    walk.hasProse ||= isParagraph(text) || isFact(text);
    parts.notice.push(line);
  }
}

/** Inside a notice: the first line of a draft that has no title of its own. */
function draftBegins({ ahead, at, parts, signed, hasProse }: SectionWalk, text: string): boolean {
  const marker = ahead.marker(at);
  const first = marker?.values[0] === 1;
  if (marker?.sure && first && /章|条/.test(marker.kind)) return true;
  if (hasProse && isContentsHeading(text)) return true;
  if (parts.noticeTitles.some((title) => collectsProposals(title.text))) return false;
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
  } else if (isSalutation(text) && draftAddresses(walk)) parts.draft.push(line);
  else if (!begun && (isSalutation(text) || isDocumentNumber(text) || isOfficeLine(text))) {
    parts.notice.push(line);
  } else if (!begun && isFact(text)) {
    // 征求意见期限：… between the title and the text is said of the consultation.
    parts.notice.push(line);
  } else if (parts.draft.length <= 2 && !ahead.passedStructure() && isSalutation(text)) {
    // What stood above the salutation was the page's or the letter's, not the draft's.
    parts.notice.push(...parts.draft.splice(0), line);
  } else if (!begun && walk.repeatsTitle(text)) walk.remove(line, "重复的标题");
  else if (!begun && text.length >= 8 && ahead.beginsTitle(at) && ahead.bodyFollows(at)) {
    walk.readTitle();
  } else if (begun && !goesOn && !ahead.marker(at) && asksForAnswers(text)) parts.notice.push(line);
  else if (readAttachmentMark(text) && !goesOn) {
    const end = ahead.listEnd(at);
    if (end === null) walk.afterMark(line);
    else parts.attachments.push(walk.take(end));
  } else if (isExplanationTitle(text) && !goesOn) walk.beginExplanation(line);
  else if (walk.carriesDocument() && ahead.beginsTitle(at) && !ahead.isSignature(at)) {
    walk.coverBecomesNotice();
    walk.readTitle();
  } else if (begun && !goesOn && noticeBegins(walk, text)) walk.beginNotice(line);
  else if (begun && !goesOn && (isImprint(text) || isPublicityRemark(text)))
    parts.signature.push(line);
  else if (begun && ahead.isSignature(at) && !goesOn) {
    parts.signature.push(line);
    if (ahead.isDay(at)) walk.state = "after";
  } else if (begun && isContactLine(text) && !goesOn) contact(walk, line);
  else if (!ahead.passedStructure() && walk.repeatsTitle(text)) walk.remove(line, "重复的标题");
  else {
    ahead.pass(at);
    parts.draft.push(line);
  }
}

/** 各县（市、区）人民政府： below the title of a draft that is itself a circular; the notice has spoken above. */
function draftAddresses({ ahead, at, parts, hasProse }: SectionWalk): boolean {
  if (parts.titles.length === 0 || ahead.passedStructure() || ahead.noticeFollows(at)) return false;
  const title = parts.titles.map((line) => line.text).join("");
  if (hasProse) return true;
  return /(?:通知|通告|函)$/.test(bareTitle(title)) && bareTitle(title) !== title;
}

/** A notice may stand below the draft that it is about. */
function noticeBegins({ ahead, at, parts }: SectionWalk, text: string): boolean {
  return parts.noticeTitles.length === 0 && isNoticeTitle(text) && ahead.askingFollows(at);
}

/** Looking for the end of a table of contents costs hundreds of lines, so it is done a few times only. */
function contentsHere(walk: SectionWalk, text: string): number {
  const { lines, at, parts } = walk;
  const named = isContentsHeading(text);
  if (!named && parts.draft.length >= 3) return at;
  walk.contentsSought += 1;
  if (walk.contentsSought > MOST_CONTENTS) return named ? at + 1 : at;
  return named ? contentsEnd(lines, at) : unnamedContentsEnd(lines, at);
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
  } else if (noticeBegins(walk, text)) walk.beginNotice(line);
  else if (walk.isCoverLetter() && walk.repeatsTitle(text) && ahead.structureFollows(at)) {
    parts.notice.push(...parts.draft.splice(0));
    walk.remove(line, "重复的标题");
    walk.state = "draft";
  } else if (isContactLine(text)) contact(walk, line);
  else if (ahead.goesOn(at) || (walk.isCoverLetter() && ahead.marker(at)?.sure)) {
    walk.signedPartBecomesNotice();
    walk.handTo("draft");
  } else if (ahead.isSignature(at) || isRemark(text) || isImprint(text)) {
    parts.signature.push(line);
  } else if (walk.isCoverLetter() && ahead.structureFollows(at)) {
    // 抄送 goes on over lines, and a law says below its name who passed it when.
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
