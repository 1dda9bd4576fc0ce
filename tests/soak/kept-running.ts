import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { whateverHappens } from "./leave-nothing";
import { until } from "./until";

/** A process that is started again whenever it ends, as the service manager of a machine does. */
export type Kept = {
  /** Of the process that runs now; of the last one where none does. */
  pid: () => number;
  /** How often it was started. */
  starts: () => number;
  /** What the process that runs now has printed. */
  printed: () => string;
  /** Every way in which it ended that was not asked for, e.g. `SIGKILL` or `1`. */
  ends: string[];
  /** Kills it, and comes back when it is dead. */
  kill: () => Promise<void>;
  signal: (signal: NodeJS.Signals) => void;
  /** Until the process that runs now has printed these words. */
  hasSaid: (words: string) => Promise<void>;
  close: (signal?: NodeJS.Signals) => Promise<void>;
};

const RESTART_MS = 100;
const CLOSE_MS = 15_000;

/** `start` gives a process whose output is piped. */
export function keepRunning(start: () => ChildProcess): Kept {
  const ends: string[] = [];
  let starts = 0;
  let printed = "";
  let closing = false;
  let child = begin();

  function begin(): ChildProcess {
    const one = start();
    const { takeBack } = whateverHappens(() => one.kill("SIGKILL"));
    starts++;
    printed = "";
    for (const stream of [one.stdout!, one.stderr!])
      stream.setEncoding("utf8").on("data", (words) => {
        printed = (printed + words).slice(-20_000);
      });
    one.once("exit", async (code, signal) => {
      takeBack();
      if (closing) return;
      ends.push(signal ?? String(code));
      await pause(RESTART_MS);
      if (closing) return;
      child = begin();
    });
    return one;
  }

  const running = () => child.exitCode === null && child.signalCode === null;
  const dead = async (one: ChildProcess) => {
    if (one.exitCode === null && one.signalCode === null) await once(one, "exit");
  };
  return {
    pid: () => child.pid!,
    starts: () => starts,
    printed: () => printed,
    ends,
    kill: async () => {
      const one = child;
      one.kill("SIGKILL");
      await dead(one);
    },
    signal: (signal) => void child.kill(signal),
    hasSaid: async (words) => {
      await until(`it says ${words}`, () => printed.includes(words)).catch((error) => {
        throw new Error(`${error.message}; it said ${printed}`);
      });
    },
    close: async (signal = "SIGTERM") => {
      closing = true;
      if (!running()) return;
      // Stopped, it hears nothing.
      child.kill("SIGCONT");
      child.kill(signal);
      const late = setTimeout(() => child.kill("SIGKILL"), CLOSE_MS);
      await dead(child);
      clearTimeout(late);
    },
  };
}

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((open) => server.listen(0, "127.0.0.1", open));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}
