import type { Task, Workbench, Working } from "~/app/analysis/tasks";
import { startThread, type Thread } from "~/app/platform/thread.server";

/** What is told a hand: what to lay on its workbench first, and what to do. */
export type ToHand = { share: Partial<Workbench>; task: Task; input: unknown };
export type FromHand = { output: unknown };

/** How far one kind of work has come; `of` is unknown while its inputs are still being read. */
export type Progress = { task: Task; done: number; of: number | undefined };

export type Crew = {
  /**
   * Does the work, shared among the hands; rejects with what a hand threw. The result is that of
   * `workAlone`, whatever the number of hands.
   */
  work: <Result>(
    working: Working<Result>,
    onProgress?: (progress: Progress) => void,
  ) => Promise<Result>;
  end: () => Promise<void>;
};

type Hand = { thread: Thread<ToHand, FromHand>; owed: Partial<Workbench> };

/** Starts `size` threads that wait for work; all work is called off with `signal`. */
export function hireCrew(size: number, signal?: AbortSignal): Crew {
  const hands = Array.from(
    { length: size },
    (): Hand => ({ thread: startThread("app/analysis/hand-thread.ts", signal), owed: {} }),
  );

  async function share(
    task: Task,
    inputs: Iterable<unknown>,
    count: number | undefined,
    onProgress: (progress: Progress) => void,
  ): Promise<unknown[]> {
    const waiting = inputs[Symbol.iterator]();
    const outputs: unknown[] = [];
    let handedOut = 0;
    let done = 0;
    const serve = async (hand: Hand) => {
      for (let next = waiting.next(); !next.done; next = waiting.next()) {
        const place = handedOut++;
        const message = { share: hand.owed, task, input: next.value };
        hand.owed = {};
        outputs[place] = (await hand.thread.ask(message)).output;
        onProgress({ task, done: ++done, of: count });
      }
    };
    await Promise.all(hands.map(serve));
    return outputs;
  }

  return {
    work: async (working, onProgress = () => {}) => {
      let step = working.next();
      while (!step.done) {
        const { task, inputs, count, share: laid } = step.value;
        for (const hand of hands) Object.assign(hand.owed, laid);
        step = working.next(await share(task, inputs, count, onProgress));
      }
      return step.value;
    },
    end: async () => {
      await Promise.all(hands.map((hand) => hand.thread.end()));
    },
  };
}
