import { compact, type Line } from "~/app/drafts/lines";

/** Less text than this between two numbers is a row of a table, not a page. */
const SHORTEST_PAGE = 240;
const LONGEST_HEAD = 60;
/** A title that is printed so often stands at the head of every page. */
const OFTEN = 3;

export type PageMarks = {
  /** The lines that hold nothing but the number of a page. */
  numbers: ReadonlySet<number>;
  /** Whether the words stand at the head of page after page. */
  isRunningHead: (text: string) => boolean;
};

/** What paper prints on each of its pages, in a text that was copied from it. */
export function pageMarks(lines: readonly Line[]): PageMarks {
  const times = new Map<string, number>();
  for (const { text } of lines)
    if (text.length <= LONGEST_HEAD && !/[。；]/.test(text))
      times.set(compact(text), (times.get(compact(text)) ?? 0) + 1);
  const heads = new Set([...times].filter(([, n]) => n >= OFTEN).map(([text]) => text));
  return {
    numbers: pageNumbers(lines),
    isRunningHead: (text) =>
      heads.size > 0 && text.length <= LONGEST_HEAD && heads.has(compact(text)),
  };
}

/** Bare numbers that rise by one, a page of text apart. */
function pageNumbers(lines: readonly Line[]): ReadonlySet<number> {
  const found = new Set<number>();
  let last: { at: number; value: number } | null = null;
  let between = 0;
  lines.forEach(({ text }, at) => {
    if (!/^\d{1,3}$/.test(text)) {
      between += text.length;
      return;
    }
    const value = Number(text);
    if (last && value === last.value + 1 && between >= SHORTEST_PAGE) {
      found.add(last.at);
      found.add(at);
    }
    last = { at, value };
    between = 0;
  });
  return found;
}
