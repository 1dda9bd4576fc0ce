import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { projectRoot } from "./thread.server";

/** Bytes, milliseconds. */
export type Confinement = {
  memory: number;
  heap: number;
  time: number;
  startTime: number;
  answer: number;
};

/** Why there is no answer. `failed`: it ended by itself without one, or answered without sense. */
export type Ending = "time" | "memory" | "answer" | "failed";

export type Confined = {
  /** Gives the process its input, and gives what it answers; once. */
  ask: (input: Iterable<Uint8Array>) => Promise<{ answer: string } | { ending: Ending }>;
  end: () => void;
};

const WATCHED_EVERY = 50;

/**
 * Runs a TypeScript module of the project in a process of its own that has no secret of this one in
 * its environment, and is ended when it takes too much memory or time. What the module does, a fault
 * or an end of any kind, never reaches this process. The module answers on descriptor 3, with a line
 * feed as soon as it has started. `ask` rejects only where the module cannot be started.
 */
export function confinedProcess(module: string, limits: Confinement): Confined {
  const child = start(module, limits);
  const { stdin, stdio, stderr } = child;
  const output = stdio[3] as Readable;
  const said: string[] = [];
  stderr!.setEncoding("utf8").on("data", (text: string) => {
    if (said.length < 20) said.push(text);
  });
  stdin!.on("error", () => {});
  output.on("error", () => {});
  let ending: Ending | null = null;
  const kill = (why: Ending) => {
    ending ??= why;
    child.kill("SIGKILL");
  };
  let received = 0;
  const chunks: Buffer[] = [];
  let started = () => {};
  const begun = new Promise<void>((resolve) => {
    started = resolve;
  });
  output.on("data", (chunk: Buffer) => {
    started();
    received += chunk.length;
    if (received > limits.answer) kill("answer");
    else chunks.push(chunk);
  });
  const closed = new Promise<{ code: number | null; signal: string | null; error?: Error }>(
    (resolve) => {
      child.once("error", (error) => resolve({ code: null, signal: null, error }));
      child.once("close", (code, signal) => resolve({ code, signal }));
    },
  );
  hold(child, false);

  return {
    ask: async (input) => {
      hold(child, true);
      const stop = watchMemory(child, limits.memory, () => kill("memory"));
      let timer = setTimeout(() => kill("time"), limits.startTime);
      await Promise.race([begun, closed]);
      clearTimeout(timer);
      const alive = received > 0;
      timer = setTimeout(() => kill("time"), limits.time);
      if (alive) give(stdin!, input);
      const { code, signal, error } = await closed;
      clearTimeout(timer);
      stop();
      if (!alive)
        throw error ?? new Error(`${module} did not start: ${said.join("").slice(-2000)}`);
      if (ending) return { ending };
      if (code === 0) return { answer: Buffer.concat(chunks).toString("utf8") };
      // V8 aborts where its heap is full, as the system does where the limit of the process is.
      const full =
        signal === "SIGABRT" || signal === "SIGTRAP" || signal === "SIGSEGV" || code === 134;
      return { ending: full ? "memory" : signal === "SIGXCPU" ? "time" : "failed" };
    },
    end: () => void child.kill("SIGKILL"),
  };
}

/** Limits that hold even where nobody is left to watch, on systems that have them. */
const CONFINED = 'ulimit -c 0; ulimit -t "$1"; ulimit -d "$2"; shift 2; exec "$@"';

function start(module: string, { memory, heap, time }: Confinement): ChildProcess {
  const root = projectRoot();
  const mebibytes = Math.round(heap / 1024 / 1024);
  const program = [
    process.execPath,
    `--max-old-space-size=${mebibytes}`,
    "--import",
    "tsx",
    join(root, module),
  ];
  const confined =
    process.platform === "linux"
      ? [
          "/bin/sh",
          "-c",
          CONFINED,
          "sh",
          String(Math.ceil(time / 500) + 30),
          String(Math.round(memory / 512)),
          ...program,
        ]
      : program;
  return spawn(confined[0]!, confined.slice(1), {
    cwd: root,
    env: { NODE_ENV: "production", TSX_TSCONFIG_PATH: join(root, "tsconfig.json") },
    stdio: ["pipe", "ignore", "pipe", "pipe"],
    windowsHide: true,
  });
}

/** A process that waits for work does not keep this one from ending. */
function hold(child: ChildProcess, held: boolean): void {
  const set = (one: unknown) => (one as { ref(): void; unref(): void })[held ? "ref" : "unref"]();
  set(child);
  for (const stream of child.stdio) if (stream) set(stream);
}

function give(stdin: Writable, input: Iterable<Uint8Array>): void {
  for (const bytes of input) stdin.write(bytes);
  stdin.end();
}

/** Ends what takes more memory than it may, where the system tells how much that is. */
function watchMemory({ pid }: ChildProcess, most: number, exceeded: () => void): () => void {
  const timer = setInterval(async () => {
    const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
    const resident = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1];
    if (Number(resident ?? 0) * 1024 > most) exceeded();
  }, WATCHED_EVERY);
  return () => clearInterval(timer);
}
