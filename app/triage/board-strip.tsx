import { Form, Link } from "@remix-run/react";
import { paths } from "~/app/paths";
import { Strip } from "~/app/ui/board";
import { Button, buttonClass } from "~/app/ui/button";
import { EmptyState } from "~/app/ui/notice";
import { type Did, didWords } from "./did";
import type { Board } from "./load-board.server";
import { isUnderWay, RunState } from "./run-state";
import { words } from "./words";

/** What the board is about and how far the work is. `message` is a refusal of the page itself. */
export function BoardStrip({
  board,
  did,
  message,
}: {
  board: Board;
  did: Did | null;
  message: string | null;
}) {
  const { consultation, progress, run, can } = board;
  const undecided = progress.untouched + progress.withUnit;
  const finished = progress.all > 0 && undecided === 0;
  const { latest } = run;
  return (
    <Strip
      title={consultation.title}
      facts={[
        { key: "all", text: words.strip.all(progress.all) },
        {
          key: "left",
          text: words.strip.untouched(progress.untouched),
          warn: progress.untouched > 0,
        },
        { key: "unit", text: words.strip.withUnit(progress.withUnit) },
        { key: "done", text: words.strip.decided(progress.all - undecided) },
        {
          key: "run",
          text: <RunState key={`${latest.id}/${latest.state}/${latest.waiting}`} board={board} />,
        },
        ...(consultation.answered
          ? [{ key: "answered", text: words.strip.answered }]
          : finished
            ? [{ key: "finished", text: <strong>{finishedWords(board)}</strong> }]
            : []),
        {
          key: "did",
          warn: message !== null,
          text: <strong role="status">{message ?? didWords(did)}</strong>,
        },
        ...(did?.at && did.count > 1 && can.decide && message === null
          ? [{ key: "undo", text: <UndoJust at={did.at} /> }]
          : []),
      ]}
      actions={
        <>
          {can.analyse && !isUnderWay(latest) ? (
            <Form method="post" preventScrollReset>
              <Button name="act" value="analyse" kind="quiet">
                {words.strip.reanalyse}
              </Button>
            </Form>
          ) : null}
          {can.answer || consultation.answered ? (
            <Link
              className={buttonClass(finished && !consultation.answered ? "primary" : "secondary")}
              to={paths.office.outcome(consultation.slug)}
            >
              {consultation.answered ? words.strip.outcome : words.strip.draftOutcome}
            </Link>
          ) : null}
        </>
      }
    />
  );
}

/** Takes back, of what was decided together at this instant, what still stands. */
function UndoJust({ at }: { at: number }) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="scope" value="just" />
      <input type="hidden" name="at" value={at} />
      <Button name="act" value="decide.undo" kind="secondary" small>
        {words.strip.undo}
      </Button>
    </Form>
  );
}

/** Why the list is empty, and what to do next. */
export function NothingHere({ board }: { board: Board }) {
  const { progress, consultation, can } = board;
  const { empty } = words;
  if (progress.all === 0)
    return can.answer ? (
      <EmptyState title={empty.none}>{empty.noneHint}</EmptyState>
    ) : (
      <EmptyState title={empty.noneForUnit}>{empty.noneForUnitHint}</EmptyState>
    );
  if (progress.untouched + progress.withUnit > 0 || consultation.answered)
    return <EmptyState title={empty.nothing}>{empty.nothingHint}</EmptyState>;
  return (
    <EmptyState title={finishedWords(board)}>
      <p>{empty.finishedHint}</p>
      {can.answer ? (
        <p>
          <Link to={paths.office.outcome(consultation.slug)}>{words.strip.draftOutcome}</Link>
        </p>
      ) : null}
    </EmptyState>
  );
}

/** To the office all is done; to a liaison, what was passed on to the own unit. */
const finishedWords = ({ can }: Board) =>
  can.answer ? words.empty.finished : words.empty.finishedForUnit;
