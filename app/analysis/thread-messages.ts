import type {
  Analysis,
  AnalysisInput,
  AnalysisOptions,
  Assignment,
  Campaign,
} from "~/app/analysis/analysis";

/** What is said to the analysis thread. It answers each message with one of its own. */
export type ToThread =
  | { kind: "comments"; comments: AnalysisInput[] }
  | { kind: "start"; options: AnalysisOptions }
  | { kind: "next" };

export type FromThread =
  | { kind: "ready" }
  | { kind: "topics"; analysis: Pick<Analysis, "mode" | "topics" | "keyPhrases"> }
  | { kind: "campaigns"; campaigns: Campaign[] }
  | { kind: "assignments"; assignments: Assignment[] }
  | { kind: "end" };

/**
 * Objects in one message. A message is copied while the event loop waits: a few milliseconds for
 * this many comments.
 */
export const pieceSize = 2000;

/** The analysis in messages small enough to be received between two requests. */
export function* pieces(analysis: Analysis): Generator<FromThread> {
  const { mode, topics, keyPhrases } = analysis;
  yield { kind: "topics", analysis: { mode, topics, keyPhrases } };
  for (const campaigns of slices(analysis.campaigns, pieceSize))
    yield { kind: "campaigns", campaigns };
  for (const assignments of slices(analysis.assignments, pieceSize))
    yield { kind: "assignments", assignments };
  yield { kind: "end" };
}

export function* slices<T>(list: readonly T[], size: number): Generator<T[]> {
  for (let from = 0; from < list.length; from += size) yield list.slice(from, from + size);
}
