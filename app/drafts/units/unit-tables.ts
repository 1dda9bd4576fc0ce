import { dutyGroups, readGroup } from "~/app/drafts/units/duty-groups";
import { labelPlaces, labelWords } from "~/app/drafts/units/unit-labels";
import { LONGEST_BRACKET, looksLikeUnit } from "~/app/drafts/units/unit-names";

/** The units of one row: `labelled` as 牵头单位：…, `quote` the row from its first such cell to its last. */
export type UnitRow = { at: number; quote: string; labelled: string };

type Cell = { text: string; from: number; to: number };
/** What a column of units is called, and where it stands in its header. */
type Column = { at: number; label: string };
type Header = { width: number; numbered: boolean; columns: Column[] };

const LONGEST_HEAD = 16;
const GAP = /[\t|｜]|[ \u3000]{2}/;

/** Whether a line is the header of a table with a column of units: 任务 · 牵头单位 · 配合单位. */
export function isUnitHeader(line: string): boolean {
  return headerOf(line) !== null;
}

/** What the rows of tables in a text say of their units, one entry a row. */
export function unitRows(text: string): UnitRow[] {
  if (!GAP.test(text)) return [];
  const rows: UnitRow[] = [];
  let header: Header | null = null;
  let start = 0;
  for (const line of text.split("\n")) {
    const next = headerOf(line);
    const found = next ? null : (pairsOf(line) ?? (header && rowOf(line, header)));
    if (found) rows.push(unitRow(line, start, found));
    header = next ?? header;
    start += line.length + 1;
  }
  return rows;
}

type Found = { label: string; cell: Cell }[];

function unitRow(line: string, start: number, found: Found): UnitRow {
  const from = found[0]!.cell.from;
  return {
    at: start + from,
    quote: line.slice(from, found.at(-1)!.cell.to),
    labelled: found.map(({ label, cell }) => `${label}：${cell.text}`).join("；"),
  };
}

function headerOf(line: string): Header | null {
  const cells = cellsOf(line);
  if (cells.length < 2 || cells.some(({ text }) => text.length > LONGEST_HEAD)) return null;
  const columns = cells.flatMap(({ text }, at) => {
    const label = labelWords(text);
    return label === null ? [] : [{ at, label }];
  });
  const heads = columns.length > 0 && !columns.some(({ at }) => isOffices(cells[at + 1]?.text));
  const numbered = /^(?:序\s*号|编\s*号)$/.test(cells[0]!.text);
  return heads ? { width: cells.length, numbered, columns } : null;
}

/** 牵头单位 · 市发改委 · 配合单位 · 市财政局: every label stands before its names. */
function pairsOf(line: string): Found | null {
  if (labelPlaces(line).length > 0) return null;
  const cells = cellsOf(line);
  const found = cells.flatMap(({ text }, at) => {
    const label = labelWords(text);
    const cell = cells[at + 1];
    return label !== null && cell && isOffices(cell.text) ? [{ label, cell }] : [];
  });
  return found.length > 0 ? found : null;
}

/**
 * The cells of a row below the header. A row that has fewer lacks some that reach down from above
 * or are empty at its end: its number tells which, or else the names that it has to show.
 */
function rowOf(line: string, header: Header): Found | null {
  const cells = cellsOf(line);
  if (cells.length < 2) return null;
  const shift = cells.length - header.width;
  if (shift === 0) {
    const found = filled(cells, header.columns, 0);
    return found.some(({ cell }) => namesIn(cell.text).some(looksLikeUnit)) ? found : null;
  }
  const both = shift < 0 && !header.numbered;
  const settings = both ? [0, shift] : [shift < 0 && /^\d/.test(cells[0]!.text) ? 0 : shift];
  const isRight = both ? areSurelyOffices : isOffices;
  let best: Found = [];
  for (const by of settings) {
    const found = filled(cells, header.columns, by);
    if (found.length > best.length && found.every(({ cell }) => isRight(cell.text))) best = found;
  }
  return best.length > 0 ? best : null;
}

function filled(cells: Cell[], columns: Column[], by: number): Found {
  return columns.flatMap(({ at, label }) => {
    const cell = cells[at + by];
    if (!cell || cell.text.length > LONGEST_BRACKET) return [];
    return namesIn(cell.text).some((name) => /\p{L}/u.test(name)) ? [{ label, cell }] : [];
  });
}

/** Names of offices and what each has to do. */
function isOffices(text: string | undefined): boolean {
  const names = text === undefined || text.length > LONGEST_BRACKET ? [] : namesIn(text);
  return names.length > 0 && names.every(looksLikeUnit);
}

/** 建设平台 and 数据中心 may be what is done. */
function areSurelyOffices(text: string): boolean {
  return (
    isOffices(text) &&
    namesIn(text).every((name) => /^各|(?:[局委办府厅部院联]|公司|集团)$/.test(name))
  );
}

/** The names in a cell; 牵头单位/责任单位 says only what kind of units there will be. */
function namesIn(cell: string): string[] {
  const names = dutyGroups(cell).flatMap((group) => readGroup(group).names);
  return names.filter((name) => !name.split(/[/／]/).every((part) => labelWords(part) !== null));
}

/** The cells of a row, an empty one too, as far as the line shows it. */
function cellsOf(line: string): Cell[] {
  const sign = line.includes("\t") ? /\t/g : /[|｜]/.test(line) ? /[|｜]/g : /[ \u3000]{2,}/g;
  const cells: Cell[] = [];
  let from = 0;
  for (const found of line.matchAll(sign)) {
    if (found.index === 0) from = found[0].length;
    else add(found.index, found[0].length);
  }
  if (line.includes("\t") || !/[|｜]$/.test(line)) add(line.length, 0);
  return cells;

  function add(end: number, width: number): void {
    const text = line.slice(from, end);
    const lead = text.length - text.trimStart().length;
    cells.push({ text: text.trim(), from: from + lead, to: from + text.trimEnd().length });
    from = end + width;
  }
}
