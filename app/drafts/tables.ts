import type { Line } from "~/app/drafts/lines";
import type { Marker } from "~/app/drafts/markers";
import { isUnitHeader } from "~/app/drafts/units/unit-tables";

/** Lines `from` up to `to` (exclusive) hold one table or box; the first is its caption, or not. */
export type Table = { from: number; to: number; captioned: boolean };

const CAPTION =
  /^(?:(?:附?表|专栏)\s?[\d一二三四五六七八九十]{1,3}(?:[-—.]\d{1,2})?(?![\d月年日项个条])|专栏[\s:：])/;
const BOX = /^专栏/;
const HEADER = /^(?:序号|指标名称|指标)$/;
const UNIT_OF_MEASURE = /^[(（]?(?:计量)?单位[:：].{1,14}$/;
const SENTENCE = /[。；;！？!?：:，,]/;
const LONGEST_CELL = 24;
const LONGEST_ROW = 300;
/** A task with its measures in one cell; tabs are sure signs. */
const LONGEST_TABBED_ROW = 2000;
const LONGEST_BOX = 80;
const FEWEST_CELLS = 4;

/**
 * Tables and boxes (专栏) of a plain text: rows parted by tabs, strokes or wide gaps; cells that
 * stand one on a line below a caption or a 序号; a box up to where the numbering around it goes
 * on. What looks like a marker in them is none. Cost is linear in the number of lines.
 */
export function findTables(lines: Line[], markers: (Marker | null)[]): Table[] {
  const text: Text = { lines, markers, decimal: [] };
  const found: Table[] = [];
  let outer = 0;
  let at = 0;
  const barren: Barren = { to: 0 };
  while (at < lines.length) {
    const table = tableAt(text, at, outer, barren);
    if (table) {
      found.push(table);
      at = table.to;
    } else {
      const marker = markers[at];
      if (marker?.kind === "1.") outer = marker.values[0]!;
      if (marker?.kind === "1.1") text.decimal = marker.values;
      at += 1;
    }
  }
  return found;
}

/** Rows up to here were found too narrow to be a table, so none begins among them. */
type Barren = { to: number };

/** The lines, the markers that they begin with, and the last 3.2 above them. */
type Text = { lines: Line[]; markers: (Marker | null)[]; decimal: number[] };

function tableAt(whole: Text, at: number, outer: number, barren: Barren): Table | null {
  const { lines, markers } = whole;
  const { text } = lines[at]!;
  const captioned = isCaption(text);
  let from = at;
  if (captioned) {
    from += 1;
    while (from < lines.length && from < at + 3 && UNIT_OF_MEASURE.test(lines[from]!.text)) {
      from += 1;
    }
  } else if (!isRow(text, markers[at]!) && !HEADER.test(text)) return null;
  if (captioned || at >= barren.to) {
    const rows = rowsEnd(whole, from, captioned);
    if (rows.wide) return { from: at, to: rows.end, captioned };
    if (!captioned) barren.to = rows.end;
  }
  const aligned = captioned ? alignedEnd(lines, from) : from;
  if (aligned - from >= 2) return { from: at, to: aligned, captioned };
  const cells = captioned || HEADER.test(text) ? cellsEnd(whole, from) : from;
  if (cells - from >= FEWEST_CELLS) return { from: at, to: cells, captioned };
  const box = captioned && BOX.test(text) ? boxEnd(whole, from, outer) : from;
  return box > from ? { from: at, to: box, captioned } : null;
}

export function isCaption(text: string): boolean {
  return (
    text.length <= 50 && CAPTION.test(text) && !SENTENCE.test(text.replace(/^\S{2,6}[:：]/, ""))
  );
}

/**
 * At least two rows, one of them with three cells where no caption announces them and no column
 * names units.
 */
function rowsEnd(
  { lines, markers }: Text,
  from: number,
  captioned: boolean,
): { end: number; wide: boolean } {
  const ofUnits = isUnitHeader(lines[from]?.text ?? "");
  let end = from;
  let rows = 0;
  let widest = 0;
  while (end < lines.length) {
    const text = lines[end]!.text;
    const cells = cellsOf(text).length;
    const next = lines[end + 1];
    const marker = markers[end]!;
    const told = ofUnits && text.includes("\t") && !isNumbered(marker);
    if (told || isRow(text, marker) || (rows > 0 && cells === 2 && isPhrase(text, marker))) {
      rows += 1;
      widest = Math.max(widest, cells);
    } else if (rows === 0 || !isCell(text, marker) || !next || !isRow(next.text, markers[end + 1]!))
      break;
    end += 1;
  }
  return { end, wide: rows >= 2 && (captioned || ofUnits || widest >= 3) };
}

function cellsOf(text: string): string[] {
  if (text.length > (text.includes("\t") ? LONGEST_TABBED_ROW : LONGEST_ROW)) return [text];
  if (text.startsWith("|"))
    return text
      .split("|")
      .slice(1, -1)
      .map((part) => part.trim());
  const strokes = /[|｜][^|｜]*[|｜]/.test(text) || /\s[|｜]\s/.test(text);
  const stroke = strokes ? /[|｜]/ : /[ \u3000]{2,}/;
  const parts = text.split(text.includes("\t") ? /\t+/ : stroke);
  return parts.map((part) => part.trim());
}

function isRow(text: string, marker: Marker | null): boolean {
  if (text.startsWith("|")) return cellsOf(text).length >= 2;
  if (isNumbered(marker)) return false;
  const cells = cellsOf(text);
  const spaced = cells.every((cell) => cell.length <= 1);
  return cells.length >= (text.includes("\t") ? 2 : 3) && !spaced && !/[。；]/.test(cells[0]!);
}

/** Begins as a heading or a clause does; "1" in the first cell of a row does not. */
function isNumbered(marker: Marker | null): boolean {
  return marker !== null && (marker.sure || /[.、．)）]$/.test(marker.printed));
}

function isPhrase(text: string, marker: Marker | null): boolean {
  return !SENTENCE.test(text) && !isNumbered(marker);
}

function isCell(text: string, marker: Marker | null): boolean {
  return text.length <= LONGEST_CELL && isPhrase(text, marker);
}

/** Below a caption, rows of as many words as their head has: 序号 工程名称 总投资 / 1 东水西调 12.3. */
function alignedEnd(lines: Line[], from: number): number {
  const words = (at: number) => lines[at]?.text.split(/[ \u3000]+/).length ?? 0;
  const columns = words(from);
  let end = from;
  if (columns >= 3) while (words(end) === columns && !/[。；]/.test(lines[end]!.text)) end += 1;
  return end;
}

function cellsEnd(whole: Text, from: number): number {
  const { lines, markers } = whole;
  let end = from;
  while (end < lines.length && isCell(lines[end]!.text, markers[end]!)) {
    if (isCaption(lines[end]!.text) || isHeading(whole, end)) break;
    end += 1;
  }
  return end;
}

/** Numbers without a stop go on around the table: 3.3 after 3.2, or 4 with 4.1 below it. */
function isHeading({ markers, decimal }: Text, at: number): boolean {
  const [marker, below] = [markers[at], markers[at + 1]];
  if (marker?.kind === "1.1")
    return (
      marker.values.length === decimal.length &&
      marker.values.every((value, i) => value === decimal[i]! + Number(i === decimal.length - 1))
    );
  return (
    marker?.kind === "1." &&
    below?.kind === "1.1" &&
    below.values[0] === marker.values[0] &&
    below.values[1] === 1
  );
}

/** A box holds its own list; it ends before a heading and before the next number of the list around it. */
function boxEnd({ lines, markers }: Text, from: number, outer: number): number {
  let inner = 0;
  let end = from;
  while (end < lines.length && end < from + LONGEST_BOX) {
    const { text } = lines[end]!;
    const marker = markers[end]!;
    if (isCaption(text)) break;
    if (marker?.sure && marker.kind !== "——") break;
    if (marker?.kind === "1.") {
      const value = marker.values[0]!;
      if (value !== inner + 1 && value === outer + 1) break;
      inner = value;
    } else if (marker === null && inner > 0 && end > from && text.length > LONGEST_ROW) break;
    end += 1;
  }
  return end;
}
