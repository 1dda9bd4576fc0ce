import { Worker } from "node:worker_threads";

/** Data are kept in a folder, or else in memory alone; `copyOf` is a dump that they begin as. */
export type Place = { dataDir?: string; copyOf?: string };

/** The embedded database, which computes in a thread. What is asked is answered in its order. */
export type Backend = {
  /** Begins anew for another connection: what the one before left open is rolled back. */
  connect: () => Promise<void>;
  /** Takes the bytes, which cannot be read afterwards, and gives the answer in pieces. */
  execute: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array[]>;
  /** The whole data directory as a tar. */
  dump: () => Promise<Uint8Array>;
  /** Writes what is to be written and ends the thread. */
  close: () => Promise<void>;
  /** Settles if the thread ends without being told to. */
  lost: Promise<BackendLost>;
};

/** PostgreSQL's code for a server that has crashed: whoever asks is told of an outage. */
export class BackendLost extends Error {
  readonly code = "57P02";
  constructor(cause: unknown) {
    super(`the embedded database has ended: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
    this.name = "BackendLost";
  }
}

/** What the first thread compiled serves every later one: half a second for each. */
let program: WebAssembly.Module | undefined;

type Message =
  | { ask: "connect" | "dump" | "close" }
  | { ask: "execute"; bytes: Uint8Array<ArrayBuffer> };
type Waiting = { answered: (given: unknown) => void; failed: (error: Error) => void };

/** Opens the database; rejects with what is wrong with the data. Throws `BackendLost` later on. */
export async function startBackend(place: Place): Promise<Backend> {
  const worker = new Worker(new URL("./backend.mjs", import.meta.url), {
    execArgv: [],
    workerData: { ...place, program },
  });
  const waiting: Waiting[] = [];
  let over: BackendLost | null = null;

  const answer = () =>
    new Promise<unknown>((answered, failed) => waiting.push({ answered, failed }));
  const ask = (message: Message, transfer: ArrayBuffer[] = []) => {
    if (over) return Promise.reject(over);
    const coming = answer() as Promise<Uint8Array[]>;
    worker.postMessage(message, transfer);
    return coming;
  };
  const endWith = (cause: unknown) => {
    over = new BackendLost(cause);
    for (const { failed } of waiting.splice(0)) failed(over);
    return over;
  };
  const lost = new Promise<BackendLost>((told) => {
    worker.on("error", (error) => over || told(endWith(error)));
    worker.on("exit", (code) => over || told(endWith(`exit code ${code}`)));
  });
  worker.on("message", (given) => waiting.shift()?.answered(given));
  // Ready, it tells what it runs.
  program = (await answer()) as WebAssembly.Module;

  return {
    lost,
    connect: async () => void (await ask({ ask: "connect" })),
    execute: (bytes) => ask({ ask: "execute", bytes }, [bytes.buffer]),
    dump: async () => (await ask({ ask: "dump" }))[0]!,
    close: async () => {
      if (over) return;
      await ask({ ask: "close" });
      endWith("it was closed");
      await worker.terminate();
    },
  };
}
