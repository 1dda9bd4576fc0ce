import type { Analysis } from "~/app/analysis/analysis";
import { continueTopics, type RunBefore } from "~/app/analysis/continue-topics";
import type { StoodIn, TopicChanges } from "~/app/analysis/officers-changes";
import { applyChanges, type Settled } from "~/app/analysis/topic-changes";

/** What is known of the comments besides their texts. */
export type Known = {
  /** The run that goes on; null for the first. */
  before: RunBefore | null;
  /** Where its comments stood in the end, which officers may have changed. */
  stoodIn: StoodIn;
  changes: TopicChanges;
};

/** What was found, in agreement with what is known. May be done again as more becomes known. */
export function settle(found: Analysis, { before, stoodIn, changes }: Known): Settled {
  const continued = before ? continueTopics(found, before) : found;
  const labels = new Map(before?.topics.map(({ id, label }) => [id, label]));
  return applyChanges(continued, changes, stoodIn, labels);
}
