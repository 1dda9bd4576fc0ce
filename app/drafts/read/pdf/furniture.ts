import { readMarker } from "~/app/drafts/markers";
import type { FlowLine } from "./columns";

export type Page = { lines: FlowLine[]; height: number };

const EDGE = 0.13;
const PAGE_NUMBER =
  /^(?:[-–—―─·~\s]*(?:\d{1,4}|[ivxlc]{1,6})[-–—―─·~\s]*|第\s?\d{1,4}\s?页(?:[\s,，/]*共\s?\d{1,4}\s?页)?|\d{1,4}\s?\/\s?\d{1,4})$/i;

/**
 * Why lines at the edges of the pages are no part of the text: numbers of pages, and what is
 * repeated at one height of several pages, whatever its digits. A line with a marker is neither.
 */
export function pageFurniture(pages: readonly Page[]): Map<FlowLine, string> {
  const found = new Map<FlowLine, string>();
  const repeated = new Map<string, { pages: Set<number>; lines: [FlowLine, string][] }>();
  pages.forEach((page, number) => {
    for (const [line, reason] of edges(page)) {
      const words = line.text.replace(/[\s\d０-９]+/g, "");
      if (PAGE_NUMBER.test(line.text.trim())) {
        found.set(line, "页码");
        continue;
      }
      if (readMarker(line.text)?.sure) continue;
      const key = `${reason} ${Math.round(line.y / 6)} ${words}`;
      const known = repeated.get(key) ?? { pages: new Set(), lines: [] };
      repeated.set(key, known);
      known.pages.add(number);
      known.lines.push([line, reason]);
    }
  });
  for (const { pages: on, lines } of repeated.values())
    if (on.size >= Math.max(2, pages.length * 0.3))
      for (const [line, reason] of lines) found.set(line, reason);
  return found;
}

/** The two outermost lines above and below, where they stand in the margins. */
function edges({ lines, height }: Page): [FlowLine, string][] {
  const byHeight = [...lines].sort((a, b) => a.y - b.y);
  const top = byHeight.slice(0, 2).filter((line) => line.y < height * EDGE);
  const bottom = byHeight.slice(-2).filter((line) => line.y > height * (1 - EDGE));
  return [
    ...top.map((line): [FlowLine, string] => [line, "页眉"]),
    ...bottom
      .filter((line) => !top.includes(line))
      .map((line): [FlowLine, string] => [line, "页脚"]),
  ];
}
