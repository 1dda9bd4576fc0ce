import { Tag, type TagTone } from "~/app/ui/signs";
import type { Decision } from "~/db/tables/triage";
import { DECISION_WORDS, STATE_WORDS } from "./words";

const TONES: Record<Decision, TagTone> = {
  adopted: "good",
  partly: "good",
  rejected: "plain",
  explained: "plain",
};

/** What was done with a comment: decided how, with which unit, or nothing yet. */
export function DecisionTag({
  decision,
  unit,
}: {
  decision: Decision | null;
  unit: string | null;
}) {
  if (decision) return <Tag tone={TONES[decision]}>{DECISION_WORDS[decision]}</Tag>;
  if (unit) return <Tag tone="warn">{unit}</Tag>;
  return <Tag tone="quiet">{STATE_WORDS.untouched}</Tag>;
}
