import { Form, Link } from "@remix-run/react";
import { instantWords, isoShanghai } from "~/app/platform/time";
import { Button } from "~/app/ui/button";
import { Select } from "~/app/ui/field";
import { Fold } from "~/app/ui/list";
import { Instant } from "~/app/ui/signs";
import { boardSearch } from "./board-address";
import type { Refused } from "./do-on-board.server";
import type { Board } from "./load-board.server";
import { topicChangeWords as words } from "./topic-words";

/** Makes this topic a part of another one, or tells how to split it. */
export function MergeTopic({ board, refused }: { board: Board; refused: Refused | null }) {
  const { topic, topics } = board;
  if (!topic || topics.length < 2) return null;
  return (
    <Fold summary={words.adjust} open={refused !== null || undefined} key={topic.id}>
      <Form method="post" className="stack" preventScrollReset>
        <input type="hidden" name="form" value="merge" />
        <Select
          id="merge-into"
          name="into"
          label={words.into}
          hint={words.intoHint}
          error={refused?.fields.into ?? refused?.message}
          options={[
            { value: "", label: words.choose },
            ...topics
              .filter(({ id }) => id !== topic.id)
              .map(({ id, label }) => ({ value: String(id), label })),
          ]}
        />
        <Button name="act" value={`merge.${topic.id}`} kind="secondary">
          {words.merge}
        </Button>
        <p className="quiet">{words.splitHint}</p>
      </Form>
    </Fold>
  );
}

type Change = {
  key: string;
  what: React.ReactNode;
  officer: string;
  at: Date;
  undo: string;
  undoLabel: string;
};

/** What officers changed about topics, each with the way back, the latest first. */
export function TopicChanges({ board }: { board: Board }) {
  const changes = listed(board);
  if (changes.length === 0) return null;
  return (
    <Fold summary={words.changes(changes.length)}>
      <ul className="history">
        {changes.map(({ key, what, officer, at, undo, undoLabel }) => (
          <li key={key}>
            <p>{what}</p>
            <p className="quiet">
              {officer}　<Instant at={isoShanghai(at)}>{instantWords(at)}</Instant>
            </p>
            {board.can.assign ? (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="comment" value={key} />
                <Button name="act" value={undo} kind="quiet" small>
                  {undoLabel}
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </Fold>
  );
}

function listed({ address, topics, topicChanges: { merges, own, places } }: Board): Change[] {
  // What was merged away has no comments left and is known by the merge.
  const labelOf = (id: number | null) =>
    topics.find((one) => one.id === id)?.label ??
    merges.find(({ from }) => from === id)?.label ??
    words.none;
  const mine = new Set(own.map(({ id }) => id));
  return [
    ...merges.map(({ from, into, label, ...by }) => ({
      ...by,
      key: `merge ${from}`,
      what: words.merged(label, labelOf(into)),
      undo: `part.${from}`,
      undoLabel: words.part,
    })),
    ...own.map(({ id, label, count, ...by }) => ({
      ...by,
      key: `own ${id}`,
      what: words.made(label, count),
      undo: `unmake.${id}`,
      undoLabel: words.dissolve,
    })),
    ...places
      .filter(({ topic }) => topic === null || !mine.has(topic))
      .map(({ commentId, topic, excerpt, count, ...by }) => ({
        ...by,
        key: String(commentId),
        what: (
          <>
            {words.moved(labelOf(topic), count)}：
            <Link to={boardSearch(address, { c: commentId })} preventScrollReset>
              {excerpt}
            </Link>
          </>
        ),
        undo: "lift.act",
        undoLabel: words.lift,
      })),
  ].sort((a, b) => b.at.getTime() - a.at.getTime());
}
