// The far side of crew.server.ts: one hand with its own workbench.
import { parentPort } from "node:worker_threads";
import type { FromHand, ToHand } from "~/app/analysis/crew.server";
import { doTask, type Workbench } from "~/app/analysis/tasks";

const bench = {} as Workbench;

parentPort?.on("message", ({ share, task, input }: ToHand) => {
  Object.assign(bench, share);
  parentPort?.postMessage({ output: doTask(bench, task, input) } satisfies FromHand);
});
