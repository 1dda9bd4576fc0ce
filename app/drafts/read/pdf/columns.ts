import type { PageLine } from "./page-lines";

/** A column's lines stand in one flow; `column` tells columns of a page apart. */
export type FlowLine = PageLine & { column: number };

const FEWEST = 8;

/**
 * The lines of a page in the order of reading. Two columns are read one after the other where a
 * gutter is plain: most lines leave it free and both sides are filled with text as prose is, not as
 * the cells of a table are. A line across both columns ends those above it.
 */
export function inReadingOrder(lines: readonly PageLine[], pageWidth: number): FlowLine[] {
  const gutter = findGutter(lines, pageWidth);
  if (gutter === null) return lines.map((line) => ({ ...line, column: 0 }));
  const ordered: FlowLine[] = [];
  let right: FlowLine[] = [];
  const endBand = () => {
    ordered.push(...right);
    right = [];
  };
  for (const line of lines) {
    const parts = split(line, gutter);
    if (!parts) {
      endBand();
      ordered.push({ ...line, column: 0 });
      continue;
    }
    if (parts.left) ordered.push({ ...parts.left, column: 1 });
    if (parts.right) right.push({ ...parts.right, column: 2 });
  }
  endBand();
  return ordered;
}

/** Null where a part of the line lies across the gutter. */
function split(line: PageLine, gutter: number) {
  if (line.cells.some((cell) => cell.x < gutter && cell.right > gutter)) return null;
  const side = (cells: PageLine["cells"]): PageLine | null =>
    cells.length === 0
      ? null
      : {
          ...line,
          cells,
          text: cells.map((cell) => cell.text).join(" "),
          x: cells[0]!.x,
          right: cells.at(-1)!.right,
        };
  return {
    left: side(line.cells.filter((cell) => cell.right <= gutter)),
    right: side(line.cells.filter((cell) => cell.x >= gutter)),
  };
}

function findGutter(lines: readonly PageLine[], pageWidth: number): number | null {
  const step = 2;
  const free = new Map<number, number>();
  for (const { cells } of lines)
    for (let at = 1; at < cells.length; at += 1) {
      const from = Math.ceil(Math.max(cells[at - 1]!.right, pageWidth * 0.3) / step);
      const to = Math.min(cells[at]!.x, pageWidth * 0.7) / step;
      for (let bin = from; bin <= to; bin += 1) free.set(bin, (free.get(bin) ?? 0) + 1);
    }
  const most = Math.max(0, ...free.values());
  if (most < FEWEST) return null;
  const bins = [...free].filter(([, count]) => count === most).map(([bin]) => bin * step);
  const gutter = bins[Math.floor(bins.length / 2)]!;
  const parts = lines.map((line) => split(line, gutter));
  if (parts.filter((one) => one === null).length > lines.length * 0.3) return null;
  const lefts = parts.flatMap((one) => (one?.left ? [one.left] : []));
  const rights = parts.flatMap((one) => (one?.right ? [one.right] : []));
  return [lefts, rights].every(isProse) ? gutter : null;
}

/** Long lines of which most begin at one place and most end at one. */
function isProse(side: PageLine[]): boolean {
  if (side.length < FEWEST) return false;
  const letters = side.reduce((sum, line) => sum + line.text.length, 0);
  const left = Math.min(...side.map((line) => line.x));
  const right = Math.max(...side.map((line) => line.right));
  const filled = side.filter((line) => line.right > right - 2 * line.size).length;
  const begun = side.filter((line) => line.x < left + 3 * line.size).length;
  const single = side.filter((line) => line.cells.length === 1).length;
  return (
    letters / side.length > 9 &&
    filled > side.length * 0.45 &&
    begun > side.length * 0.7 &&
    single > side.length * 0.8
  );
}
