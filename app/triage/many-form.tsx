import { Form } from "@remix-run/react";
import { useEffect, useState } from "react";
import { Button } from "~/app/ui/button";
import { Check, Choices } from "~/app/ui/choices";
import { Select } from "~/app/ui/field";
import { Fold } from "~/app/ui/list";
import { Notice } from "~/app/ui/notice";
import { DecisionButtons } from "./decision-buttons";
import type { Refused } from "./do-on-board.server";
import type { Board } from "./load-board.server";
import { PlaceFields } from "./topic-place";
import { topicChangeWords } from "./topic-words";
import { UNASKED } from "./triage-forms";
import { words } from "./words";

const hasPlaceFault = (refused: Refused | null) =>
  Boolean(refused?.fields.topic ?? refused?.fields.label) || undefined;

/** What can be done with the ticked comments, or with all that match; folded away until asked for. */
export function ManyForm({
  board,
  refused,
  ticked,
  tickAll,
}: {
  board: Board;
  refused: Refused | null;
  ticked: number;
  tickAll: (on: boolean) => void;
}) {
  const { can, units, matching } = board;
  const [scripts, setScripts] = useState(false);
  useEffect(() => setScripts(true), []);
  return (
    <details className="fold many" open={refused !== null || undefined}>
      <summary>
        {words.many.summary}
        <span className="many-count">{words.many.ticked(ticked)}</span>
      </summary>
      <Form method="post" id="many" className="many-form" preventScrollReset>
        {refused && Object.keys(refused.fields).length === 0 ? (
          <Notice tone="error" live>
            {refused.message}
          </Notice>
        ) : null}
        <Choices
          name="scope"
          id="many-scope"
          label={words.many.scope}
          error={refused?.fields.scope}
          chosen={refused?.typed.scope === "matching" ? "matching" : "ticked"}
          inline
          choices={[
            { value: "ticked", label: words.many.scopeTicked },
            { value: "matching", label: words.many.scopeMatching(matching) },
          ]}
        />
        {matching > UNASKED ? (
          <Check
            name="confirmed"
            id="many-confirmed"
            value={String(matching)}
            label={words.many.confirm(matching)}
            hint={words.many.confirmHint}
            error={refused?.fields.confirmed}
            checked={refused?.typed.confirmed === String(matching)}
          />
        ) : null}
        {scripts ? (
          <div>
            <Button type="button" kind="quiet" small onClick={() => tickAll(true)}>
              {words.many.tickAll}
            </Button>
            <Button type="button" kind="quiet" small onClick={() => tickAll(false)}>
              {words.many.untickAll}
            </Button>
          </div>
        ) : null}
        {can.decide ? (
          <DecisionButtons
            id="many-reason"
            present={null}
            reason={refused?.typed.reason ?? ""}
            error={refused?.fields.reason}
          />
        ) : null}
        {can.decide ? (
          <div className="button-row">
            <Button name="act" value="decide.undo" kind="quiet" small>
              {words.decide.undo}
            </Button>
            <span className="quiet">{words.many.undoHint}</span>
          </div>
        ) : null}
        {can.assign ? (
          <div className="assign-line">
            <Select
              id="many-unit"
              name="unit"
              label={words.assign.unit}
              error={refused?.fields.unit}
              defaultValue={refused?.typed.unit}
              options={[
                { value: "", label: words.assign.nobody },
                ...units.map((unit) => ({ value: String(unit.id), label: unit.name })),
              ]}
            />
            <Button name="act" value="assign" kind="secondary">
              {words.assign.save}
            </Button>
          </div>
        ) : null}
        {can.assign && board.topics.length > 0 ? (
          <Fold summary={topicChangeWords.place} open={hasPlaceFault(refused)}>
            <div className="stack">
              <PlaceFields id="many-place" board={board} refused={refused} />
              <Button name="act" value="place" kind="secondary">
                {topicChangeWords.save}
              </Button>
            </div>
          </Fold>
        ) : null}
        {can.review ? (
          <div className="button-row">
            <span>{words.review.title}</span>
            <Button name="act" value="review.shown" kind="secondary" small>
              {words.review.show}
            </Button>
            <Button name="act" value="review.hidden" kind="secondary" small>
              {words.review.hide}
            </Button>
          </div>
        ) : null}
        <input type="hidden" name="form" value="many" />
        <input type="hidden" name="expected" value={matching} />
      </Form>
    </details>
  );
}
