import type { Analysis, AnalysisInput, AnalysisOptions } from "~/app/analysis/analysis";
import { type FromThread, pieceSize, slices, type ToThread } from "~/app/analysis/thread-messages";
import { startThread } from "~/app/platform/thread.server";

/**
 * `analyse` in a thread of its own. The comments and the result travel in small pieces. Rejects
 * with what the analysis threw, or with the reason of `signal` where it was called off.
 */
export async function analyseInThread(
  comments: readonly AnalysisInput[],
  options: AnalysisOptions = {},
  signal?: AbortSignal,
): Promise<Analysis> {
  const { ask, end } = startThread<ToThread, FromThread>("app/analysis/analyse-thread.ts", signal);
  try {
    for (const piece of slices(comments, pieceSize))
      await ask({ kind: "comments", comments: piece });
    const analysis: Analysis = {
      mode: "list",
      topics: [],
      assignments: [],
      campaigns: [],
      keyPhrases: [],
    };
    let piece = await ask({ kind: "start", options });
    while (piece.kind !== "end") {
      if (piece.kind === "topics") Object.assign(analysis, piece.analysis);
      if (piece.kind === "campaigns") analysis.campaigns.push(...piece.campaigns);
      if (piece.kind === "assignments") analysis.assignments.push(...piece.assignments);
      piece = await ask({ kind: "next" });
    }
    return analysis;
  } finally {
    await end();
  }
}
