import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { Analysis, AnalysisInput, AnalysisOptions } from "~/app/analysis/analysis";
import { type FromThread, pieceSize, slices, type ToThread } from "~/app/analysis/thread-messages";

/**
 * `analyse` in a thread of its own, so that the event loop of the calling process stays free. The
 * comments and the result travel in small pieces. Rejects with what the analysis threw, or with
 * the reason of `signal` where it was called off.
 */
export async function analyseInThread(
  comments: readonly AnalysisInput[],
  options: AnalysisOptions = {},
  signal?: AbortSignal,
): Promise<Analysis> {
  signal?.throwIfAborted();
  const root = projectRoot();
  const worker = new Worker(pathToFileURL(join(root, threadFile)), {
    execArgv: [],
    // The alias of imports is found in the project's settings, wherever the process was started.
    env: { ...process.env, TSX_TSCONFIG_PATH: join(root, "tsconfig.json") },
  });
  const failed = new Promise<never>((_, reject) => {
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`analysis thread ended with code ${code}`)));
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  failed.catch(() => {});

  const ask = async (message: ToThread): Promise<FromThread> => {
    const answer = new Promise<FromThread>((resolve) => worker.once("message", resolve));
    worker.postMessage(message);
    const given = await Promise.race([answer, failed]);
    // Lets requests that arrived meanwhile go first.
    await new Promise((resolve) => setImmediate(resolve));
    return given;
  };

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
    await worker.terminate();
  }
}

const threadFile = join("app", "analysis", "start-thread.mjs");

/** The thread runs the source, also where this module was built into a bundle elsewhere. */
function projectRoot(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  for (const start of [here, process.cwd()])
    for (let folder = start; ; folder = dirname(folder)) {
      if (existsSync(join(folder, threadFile))) return folder;
      if (folder === dirname(folder)) break;
    }
  throw new Error(`${threadFile} was not found above ${here}`);
}
