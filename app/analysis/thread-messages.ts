import type { Analysis, AnalysisInput, AnalysisOptions, Campaign } from "~/app/analysis/analysis";
import type { RunBefore } from "~/app/analysis/continue-topics";
import type { Progress } from "~/app/analysis/crew.server";
import type { Known } from "~/app/analysis/settle";
import type { Settled } from "~/app/analysis/topic-changes";

/** Which topic the run before found for each of some comments, and in which it stood in the end. */
export type Places = { ids: string[]; found: (number | null)[]; stoodIn: (number | null)[] };

/** What is known, but for the places, which travel ahead of it in pieces. */
export type KnownAtOnce = Pick<Known, "changes"> & { before: Omit<RunBefore, "topicOf"> | null };

/** What is said to the analysis thread. It answers each message with one of its own. */
export type ToThread =
  | { kind: "comments"; comments: AnalysisInput[] }
  | { kind: "find"; options: AnalysisOptions; hands: number }
  | { kind: "places"; places: Places }
  | { kind: "settle"; known: KnownAtOnce }
  | { kind: "next" };

export type FromThread =
  | { kind: "ready" }
  | { kind: "progress"; progress: Progress }
  | { kind: "found" }
  | Piece
  | { kind: "end" };

/** Of a result; who belongs to a campaign is told by the assignments. */
export type Piece =
  | { kind: "summary"; summary: Summary }
  | { kind: "campaigns"; campaigns: Omit<Campaign, "members">[] }
  | { kind: "assignments"; assignments: Settled["assignments"] };

export type Summary = Pick<Analysis, "mode" | "topics" | "keyPhrases"> & {
  comments: number;
  campaigns: number;
  /** Comments with near-identical ones counted once. */
  distinct: number;
  /** Topics that the analysis found, before they were settled. */
  topicsFound: number;
};

/**
 * Objects in one message. A message is copied while the event loop waits: a few milliseconds for
 * this many comments.
 */
export const pieceSize = 1000;

/** The settled analysis in messages small enough to be received between two requests. */
export function* pieces(settled: Settled, found: Analysis): Generator<FromThread> {
  const { mode, topics, keyPhrases, campaigns, assignments } = settled;
  const alike = campaigns.reduce((sum, { size }) => sum + size, 0);
  yield {
    kind: "summary",
    summary: {
      mode,
      topics,
      keyPhrases,
      comments: assignments.length,
      campaigns: campaigns.length,
      distinct: assignments.length - alike + campaigns.length,
      topicsFound: found.topics.length,
    },
  };
  for (const piece of slices(campaigns, pieceSize))
    yield { kind: "campaigns", campaigns: piece.map(({ members: _, ...rest }) => rest) };
  for (const piece of slices(assignments, pieceSize))
    yield { kind: "assignments", assignments: piece };
  yield { kind: "end" };
}

export function* slices<T>(list: readonly T[], size: number): Generator<T[]> {
  for (let from = 0; from < list.length; from += size) yield list.slice(from, from + size);
}
