import { availableParallelism } from "node:os";
import type { AnalysisInput, AnalysisOptions } from "~/app/analysis/analysis";
import type { Progress } from "~/app/analysis/crew.server";
import {
  type FromThread,
  type KnownAtOnce,
  type Piece,
  type Places,
  pieceSize,
  slices,
  type ToThread,
} from "~/app/analysis/thread-messages";
import { startThread } from "~/app/platform/thread.server";

/** Fewer comments are done before further threads would have started. */
const commentsWorthHands = 4000;
/** One processor is left to those who wait for a page. */
const handsBeside = () => Math.max(1, Math.min(4, availableParallelism() - 1));

/** An analysis in a thread of its own: it is given what it needs and asked for what it found. */
export type Analyst = {
  /** Takes comments, those of each call after those of the calls before. */
  read: (comments: readonly AnalysisInput[]) => Promise<void>;
  /** Analyses what was read. */
  find: (options?: AnalysisOptions) => Promise<void>;
  /** Takes which topics comments had in the run before; to be told before what else is known. */
  remember: (places: Places) => Promise<void>;
  /** What was found, in agreement with what is known. May be asked again as more becomes known. */
  settle: (known: KnownAtOnce) => AsyncGenerator<Piece>;
  end: () => Promise<void>;
};

/**
 * Starts a thread that analyses; for many comments it shares the work with further ones. All that
 * is said to it and by it travels in small pieces. Each call rejects with what the analysis threw,
 * or with the reason of `signal` where it was called off. To be ended in any case.
 */
export function hireAnalyst(
  signal?: AbortSignal,
  onProgress: (progress: Progress) => void = () => {},
): Analyst {
  const { ask, end } = startThread<ToThread, FromThread>("app/analysis/analyse-thread.ts", signal);
  let read = 0;
  return {
    read: async (comments) => {
      read += comments.length;
      for (const piece of slices(comments, pieceSize))
        await ask({ kind: "comments", comments: piece });
    },
    find: async (options = {}) => {
      const hands = read < commentsWorthHands ? 0 : handsBeside();
      let said = await ask({ kind: "find", options, hands });
      while (said.kind === "progress") {
        onProgress(said.progress);
        said = await ask({ kind: "next" });
      }
    },
    remember: async (places) => void (await ask({ kind: "places", places })),
    settle: async function* (known) {
      let said = await ask({ kind: "settle", known });
      while (said.kind !== "end") {
        yield said as Piece;
        said = await ask({ kind: "next" });
      }
    },
    end,
  };
}
