// The far side of analyse-in-thread.server.ts: takes the comments in pieces, gives the analysis back in pieces.
import { parentPort } from "node:worker_threads";
import { analyse } from "~/app/analysis/analyse";
import type { AnalysisInput } from "~/app/analysis/analysis";
import { type FromThread, pieces, type ToThread } from "~/app/analysis/thread-messages";

const comments: AnalysisInput[] = [];
let answer: Iterator<FromThread> | undefined;

parentPort?.on("message", (message: ToThread) => {
  if (message.kind === "comments") {
    comments.push(...message.comments);
    parentPort?.postMessage({ kind: "ready" } satisfies FromThread);
    return;
  }
  if (message.kind === "start") answer = pieces(analyse(comments, message.options));
  const piece = answer?.next();
  if (piece && !piece.done) parentPort?.postMessage(piece.value);
});
