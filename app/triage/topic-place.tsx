import { Form } from "@remix-run/react";
import { instantWords, isoShanghai } from "~/app/platform/time";
import { Button } from "~/app/ui/button";
import { Field, Select } from "~/app/ui/field";
import { Fold } from "~/app/ui/list";
import { Instant } from "~/app/ui/signs";
import type { Refused } from "./do-on-board.server";
import type { Board, OpenComment } from "./load-board.server";
import { topicChangeWords as words } from "./topic-words";

/** Into which topic: one that there is, none, or a new one of a name. */
export function PlaceFields({
  id,
  board,
  refused,
  present,
}: {
  id: string;
  board: Board;
  refused: Refused | null;
  present?: number | null;
}) {
  return (
    <>
      <Select
        id={`${id}-topic`}
        name="topic"
        label={words.placeOf}
        hint={words.placeHint}
        error={refused?.fields.topic}
        defaultValue={
          refused?.typed.topic || (present === undefined ? "" : String(present ?? "none"))
        }
        options={[
          ...(present === undefined ? [{ value: "", label: words.choose }] : []),
          ...board.topics.map((topic) => ({ value: String(topic.id), label: topic.label })),
          { value: "none", label: words.none },
          { value: "new", label: words.newTopic },
        ]}
      />
      <Field
        id={`${id}-label`}
        name="label"
        label={words.newLabel}
        hint={words.newLabelHint}
        error={refused?.fields.label}
        defaultValue={refused?.typed.label}
        maxLength={40}
      />
    </>
  );
}

/** In which topic the comment is, by whose hand, and the way to another one. */
export function PlaceOfComment({
  board,
  comment,
  refused,
}: {
  board: Board;
  comment: OpenComment;
  refused: Refused | null;
}) {
  if (board.topics.length === 0) return null;
  const { placed } = comment;
  const labelOf = (topic: number | null) =>
    board.topics.find(({ id }) => id === topic)?.label ?? words.none;
  return (
    <>
      {placed ? (
        <Form method="post" className="campaign-apart" preventScrollReset>
          <p>
            {words.placed(placed.officer, labelOf(comment.topicId))}
            <span className="quiet">
              （<Instant at={isoShanghai(placed.at)}>{instantWords(placed.at)}</Instant>）
            </span>
          </p>
          <input type="hidden" name="form" value="place" />
          <input type="hidden" name="comment" value={comment.id} />
          {board.can.assign ? (
            <Button name="act" value="lift" kind="quiet" small>
              {words.lift}
            </Button>
          ) : null}
        </Form>
      ) : board.can.assign ? (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="form" value="pin" />
          <input type="hidden" name="scope" value="one" />
          <input type="hidden" name="comment" value={comment.id} />
          <input type="hidden" name="topic" value={comment.topicId ?? "none"} />
          <Button name="act" value="place" kind="quiet" small>
            {comment.topicId === null ? words.pinNone : words.pin}
          </Button>
        </Form>
      ) : null}
      {board.can.assign ? (
        <Fold
          summary={words.place}
          open={refused !== null || undefined}
          key={`${comment.id} ${comment.topicId}`}
        >
          <Form method="post" className="stack" preventScrollReset>
            <input type="hidden" name="form" value="place" />
            <input type="hidden" name="scope" value="one" />
            <input type="hidden" name="comment" value={comment.id} />
            <PlaceFields id="one-place" board={board} refused={refused} present={comment.topicId} />
            <Button name="act" value="place" kind="secondary">
              {words.save}
            </Button>
          </Form>
        </Fold>
      ) : null}
    </>
  );
}
