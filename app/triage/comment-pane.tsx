import { Link } from "@remix-run/react";
import { CHANNEL_WORDS, REVIEW_WORDS, STANCE_WORDS } from "~/app/comments/words";
import { clauseSubject } from "~/app/consultations/citation";
import { leadOf } from "~/app/consultations/clause-lead";
import { instantWords, isoShanghai } from "~/app/platform/time";
import { Pane } from "~/app/ui/board";
import { Compare, Redline } from "~/app/ui/draft";
import { Fold } from "~/app/ui/list";
import { EmptyState } from "~/app/ui/notice";
import { Instant } from "~/app/ui/signs";
import { boardSearch, refiltered } from "./board-address";
import { CommentWords, Ties } from "./clause-hints";
import { CommentAuthor, type Opened } from "./comment-author";
import { CommentRecord } from "./comment-record";
import { DecideForm } from "./decide-form";
import { DecisionTag } from "./decision-tag";
import type { Refused } from "./do-on-board.server";
import type { Board, OpenComment } from "./load-board.server";
import { topicChangeWords } from "./topic-words";
import { placeWords, words } from "./words";

/** A longer clause is folded: the comment comes first. */
const SHORT_CLAUSE = 260;

/** The one comment in hand: what it says, what it speaks of, what can be done, what was done. */
export function CommentPane({
  board,
  refused,
  opened,
}: {
  board: Board;
  refused: Refused | null;
  opened: Opened;
}) {
  const { address, comment } = board;
  if (!comment)
    return (
      <Pane label={words.one}>
        {board.progress.all === 0 ? null : address.c === undefined ? (
          <EmptyState title={words.empty.choose}>
            <p className="keys-hint">{words.empty.chooseHint}</p>
          </EmptyState>
        ) : (
          <>
            <BackToList board={board} />
            <EmptyState title={words.empty.gone}>{words.empty.goneHint}</EmptyState>
          </>
        )}
      </Pane>
    );
  return (
    <Pane label={words.one} key={comment.id}>
      <BackToList board={board} />
      <div className="work">
        <div>
          <h2 className="pane-title">
            {placeWords({
              number: comment.standingNumber,
              path: comment.standingPath,
              version: comment.standingVersion,
              gone: comment.standingGone,
            })}
            {comment.clauseHeading ? (
              <span className="work-clause">
                {clauseSubject({ heading: comment.clauseHeading, text: "" }, 60)}
              </span>
            ) : null}
          </h2>
          <div className="entry-meta">
            <DecisionTag decision={comment.decision} unit={comment.unit} />
            <span>{STANCE_WORDS[comment.stance]}</span>
            <span>{CHANNEL_WORDS[comment.channel]}</span>
            <Instant at={isoShanghai(comment.receivedAt)}>
              {instantWords(comment.receivedAt)}
            </Instant>
            <span>{REVIEW_WORDS[comment.review]}</span>
            <span className="number">{comment.code}</span>
          </div>
        </div>
        <CommentAuthor board={board} comment={comment} opened={opened} />
        <Ties board={board} comment={comment} />
        <CommentWords board={board} comment={comment} />
        <Topic board={board} comment={comment} />
        <Wording comment={comment} />
        <ChangedSince comment={comment} />
        <CommentRecord board={board} comment={comment} refused={refused} />
        {board.can.decide && comment.maySettle ? (
          <DecideForm
            key={comment.decision ?? "undecided"}
            comment={comment}
            refused={refused?.form === "one" ? refused : null}
          />
        ) : comment.decision ? (
          <Reason comment={comment} isOthers={board.can.decide} />
        ) : null}
      </div>
    </Pane>
  );
}

function BackToList({ board: { address } }: { board: Board }) {
  return (
    <p className="work-back">
      <Link className="button button-quiet" to={boardSearch(address, { c: undefined })}>
        ‹ {words.comment.back}
      </Link>
    </p>
  );
}

function Topic({ board: { address }, comment }: { board: Board; comment: OpenComment }) {
  if (comment.topicId === null) return null;
  return (
    <p className="work-topic">
      {words.comment.topic}：
      <Link
        to={refiltered(address, { by: "topic", topic: comment.topicId, c: comment.id })}
        preventScrollReset
      >
        {comment.topicLabel}
      </Link>
      {comment.placed ? (
        <span className="quiet"> {topicChangeWords.byHand(comment.placed.officer)}</span>
      ) : comment.because.length > 0 ? (
        <span className="quiet"> {words.comment.because}</span>
      ) : null}
    </p>
  );
}

/** The clause, and beside it the wording that is proposed for it. */
function Wording({ comment }: { comment: OpenComment }) {
  const clause = (
    <>
      {comment.clauseHeading ? <strong>{comment.clauseHeading}</strong> : null}
      {comment.clauseText}
      {comment.below.map((item) => (
        <span key={item.id} className="wording-item">
          {leadOf(item)}
          {item.text}
        </span>
      ))}
    </>
  );
  if (comment.suggestion)
    return (
      <Compare
        sides={[
          ...(comment.clauseNumber === null
            ? []
            : [{ label: words.comment.clause, text: <p className="wording">{clause}</p> }]),
          comment.redline
            ? {
                label: words.comment.redline,
                text: (
                  <Redline
                    parts={comment.redline}
                    words={{ added: words.comment.added, removed: words.comment.removed }}
                  />
                ),
              }
            : {
                label: words.comment.suggestion,
                text: <p className="wording">{comment.suggestion}</p>,
              },
        ]}
      />
    );
  if (comment.clauseNumber === null) return null;
  return (
    <Fold summary={words.comment.clause} open={clauseLength(comment) < SHORT_CLAUSE}>
      <p className="wording compare-text">{clause}</p>
    </Fold>
  );
}

/** The clause was changed, or taken out, by a version that came after the comment. */
function ChangedSince({ comment: { since, clauseNumber } }: { comment: OpenComment }) {
  if (!since) return null;
  const { version, gone, words: now, redline } = since;
  return (
    <Fold
      summary={`${words.comment.madeOn(version, clauseNumber!)}${gone ? words.comment.goneSince : now ? words.comment.changedSince : ""}`}
      open={!gone}
    >
      {redline ? (
        <Redline
          parts={redline}
          words={{ added: words.comment.added, removed: words.comment.removed }}
        />
      ) : now ? (
        <p className="wording compare-text">{now}</p>
      ) : (
        <p>{words.comment.goneHint}</p>
      )}
    </Fold>
  );
}

const clauseLength = ({ clauseText, below }: OpenComment): number =>
  below.reduce((length, item) => length + item.text.length, (clauseText ?? "").length);

/** The decision as it stands. `isOthers`: the officer decides here, but not what others decided. */
function Reason({ comment, isOthers }: { comment: OpenComment; isOthers: boolean }) {
  return (
    <div className="decide">
      <p>
        <DecisionTag decision={comment.decision} unit={null} />{" "}
        {words.decide.already(comment.decidedBy)}
      </p>
      {comment.reason ? <p className="work-text">{comment.reason}</p> : null}
      {isOthers ? <p className="quiet">{words.decide.byOthers(1)}</p> : null}
    </div>
  );
}
