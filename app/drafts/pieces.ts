import { openedAtEnd } from "~/app/drafts/brackets";
import type { Line } from "~/app/drafts/lines";
import { type Marker, readMarker } from "~/app/drafts/markers";
import { onePieceALine } from "~/app/drafts/one-line";
import type { LineSpan } from "~/app/drafts/outline";
import { realMarkers } from "~/app/drafts/sequence";
import { findTables } from "~/app/drafts/tables";
import { goesOnBelow, mayHoldLabel } from "~/app/drafts/units/unit-labels";
import { LONGEST_BRACKET } from "~/app/drafts/units/unit-names";
import { isUnitLine } from "~/app/drafts/units/units";
import { certainlyGoesOn, type MarkedLine, wrapWidth } from "~/app/drafts/wrapping";

/** A paragraph of the draft; `text` is what follows its marker. */
export type Piece = {
  marker: Marker | null;
  text: string;
  lines: LineSpan;
  table?: "captioned" | "plain";
};

/** The lines of a draft as its paragraphs; `removed` are the numbers of lines taken out between them. */
export function draftPieces(lines: Line[], removed: Set<number> = new Set()): Piece[] {
  return joinWrapped(markLines(onePieceALine(lines)), removed);
}

function markLines(lines: Line[]): MarkedLine[] {
  const read = lines.map((line) => readMarker(line.text));
  const tables = findTables(lines, read);
  const kept: MarkedLine[] = [];
  let at = 0;
  for (const { from, to, captioned } of tables) {
    for (; at < from; at += 1) kept.push({ line: lines[at]!, marker: read[at]! });
    const rows = lines.slice(from, to).map((line) => line.text);
    const last = lines[to - 1]!.number;
    kept.push({ line: lines[from]!, marker: null, table: { rows, captioned, last } });
    at = to;
  }
  for (; at < lines.length; at += 1) kept.push({ line: lines[at]!, marker: read[at]! });
  const markers = realMarkers(kept.map(({ marker }) => marker));
  kept.forEach((one, index) => {
    one.marker = markers[index]!;
  });
  return kept;
}

/** Parts that one bracket is broken into. */
const MOST_PARTS = 20;

type Growing = { piece: Piece; parts: string[] };
type Layout = { width: number | null; removed: Set<number>; inArticles: boolean };

/** Paragraphs out of lines: what a page's layout parted is joined again where that is certain. */
function joinWrapped(marked: MarkedLine[], removed: Set<number>): Piece[] {
  const layout: Layout = { width: wrapWidth(marked), removed, inArticles: false };
  const pieces: Growing[] = [];
  marked.forEach((one, index) => {
    const { line, marker, table } = one;
    const last = pieces.at(-1);
    layout.inArticles ||= marker?.kind === "第X条";
    if (last && isInsideBracket(last, one)) {
      last.parts.push("\n", line.text);
      last.piece.lines = [last.piece.lines[0], line.number];
      return;
    }
    if (last && goesOn(last, marked[index - 1]!, one, layout)) {
      last.parts.push(line.text);
      last.piece.lines = [last.piece.lines[0], line.number];
      return;
    }
    pieces.push({
      piece: {
        marker,
        text: "",
        lines: [line.number, table?.last ?? line.number],
        ...(table && { table: table.captioned ? ("captioned" as const) : ("plain" as const) }),
      },
      parts: table ? [table.rows.join("\n")] : [marker ? marker.rest : line.text],
    });
  });
  for (const { piece, parts } of pieces) piece.text = parts.join("");
  return pieces.map(({ piece }) => piece);
}

/** 责任单位：…） below （牵头单位：…: a line of its own in a bracket that is open. */
function isInsideBracket({ piece, parts }: Growing, { line, marker, table }: MarkedLine): boolean {
  if (marker || table || piece.table || !mayHoldLabel(line.text)) return false;
  const opened = openedAtEnd(parts.slice(-MOST_PARTS).join("").slice(-LONGEST_BRACKET));
  return opened !== null && goesOnBelow(opened, line.text);
}

function goesOn(last: Growing, before: MarkedLine, one: MarkedLine, layout: Layout): boolean {
  if (one.marker || one.table || before.table) return false;
  const { line } = one;
  if (isUnitLine(line.text)) return false;
  const { piece, parts } = last;
  if (piece.marker && parts.every((part) => part === "")) return true;
  const { width, removed, inArticles } = layout;
  const interrupted = isInterrupted(before.line.number, line.number, removed);
  const wrapped =
    width !== null &&
    !line.apart &&
    !(line.indented && !before.line.indented) &&
    before.line.text.length >= width - 4 &&
    !/[。；：！？;:!?]$/.test(before.line.text);
  return wrapped || certainlyGoesOn(before.line.text, line.text, { interrupted, inArticles });
}

function isInterrupted(from: number, to: number, removed: Set<number>): boolean {
  for (let number = from + 1; number < to; number += 1) if (removed.has(number)) return true;
  return false;
}
