import { Form, Link } from "@remix-run/react";
import { instantWords, isoShanghai } from "~/app/platform/time";
import { Button } from "~/app/ui/button";
import { Fold } from "~/app/ui/list";
import { Notice } from "~/app/ui/notice";
import { Instant } from "~/app/ui/signs";
import { refiltered } from "./board-address";
import { campaignWords as words } from "./campaign-words";
import type { Refused } from "./do-on-board.server";
import type { Board, OpenComment } from "./load-board.server";
import { words as boardWords } from "./words";

/** The campaign that the comment belongs to, and the way out of it; or how it was kept out of one. */
export function CampaignOfComment({
  board,
  comment,
  refused,
  excerpts,
}: {
  board: Board;
  comment: OpenComment;
  refused: Refused | null;
  /** Some of the others. */
  excerpts: React.ReactNode;
}) {
  const { address, can } = board;
  const { alike } = comment;
  return (
    <>
      {refused ? (
        <Notice tone="error" live>
          {refused.message}
        </Notice>
      ) : null}
      {alike && alike.size > 1 ? (
        <Fold summary={boardWords.comment.alike(alike.size)}>
          {excerpts}
          <Link
            to={refiltered(address, { campaign: alike.campaignId, c: comment.id })}
            className="button button-quiet"
          >
            {boardWords.comment.alikeAll}
          </Link>
          {can.assign ? (
            <Form method="post" className="campaign-act" preventScrollReset>
              <input type="hidden" name="form" value="alike" />
              <input type="hidden" name="comment" value={comment.id} />
              <Button name="act" value="leave" kind="secondary" aria-describedby="leave-hint">
                {words.leave}
              </Button>
              <p className="quiet" id="leave-hint">
                {words.leaveHint}
              </p>
            </Form>
          ) : null}
        </Fold>
      ) : null}
      <KeptApart board={board} comment={comment} />
    </>
  );
}

function KeptApart({ board: { can }, comment }: { board: Board; comment: OpenComment }) {
  const { removal, dissolution } = comment.apart;
  const kept = removal ?? dissolution;
  if (!kept) return null;
  return (
    <Form method="post" className="campaign-apart" preventScrollReset>
      <p>
        {removal ? words.left(removal.officer) : words.dissolved(kept.officer, dissolution!.size)}
        <span className="quiet">
          （<Instant at={isoShanghai(kept.at)}>{instantWords(kept.at)}</Instant>）
        </span>
      </p>
      {comment.decision ? <p className="quiet">{words.answerStays}</p> : null}
      <input type="hidden" name="form" value="alike" />
      <input type="hidden" name="comment" value={comment.id} />
      {can.assign ? (
        <Button
          name="act"
          value={removal ? "rejoin" : `restore.${dissolution!.id}`}
          kind="quiet"
          small
        >
          {removal ? words.rejoin : words.restore}
        </Button>
      ) : null}
    </Form>
  );
}
