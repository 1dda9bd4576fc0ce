import type { LineSpan, Removed } from "~/app/drafts/outline";

/** Removed passages that stand one after the other in the source and went for the same reason. */
export type RemovedRun = {
  index: number;
  count: number;
  reason: string;
  lines: LineSpan;
  text: string;
};

/** In the order of the list, each passage in exactly one run; blank lines between do not part one. */
export function removedRuns(removed: readonly Removed[]): RemovedRun[] {
  const runs: RemovedRun[] = [];
  removed.forEach((passage, index) => {
    const last = runs.at(-1);
    const follows =
      last && passage.lines[0] >= last.lines[1] && passage.lines[0] - last.lines[1] <= 3;
    if (follows && last.reason === passage.reason) {
      last.count += 1;
      last.lines = [last.lines[0], passage.lines[1]];
      last.text += `\n${passage.text}`;
    } else
      runs.push({
        index,
        count: 1,
        reason: passage.reason,
        lines: passage.lines,
        text: passage.text,
      });
  });
  return runs;
}
