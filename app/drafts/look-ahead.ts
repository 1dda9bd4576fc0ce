import { type Furniture, furniture, isContactLine } from "~/app/drafts/clean";
import { isContentsHeading } from "~/app/drafts/contents-table";
import {
  bareTitle,
  isDateLine,
  isDocumentNumber,
  isDocumentTitle,
  isLostDate,
  isNoticeProse,
  isNoticeTitle,
  isOfficeLine,
  isParagraph,
  isRemark,
  isSalutation,
  isStamp,
  readAttachmentMark,
  signedOn,
} from "~/app/drafts/line-kinds";
import { closeUp, compact, type Line } from "~/app/drafts/lines";
import { followingByKind, isMain } from "~/app/drafts/main-markers";
import { type Marker, readMarker } from "~/app/drafts/markers";
import type { MarkerKind } from "~/app/drafts/outline";

const FEW = 4;
const FAR = 40;

/** Answers what stands at and after a line. Every question costs a bounded number of lines. */
export function lookAhead(lines: Line[]) {
  const text = (at: number) => lines[at]?.text ?? "";
  const markers = lines.map((line) => readMarker(line.text));
  const following = followingByKind(markers);
  const lastDocument = lines.findLastIndex((line) => readAttachmentMark(line.text)?.inline === "");
  const furnitureSeen: (Furniture | null | undefined)[] = new Array(lines.length);
  const lastTitle = lines.findLastIndex(
    ({ text: line }, at) => line.length >= 8 && isDocumentTitle(line) && !furnitureAt(at),
  );
  const lastSeen = new Map<MarkerKind, number>();
  let structured = false;

  const marker = (at: number): Marker | null => markers[at] ?? null;

  function furnitureAt(at: number): Furniture | null {
    const seen = furnitureSeen[at];
    if (seen !== undefined) return seen;
    const found = furniture(text(at));
    furnitureSeen[at] = found;
    return found;
  }

  /** Remembers the markers that the draft has passed. */
  function pass(at: number): void {
    const found = marker(at);
    if (!found || !isMain(found)) return;
    structured = true;
    lastSeen.set(found.kind, found.values[0]!);
  }

  /** Whether the draft's own numbering is the next thing that is continued after the line. */
  function goesOn(at: number): boolean {
    for (const [kind, value] of lastSeen) {
      const next = following.get(kind)?.[at];
      if (next === value + 1) return true;
    }
    return false;
  }

  /** A title on this line, or begun on it and finished on one of the next two. */
  function beginsTitle(at: number): boolean {
    const first = text(at);
    if (isDocumentTitle(first) && !isContentsHeading(first)) return true;
    // 澄江市人民代表大会 / 立 法 条 例
    if (isOfficeLine(first) && isShortTitle(closeUp(text(at + 1)))) return true;
    if (!isTitlePart(at)) return false;
    for (let next = at + 1; next <= at + 2; next += 1) {
      if (isStamp(text(next))) return true;
      if (isDocumentTitle(text(next)) && !isContentsHeading(text(next))) {
        return text(next).length <= 16;
      }
      if (!isTitlePart(next)) return false;
    }
    return false;
  }

  function isTitlePart(at: number): boolean {
    const part = text(at);
    return (
      part.length >= 2 &&
      part.length <= 40 &&
      !marker(at) &&
      !/[。；;：:，,！!？?]|^以下|全文|如下/.test(part) &&
      !/^[(（].*[)）]$/.test(part) &&
      !isDateLine(part) &&
      !isDocumentNumber(part) &&
      !isContactLine(part) &&
      !isOfficeLine(part) &&
      !isNoticeTitle(part) &&
      !readAttachmentMark(part) &&
      !furnitureAt(at)
    );
  }

  /** 关于公开征求 / 《…》 / 意见的公告: one title over two or three lines. */
  function wrappedNoticeTitle(at: number): { end: number; title: string } | null {
    let title = text(at);
    const whole = (line: string) => line.length >= 16 && isNoticeTitle(line);
    if (whole(text(at + 1)) || whole(text(at + 2))) return null;
    if (title.length > 60 || !/关于|征求|征集/.test(title)) return null;
    for (let next = at + 1; next <= at + 2; next += 1) {
      const part = text(next);
      if (part === "" || part.length > 60 || /[。；;：:]/.test(title + part)) return null;
      title += part;
      if (isNoticeTitle(title)) return { end: next + 1, title };
    }
    return null;
  }

  /** The index after the title that begins at `at`, with its stamps, document number and date. */
  function titleEnd(at: number): number {
    let end = at;
    let complete = false;
    let printed = "";
    while (end < lines.length && end < at + 8) {
      const part = text(end);
      if (marker(end)?.sure || isSalutation(part) || isContentsHeading(part)) break;
      if (isStamp(part)) complete = true;
      else if (isDocumentTitle(part)) {
        if (complete && !printed.includes(compact(part))) break;
        complete = true;
      } else if (complete) {
        if (!isDateLine(part) && !isDocumentNumber(part)) break;
      } else if (!beginsTitle(end)) break;
      printed += compact(part);
      end += 1;
    }
    return end + printedAgain(end, printed);
  }

  /** How many lines from `at` on print the title once more, in other lines. */
  function printedAgain(at: number, printed: string): number {
    let again = "";
    for (let next = at; next < at + FEW && again.length < printed.length; next += 1) {
      again += compact(text(next));
      if (again.length >= 8 && again === printed) return next + 1 - at;
      if (!printed.startsWith(again)) break;
    }
    return 0;
  }

  /** After 附件：… the index behind the list of attachments; null where the attachment itself begins. */
  function listEnd(at: number): number | null {
    const mark = readAttachmentMark(text(at));
    if (!mark) return null;
    let end = at + 1;
    while (end < lines.length && isListEntry(text(end))) end += 1;
    if (mark.inline === "") return end > at + 1 && !isLongList(at + 1, end) ? end : null;
    const next = text(end);
    const over =
      next === "" ||
      isSignature(end) ||
      isContactLine(next) ||
      readAttachmentMark(next) !== null ||
      furnitureAt(end) !== null ||
      titleBehind(end, mark.inline) ||
      signedSoon(end) ||
      end > at + 1;
    return over ? end : null;
  }

  /** The cells of a form read like the lines of a title: 建设地点 / 评审意见. */
  function titleBehind(at: number, named: string): boolean {
    const isForm = structured && /(?:表|图|单|格式|样式|样本|模板)$/.test(bareTitle(named));
    if (!isForm) return beginsTitle(at);
    return isStamp(text(at + 1)) || (text(at).length >= 8 && isDocumentTitle(text(at)));
  }

  /** A line of thanks or so, and then the signature: what is attached does not begin here. */
  function signedSoon(at: number): boolean {
    for (let next = at; next < at + FEW; next += 1) {
      if (isSignature(next)) return true;
      if (marker(next) || text(next).length > 80) return false;
    }
    return false;
  }

  function isLongList(from: number, end: number): boolean {
    return end - from === 1 && !isSignature(end) && text(end) !== "" && isParagraph(text(end));
  }

  /** A day below an office, whatever is left of it. */
  function isDay(at: number): boolean {
    if (isDateLine(text(at)) || signedOn(text(at))) return true;
    const above = isRemark(text(at - 1)) ? text(at - 2) : text(at - 1);
    return isLostDate(text(at)) && isOfficeLine(above);
  }

  /** An office followed by a day, or the day itself. */
  function isSignature(at: number): boolean {
    if (isDay(at)) return true;
    if (isRemark(text(at))) return isOfficeLine(text(at - 1)) && isDay(at + 1);
    if (!isOfficeLine(text(at))) return false;
    for (let next = at + 1; next <= at + FEW; next += 1) {
      if (isDateLine(text(next)) || isLostDate(text(next))) return true;
      if (!isOfficeLine(text(next)) && !isRemark(text(next))) return false;
    }
    return false;
  }

  return {
    marker,
    furnitureAt,
    pass,
    goesOn,
    beginsTitle,
    wrappedNoticeTitle,
    titleEnd,
    listEnd,
    isDay,
    isSignature,
    passedStructure: () => structured,
    documentAfter: (at: number) => lastDocument > at,
    titleAfter: (at: number) => lastTitle > at,
    sameNext: (at: number) => compact(text(at)) === compact(text(at + 1)),
    noticeFollows: (at: number) => isNoticeProse(text(at + 1)),
    askingFollows: (at: number) =>
      lines
        .slice(at + 1, at + FEW)
        .some(({ text: one }) => isParagraph(one) && /征求|征集|意见/.test(one)),
    furnitureFollows: (at: number) =>
      lines.slice(at + 1, at + 6).some((_, next) => furnitureAt(at + 1 + next)?.ends),
    bodyFollows: (at: number) => {
      const next = text(titleEnd(at));
      return next !== "" && !isSignature(titleEnd(at)) && !isContactLine(next);
    },
    /** No title follows, and the numbered pieces are too many for a list of reply channels. */
    untitledDraft: (at: number) =>
      Math.max(lastTitle, lastDocument) < at &&
      markers.slice(at, at + FAR).filter((found) => found && isMain(found)).length >= 4,
    structureFollows: (at: number) =>
      markers
        .slice(at + 1, at + FAR)
        .some((found) => found?.sure && isMain(found) && found.values[0] === 1),
  };
}

function isShortTitle(text: string): boolean {
  return text.length <= 16 && isDocumentTitle(text);
}

function isListEntry(text: string): boolean {
  return text.length <= 90 && /^[\d０-９]{1,2}\s?[.．、]/.test(text) && !/[。]/.test(text);
}
