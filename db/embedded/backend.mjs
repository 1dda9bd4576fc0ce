// The thread in which the embedded database computes. Each message is answered by one of its own,
// in their order. Plain JavaScript: it starts without a loader in front of it.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";

/** Of about this size are the pieces in which an answer is handed over. */
const PIECE_BYTES = 64 * 1024;

/** A server would end its process with it. No text holds it: noughts stand in none. */
const PANIC = "\0VPANIC\0";

const { dataDir, copyOf, program } = workerData;
const pgliteWasmModule = program ?? (await compile());
const loadDataDir = copyOf && new Blob([readFileSync(copyOf)]);
const pglite = new PGlite({ dataDir, loadDataDir, pgliteWasmModule });
await pglite.waitReady;

/** What can be asked; each gives the pieces of its answer. */
const answers = {
  /** A connection finds nothing of the one before: no open transaction, no statement, no setting. */
  connect: async () => {
    if (pglite.isInTransaction()) await pglite.exec("rollback");
    await pglite.exec("discard all");
    return [];
  },
  /** Protocol bytes are answered with protocol bytes; what is wrong with a statement is among them. */
  execute: async ({ bytes }) => {
    const pieces = [];
    let parts = [];
    let size = 0;
    let panicked = false;
    const join = () => {
      if (size > 0) pieces.push(joined(parts, size));
      parts = [];
      size = 0;
    };
    await pglite.execProtocolRawStream(bytes, {
      onRawData: (part) => {
        // It lies in the memory of the database, which goes on using it.
        parts.push(part.slice());
        size += part.length;
        panicked ||= Buffer.from(part.buffer, part.byteOffset, part.length).includes(PANIC);
        if (size >= PIECE_BYTES) join();
      },
    });
    join();
    // It answers nothing any more. Who asked is told first.
    if (panicked)
      setImmediate(() => {
        throw new Error("它遇到了无法继续的错误（PANIC），多半是磁盘已满");
      });
    return pieces;
  },
  dump: async () => {
    const dump = await pglite.dumpDataDir("none");
    return [new Uint8Array(await dump.arrayBuffer())];
  },
  close: async () => {
    await pglite.close();
    return [];
  },
};

function compile() {
  const file = fileURLToPath(import.meta.resolve("@electric-sql/pglite/pglite.wasm"));
  return WebAssembly.compile(readFileSync(file));
}

function joined(parts, size) {
  if (parts.length === 1) return parts[0];
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const give = (pieces) =>
  parentPort.postMessage(
    pieces,
    pieces.map(({ buffer }) => buffer),
  );

let last = Promise.resolve();
parentPort.on("message", (message) => {
  // A failure is nobody's statement but the database's own: unheard, it ends the thread.
  last = last.then(async () => give(await answers[message.ask](message)));
});
parentPort.postMessage(pgliteWasmModule);
