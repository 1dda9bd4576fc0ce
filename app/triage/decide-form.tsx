import { Form } from "@remix-run/react";
import { Button } from "~/app/ui/button";
import { Choices } from "~/app/ui/choices";
import { Notice } from "~/app/ui/notice";
import { DecisionButtons } from "./decision-buttons";
import type { Refused } from "./do-on-board.server";
import type { OpenComment } from "./load-board.server";
import { words } from "./words";

/** The decision on the comment in hand, for all of its campaign at once where it belongs to one. */
export function DecideForm({
  comment,
  refused,
}: {
  comment: OpenComment;
  refused: Refused | null;
}) {
  const together = comment.alike && comment.alike.size > 1 ? comment.alike : null;
  const faults = Object.keys(refused?.fields ?? {});
  return (
    <Form method="post" className="decide decide-stays" preventScrollReset>
      {refused && faults.length === 0 ? (
        <Notice tone="error" live>
          {refused.message}
        </Notice>
      ) : null}
      {together ? (
        <div>
          <Choices
            name="scope"
            id="one-scope"
            label={words.decide.scope}
            error={refused?.fields.scope}
            chosen="campaign"
            inline
            choices={[
              { value: "campaign", label: words.decide.whole(together.size) },
              { value: "one", label: words.decide.single },
            ]}
          />
          <input type="hidden" name="campaign" value={together.campaignId} />
          <input type="hidden" name="expected" value={together.size} />
        </div>
      ) : null}
      <DecisionButtons
        id="one-reason"
        present={comment.decision}
        reason={refused?.typed.reason ?? comment.reason ?? ""}
        error={refused?.fields.reason}
        keys
      />
      {comment.decision ? (
        <p className="decide-done">
          {words.decide.already(comment.decidedBy)}
          <Button name="act" value="decide.undo" kind="quiet" small>
            {words.decide.undo}
          </Button>
        </p>
      ) : null}
      {together ? null : <input type="hidden" name="scope" value="one" />}
      <input type="hidden" name="form" value="one" />
      <input type="hidden" name="comment" value={comment.id} />
      <input type="hidden" name="stands" value={comment.decidedAt?.getTime() ?? ""} />
    </Form>
  );
}
