import { setTimeout as pause } from "node:timers/promises";
import { isOutage } from "~/app/platform/outage";
import type { executeSqlOn } from "./enqueue.server";

type Execute = ReturnType<typeof executeSqlOn>;

/**
 * How the queue's own statements meet a database that goes away and comes back.
 *
 * pg-boss records a job's end without waiting for the statement: were it lost, the job would stay
 * taken until it expired. So a statement is asked again, every `pauseMs`, until the database
 * answers; each of them may be asked twice without harm. Between `end` and `drain` none is asked
 * again, so that a program can end without its database: what a job did is then done again.
 */
export function queueStatements(
  execute: Execute,
  onOutage: (error: Error) => void = () => {},
  pauseMs = 1_000,
) {
  const running = new Set<Promise<unknown>>();
  let ending = false;
  let drained = false;

  const patiently: Execute = async (text, values) => {
    for (let tries = 0; ; tries++) {
      try {
        return await execute(text, values);
      } catch (error) {
        if (!isOutage(error)) throw error;
        if (tries === 0) onOutage(error as Error);
        if (!ending) await pause(pauseMs);
        if (ending) return { rows: [] };
      }
    }
  };
  return {
    execute: (text: string, values?: unknown[]): ReturnType<Execute> => {
      if (drained) return new Promise(() => {});
      const statement = patiently(text, values);
      running.add(statement);
      const end = () => running.delete(statement);
      statement.then(end, end);
      return statement;
    },
    end: () => {
      ending = true;
    },
    /** Waits for what is on its way; what pg-boss's inner queue asks later is never sent. */
    drain: async () => {
      while (running.size > 0) await Promise.allSettled(running);
      drained = true;
    },
  };
}
