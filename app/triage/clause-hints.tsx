import { Form, Link } from "@remix-run/react";
import type { Hint } from "~/app/analysis/stance";
import { Button } from "~/app/ui/button";
import type { ClauseHint } from "./clause-hints.queries.server";
import { hintWords, STANCE_HINT_WORDS } from "./hint-words";
import type { Board, OpenComment } from "./load-board.server";
import { MarkedText } from "./marked-text";

type Shown = { board: Board; comment: OpenComment };

/** What the comment says, opinion by opinion, each with the clauses and the leaning it hints at. */
export function CommentWords({ board, comment }: Shown) {
  const { count, parts } = comment.hints;
  if (count < 2)
    return (
      <>
        <p className="work-text">
          <MarkedText text={comment.body} marks={comment.because} />
        </p>
        <Hints board={board} comment={comment} {...parts[0]!} />
      </>
    );
  return (
    <section className="opinions-apart" aria-label={hintWords.opinions(count)}>
      <h3>{hintWords.opinions(count)}</h3>
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other identity
        <div key={at} className="opinion-apart">
          <p className={part.frame ? "work-text quiet" : "work-text"}>
            <MarkedText text={part.text.trim()} marks={comment.because} />
          </p>
          <Hints board={board} comment={comment} {...part} />
        </div>
      ))}
    </section>
  );
}

function Hints({
  board,
  comment,
  clauses,
  stances,
}: Shown & { clauses: ClauseHint[]; stances: Hint[] }) {
  const tied = new Set(comment.ties.map(({ clauseId }) => clauseId));
  // Of one opinion the ties themselves tell it all; of several, which of them was meant.
  const told = comment.hints.count > 1 ? clauses : clauses.filter((one) => !tied.has(one.clauseId));
  return (
    <>
      {told.length > 0 ? (
        <ul className="clause-hints" aria-label={hintWords.clauses}>
          {told.map(({ clauseId, title, reason }) => (
            <li key={clauseId}>
              <span className="clause-hint">
                {title}
                <span className="quiet">{reason}</span>
              </span>
              {tied.has(clauseId) ? (
                <span className="quiet">{hintWords.tied}</span>
              ) : board.can.assign ? (
                <TieButton commentId={comment.id} act={`tie.${clauseId}`} of={title}>
                  {hintWords.tie}
                </TieButton>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {stances.length > 0 ? (
        <p className="quiet stance-hint" title={hintWords.onlyHints}>
          {hintWords.stances}
          {stances
            .map(
              ({ stance, words: said }) =>
                `${STANCE_HINT_WORDS[stance]}（${said.map((word) => `“${word}”`).join("")}）`,
            )
            .join("、")}
        </p>
      ) : null}
    </>
  );
}

/** The clauses that officers tied the comment to. */
export function Ties({ board, comment }: Shown) {
  if (comment.ties.length === 0) return null;
  return (
    <ul className="clause-hints ties" aria-label={hintWords.tiedTo}>
      {comment.ties.map(({ clauseId, title, at }) => (
        <li key={clauseId}>
          <span className="clause-hint">
            <span>
              {hintWords.tiedTo}：<Link to={at}>{title}</Link>
            </span>
          </span>
          {board.can.assign ? (
            <TieButton commentId={comment.id} act={`untie.${clauseId}`} of={title}>
              {hintWords.untie}
            </TieButton>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function TieButton({
  commentId,
  act,
  of,
  children,
}: {
  commentId: number;
  act: string;
  /** What the button is about, for those who hear it alone. */
  of: string;
  children: string;
}) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="form" value="tie" />
      <input type="hidden" name="comment" value={commentId} />
      <Button name="act" value={act} kind="secondary" small>
        {children}
        <span className="visually-hidden">：{of}</span>
      </Button>
    </Form>
  );
}
