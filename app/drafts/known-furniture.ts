import type { Line } from "~/app/drafts/lines";
import type { Sections } from "~/app/drafts/section-walk";

/** A line that whoever read the file knows to be no part of the document, and why: 页眉, 网页导航 … */
export type RemovedLine = { line: number; reason: string };

/** Lines without those that are known to be no part of the document, and these. */
export function withoutFurniture(lines: Line[], known: readonly RemovedLine[]) {
  const reasons = new Map(known.map(({ line, reason }) => [line, reason]));
  const removed: Sections["removed"] = [];
  const kept = lines.filter((line) => {
    const reason = reasons.get(line.number);
    if (reason !== undefined) removed.push({ line, reason });
    return reason === undefined;
  });
  return { kept, removed };
}
