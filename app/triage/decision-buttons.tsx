import { useState } from "react";
import { Button } from "~/app/ui/button";
import { TextArea } from "~/app/ui/field";
import { DECISIONS, type Decision } from "~/db/tables/triage";
import { demandsReason } from "./triage-forms";
import { DECISION_WORDS, words } from "./words";

const KEYS: Record<Decision, string> = { adopted: "a", partly: "p", rejected: "n", explained: "e" };

/**
 * The reason and one button for each decision. A button that demands a reason leads into it where
 * there is none yet; without scripts the server says so.
 */
export function DecisionButtons({
  id,
  present,
  reason,
  error,
  keys = false,
}: {
  /** Of the reason's field. */
  id: string;
  present: Decision | null;
  reason: string;
  error?: string;
  keys?: boolean;
}) {
  const [wanted, setWanted] = useState<Decision | null>(null);
  const lead = (event: React.MouseEvent, decision: Decision) => {
    const field = document.getElementById(id) as HTMLTextAreaElement | null;
    if (!field || !demandsReason(decision) || field.value.trim() !== "") return;
    event.preventDefault();
    setWanted(decision);
    field.focus();
  };
  const sendWanted = (event: React.KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    const decision = wanted ?? present;
    const button = event.currentTarget.querySelector<HTMLButtonElement>(
      `button[value="decide.${decision}"]`,
    );
    if (!button) return;
    event.preventDefault();
    button.click();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Enter in the field presses a button of this group
    <div className="decide-fields" onKeyDown={sendWanted}>
      <TextArea
        id={id}
        name="reason"
        label={words.decide.reason}
        mark={wanted ? words.decide.reasonFirst(DECISION_WORDS[wanted]) : words.decide.reasonHint}
        error={error}
        defaultValue={reason}
        rows={2}
        maxLength={5000}
      />
      <div className="decide-buttons">
        {DECISIONS.map((decision) => (
          <Button
            key={decision}
            name="act"
            value={`decide.${decision}`}
            kind="secondary"
            keys={keys ? KEYS[decision] : undefined}
            data-key={keys ? KEYS[decision] : undefined}
            aria-pressed={present === decision || (wanted === decision && present === null)}
            onClick={(event) => lead(event, decision)}
          >
            {DECISION_WORDS[decision]}
          </Button>
        ))}
      </div>
    </div>
  );
}
