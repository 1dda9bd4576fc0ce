/** A piece of text as a page shows it; in points, y downwards from the top of the page. */
export type Run = { text: string; x: number; y: number; width: number; size: number };

/** A line of a page. `right` is where it ends; `cells` are its parts with wide gaps between them. */
export type PageLine = {
  text: string;
  x: number;
  right: number;
  y: number;
  size: number;
  cells: Cell[];
};
type Cell = { text: string; x: number; right: number };

/** In ems: what parts two words, and two cells of a table. */
const WORD_GAP = 0.4;
const LATIN_GAP = 0.15;
const CELL_GAP = 1.6;

/** Runs whose feet stand on one height become a line, from left to right. */
export function linesOf(runs: readonly Run[]): PageLine[] {
  const byHeight = runs.filter((run) => run.text.trim() !== "").sort((a, b) => a.y - b.y);
  const lines: PageLine[] = [];
  let row: Run[] = [];
  for (const run of byHeight) {
    const first = row[0];
    if (first && run.y - first.y > 0.45 * Math.max(run.size, first.size)) {
      lines.push(lineOf(row));
      row = [];
    }
    row.push(run);
  }
  if (row.length > 0) lines.push(lineOf(row));
  return lines;
}

function lineOf(row: Run[]): PageLine {
  const runs = row.sort((a, b) => a.x - b.x);
  const size = Math.max(...heaviest(runs));
  const cells: Cell[] = [];
  let previous: Run | null = null;
  for (const run of runs) {
    const cell = cells.at(-1);
    // Bold that is drawn twice, a hair apart.
    if (previous && previous.text === run.text && Math.abs(run.x - previous.x) < 0.3 * size)
      continue;
    const gap = cell ? run.x - cell.right : Number.POSITIVE_INFINITY;
    if (!cell || gap > CELL_GAP * size)
      cells.push({ text: run.text, x: run.x, right: run.x + run.width });
    else {
      cell.text += `${spaceBetween(cell.text, run.text, gap / size)}${run.text}`;
      cell.right = Math.max(cell.right, run.x + run.width);
    }
    previous = run;
  }
  const y = Math.max(...runs.slice(0, 50).map((run) => run.y));
  for (const cell of cells) cell.text = closedUp(cell.text.trim());
  const text = cells.map((cell) => cell.text).join(" ");
  return { text, x: cells[0]!.x, right: cells.at(-1)!.right, y, size, cells };
}

/** The size in which most of a line is set. */
function heaviest(runs: Run[]): number[] {
  const weights = new Map<number, number>();
  for (const run of runs) {
    const size = Math.round(run.size * 2) / 2;
    weights.set(size, (weights.get(size) ?? 0) + run.text.length);
  }
  const most = Math.max(...weights.values());
  return [...weights].filter(([, weight]) => weight === most).map(([size]) => size);
}

function spaceBetween(left: string, right: string, gap: number): string {
  const latin = /[A-Za-z0-9]$/.test(left) && /^[A-Za-z0-9]/.test(right);
  return gap > (latin ? LATIN_GAP : WORD_GAP) ? " " : "";
}

const HAN_BEFORE_LATIN = /(?<=[\p{Script=Han}，。、；：！？）》」』〕】”]) (?=[0-9A-Za-z])/gu;
const LATIN_BEFORE_HAN = /(?<=[0-9A-Za-z%℃]) (?=[\p{Script=Han}，。、；：！？（《“])/gu;

/**
 * Without the hair of space that programs set between Chinese and other characters, and that is no
 * character of the text. After a number at the beginning of a line it may well be one.
 */
function closedUp(text: string): string {
  const begin = /^\d{1,3}(?:\.\d{1,3}){0,4}\.? /.exec(text)?.[0] ?? "";
  const rest = text.slice(begin.length);
  return begin + rest.replace(HAN_BEFORE_LATIN, "").replace(LATIN_BEFORE_HAN, "");
}
