import { furniture, isContactLine } from "~/app/drafts/clean";
import { isContentsHeading } from "~/app/drafts/contents-table";
import {
  isDateLine,
  isDocumentNumber,
  isDocumentTitle,
  isNoticeProse,
  isNoticeTitle,
  isOfficeLine,
  isParagraph,
  isSalutation,
  isStamp,
  readAttachmentMark,
} from "~/app/drafts/line-kinds";
import { compact, type Line } from "~/app/drafts/lines";
import { type Marker, readMarker } from "~/app/drafts/markers";
import type { MarkerKind } from "~/app/drafts/outline";

const FEW = 4;
const FAR = 40;

/** Answers what stands at and after a line. Every question costs a bounded number of lines. */
export function lookAhead(lines: Line[]) {
  const markers = lines.map((line) => readMarker(line.text));
  const following = followingByKind(markers);
  const lastDocument = lines.findLastIndex((line) => readAttachmentMark(line.text)?.inline === "");
  const lastTitle = lines.findLastIndex(
    ({ text: line }) => line.length >= 8 && isDocumentTitle(line) && !furniture(line),
  );
  const lastSeen = new Map<MarkerKind, number>();
  let structured = false;

  const text = (at: number) => lines[at]?.text ?? "";
  const marker = (at: number): Marker | null => markers[at] ?? null;

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
      !/[。；;：:，,！!？?]/.test(part) &&
      !/^[(（].*[)）]$/.test(part) &&
      !isDateLine(part) &&
      !isDocumentNumber(part) &&
      !isContactLine(part) &&
      !isOfficeLine(part) &&
      !isNoticeTitle(part) &&
      !readAttachmentMark(part) &&
      !furniture(part)
    );
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
    return end;
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
      furniture(next) !== null ||
      beginsTitle(end) ||
      end > at + 1;
    return over ? end : null;
  }

  function isLongList(from: number, end: number): boolean {
    return end - from === 1 && !isSignature(end) && text(end) !== "" && isParagraph(text(end));
  }

  /** An office followed by a day, or the day itself. */
  function isSignature(at: number): boolean {
    if (isDateLine(text(at))) return true;
    if (!isOfficeLine(text(at))) return false;
    for (let next = at + 1; next <= at + FEW; next += 1) {
      if (isDateLine(text(next))) return true;
      if (!isOfficeLine(text(next))) return false;
    }
    return false;
  }

  return {
    marker,
    pass,
    goesOn,
    beginsTitle,
    titleEnd,
    listEnd,
    isSignature,
    passedStructure: () => structured,
    documentAfter: (at: number) => lastDocument > at,
    sameNext: (at: number) => compact(text(at)) === compact(text(at + 1)),
    noticeFollows: (at: number) => isNoticeProse(text(at + 1)),
    furnitureFollows: (at: number) =>
      lines.slice(at + 1, at + 6).some((line) => furniture(line.text)?.ends),
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

/** The forms a document is built with; lists on web pages use only arabic numbers. */
function isMain(marker: Marker): boolean {
  return marker.sure && marker.kind !== "——" && marker.values.length === 1;
}

/** For every kind: the value of the next main marker of that kind after each line. */
function followingByKind(markers: (Marker | null)[]): Map<MarkerKind, (number | undefined)[]> {
  const following = new Map<MarkerKind, (number | undefined)[]>();
  for (const kind of ["一、", "(一)", "第X章", "第X节", "第X条"] as const) {
    const values: (number | undefined)[] = new Array(markers.length);
    let next: number | undefined;
    for (let index = markers.length - 1; index >= 0; index -= 1) {
      values[index] = next;
      const marker = markers[index];
      if (marker?.kind === kind && isMain(marker)) next = marker.values[0];
    }
    following.set(kind, values);
  }
  return following;
}

function isListEntry(text: string): boolean {
  return text.length <= 90 && /^\d{1,2}\s?[.．、]/.test(text) && !/[。]/.test(text);
}
