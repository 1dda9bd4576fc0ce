import { readMarker } from "~/app/drafts/markers";
import type { FlowLine } from "./columns";
import type { Page } from "./furniture";

/** The edges of the text on a page's column, in points. */
type Margins = { left: number; right: number };

export type PdfLine = { text: string; reason?: string };

/** In ems. A line may stay this short of the margin because no sign may begin the next one. */
const HANGING = 1.7;
const INDENT = 1.2;

/**
 * Lines of pages become paragraphs: a line that reaches the right margin goes on in the next one
 * unless that is indented, set in another size, or apart. What is no part of the text comes after
 * the paragraph that it interrupts.
 */
export function joinParagraphs(
  pages: readonly Page[],
  removed: ReadonlyMap<FlowLine, string>,
): PdfLine[] {
  const body = pages.map(({ lines }) => lines.filter((line) => !removed.has(line)));
  const all = body.flat();
  const size = commonest(all);
  const leading = leadingOf(body, size);
  const margins = body.map((lines) => marginsOf(lines, all));
  const indented = isIndented(body, margins);
  const done: PdfLine[] = [];
  let open: FlowLine[] = [];
  let openPage = 0;
  let waiting: PdfLine[] = [];

  const close = () => {
    if (open.length > 0) done.push({ text: open.map((line) => line.text).reduce(joined) });
    done.push(...waiting);
    open = [];
    waiting = [];
  };

  pages.forEach((page, at) => {
    const footnotes = footnotesOf(body[at]!, size);
    const rows = tableRows(body[at]!);
    for (const line of page.lines) {
      const reason = removed.get(line);
      if (reason) {
        waiting.push({ text: line.text, reason });
        continue;
      }
      if (footnotes.has(line)) {
        waiting.push({ text: line.text });
        continue;
      }
      const row = rows.get(line);
      if (row !== undefined) {
        close();
        done.push({ text: row });
        continue;
      }
      const last = open.at(-1);
      if (last && !goesOn(last, line, openPage, at)) close();
      if (open.length === 0 && waiting.length > 0) close();
      open.push(line);
      openPage = at;
    }
  });
  close();
  return done;

  function goesOn(last: FlowLine, line: FlowLine, lastPage: number, page: number): boolean {
    if (Math.abs(last.size - line.size) > 0.12 * last.size) return false;
    const here = marginOf(margins[page]!, line);
    const there = marginOf(margins[lastPage]!, last);
    const near = lastPage === page && last.column === line.column;
    if (near && line.y - last.y > leading * 1.45) return false;
    if (near && open.length === 1 && isTitle(last, line, here)) return true;
    const short = there.right - last.right;
    const ended = /[。！？；：!?;:〕）)\]】]$/.test(last.text);
    const word = ended ? 0 : firstWord(line.text);
    if (short > Math.max(HANGING, word) * last.size) return false;
    const first = open[0]!;
    const firstIndent = (first.x - (near ? here : there).left) / last.size;
    const lastIndent = (last.x - there.left) / last.size;
    const indent = (line.x - here.left) / line.size;
    const marker = readMarker(line.text);
    if (indent >= INDENT) {
      if (open.length > 1) return Math.abs(indent - lastIndent) < 0.5 && lastIndent > firstIndent;
      return readMarker(first.text) !== null && indent > firstIndent + 0.7;
    }
    if (firstIndent >= INDENT || indented) return !(marker && ended);
    return !marker && !ended;
  }
}

/** A title set in two lines: the first is long, the second no bracket of its own; both centred. */
function isTitle(first: FlowLine, second: FlowLine, { left, right }: Margins): boolean {
  const aside = ({ x, right: end, size }: FlowLine) => Math.abs(x - left - (right - end)) / size;
  const stamp = /^[（(〔][^（(〔）)〕]{1,30}[）)〕]$/.test(second.text);
  return (
    aside(first) < 0.6 &&
    aside(second) < 0.6 &&
    second.x > left + 3 * second.size &&
    first.right - first.x > 0.7 * (right - left) &&
    !stamp &&
    !/[。；：！？]$/.test(first.text) &&
    !readMarker(second.text)?.sure
  );
}

function marginOf(margins: Map<number, Margins>, line: FlowLine): Margins {
  return margins.get(line.column) ?? { left: line.x, right: line.right };
}

function marginsOf(lines: FlowLine[], all: FlowLine[]): Map<number, Margins> {
  const margins = new Map<number, Margins>();
  for (const column of new Set(lines.map((line) => line.column))) {
    const widths = all.filter((line) => line.column === column).map((line) => line.right - line.x);
    const width = ranked(widths, 0.95);
    const isFull = (line: FlowLine) => line.column === column && line.right - line.x > width * 0.93;
    // A page without a full line, as the last may be, has the margins of the others.
    const here = lines.filter(isFull);
    const full = here.length > 0 ? here : all.filter(isFull);
    // Some full lines are indented, and punctuation may hang out of others.
    const left = ranked(
      full.map((line) => line.x),
      0.2,
    );
    margins.set(column, {
      left,
      right: ranked(
        full.map((line) => line.right),
        0.6,
      ),
    });
  }
  return margins;
}

function ranked(values: number[], share: number): number {
  return values.sort((a, b) => a - b)[Math.floor((values.length - 1) * share)]!;
}

/** Whether paragraphs begin two signs in, as Chinese ones do. */
function isIndented(body: FlowLine[][], margins: Map<number, Margins>[]): boolean {
  let indented = 0;
  let flush = 0;
  body.forEach((lines, at) => {
    for (const line of lines) {
      const indent = (line.x - marginOf(margins[at]!, line).left) / line.size;
      if (indent > 1.3 && indent < 4.5) indented += 1;
      else if (indent < 0.5) flush += 1;
    }
  });
  return indented > 0.1 * (indented + flush);
}

function commonest(lines: FlowLine[]): number {
  const weights = new Map<number, number>();
  for (const { size, text } of lines) weights.set(size, (weights.get(size) ?? 0) + text.length);
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
}

function leadingOf(body: FlowLine[][], size: number): number {
  const steps = body
    .flatMap((lines) =>
      lines.slice(1).map((line, at) => {
        const before = lines[at]!;
        return before.column === line.column && line.size === size ? line.y - before.y : 0;
      }),
    )
    .filter((step) => step > 0.8 * size && step < 4 * size)
    .sort((a, b) => a - b);
  return steps[Math.floor(steps.length / 3)] ?? size * 2;
}

/** Notes at the foot of a page: the smaller lines there, from one that begins with a mark. */
function footnotesOf(lines: FlowLine[], size: number): Set<FlowLine> {
  let from = lines.length;
  while (from > 0 && lines[from - 1]!.size < 0.88 * size) from -= 1;
  const begins = lines.findIndex(
    (line, at) => at >= from && /^(?:[①-⑳*＊]|\[\d|\d)/.test(line.text),
  );
  return new Set(begins < 0 ? [] : lines.slice(begins));
}

/** Rows of a table, their cells parted by tabs: lines in a row whose second cells begin at one place. */
function tableRows(lines: FlowLine[]): Map<FlowLine, string> {
  const rows = new Map<FlowLine, string>();
  const alike = (a: FlowLine | undefined, b: FlowLine): boolean =>
    a !== undefined &&
    a.cells.length > 1 &&
    b.cells.length > 1 &&
    a.cells
      .slice(1)
      .some((one) => b.cells.slice(1).some((two) => Math.abs(one.x - two.x) < b.size));
  lines.forEach((line, at) => {
    if (alike(lines[at - 1], line) || (lines[at + 1] && alike(line, lines[at + 1]!)))
      rows.set(line, line.cells.map((cell) => cell.text).join("\t"));
  });
  return rows;
}

/** In ems: how much room the first word of a line needs, which may not be broken. */
function firstWord(text: string): number {
  const word =
    /^[《（(“"[【〔]{0,3}[A-Za-z0-9.%@:/_+-]{0,60}[，。、；：！？）》”)\]】〕%]{0,2}/.exec(
      text,
    )![0];
  let width = 1;
  for (const sign of word) width += sign < "\u0100" ? 0.56 : 1;
  return width;
}

/** Two halves of a paragraph; between Latin words stands a space, within an address none. */
function joined(left: string, right: string): string {
  const words = /[A-Za-z,.;]$/.test(left) && /^[A-Za-z]/.test(right);
  const address = /[@/][\w.-]{0,60}$/.test(left) || /^[\w.-]{0,60}[@/]/.test(right);
  return words && !address ? `${left} ${right}` : `${left}${right}`;
}
