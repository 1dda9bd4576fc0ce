import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";

export type Thread<To, From> = {
  /** Sends a message and gives the one that answers it; one at a time. */
  ask: (message: To) => Promise<From>;
  end: () => Promise<void>;
};

/**
 * Runs a TypeScript module in a thread of its own, so that the event loop of the calling process
 * stays free. The module, named by its path in the project, answers each message with one of its
 * own. `ask` rejects with what the module threw, or with the reason of `signal` where the work was
 * called off.
 */
export function startThread<To, From>(module: string, signal?: AbortSignal): Thread<To, From> {
  signal?.throwIfAborted();
  const root = projectRoot();
  const worker = new Worker(pathToFileURL(join(root, START)), {
    execArgv: [],
    // The alias of imports is found in the project's settings, wherever the process was started.
    env: { ...process.env, TSX_TSCONFIG_PATH: join(root, "tsconfig.json") },
    workerData: { module: pathToFileURL(join(root, module)).href },
  });
  const failed = new Promise<never>((_, reject) => {
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`${module} ended with code ${code}`)));
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  failed.catch(() => {});
  return {
    ask: async (message) => {
      const answer = new Promise<From>((resolve) => worker.once("message", resolve));
      worker.postMessage(message);
      const given = await Promise.race([answer, failed]);
      // Lets requests that arrived meanwhile go first.
      await new Promise((resolve) => setImmediate(resolve));
      return given;
    },
    end: async () => void (await worker.terminate()),
  };
}

const START = join("app", "platform", "start-thread.mjs");

/** The thread runs the source, also where this module was built into a bundle elsewhere. */
export function projectRoot(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  for (const start of [here, process.cwd()])
    for (let folder = start; ; folder = dirname(folder)) {
      if (existsSync(join(folder, START))) return folder;
      if (folder === dirname(folder)) break;
    }
  throw new Error(`${START} was not found above ${here}`);
}
