import { Form } from "@remix-run/react";
import { FIELD_WORDS } from "~/app/comments/words";
import { REQUIRED_FIELDS } from "~/app/drafts/outline";
import { Button } from "~/app/ui/button";
import { Facts } from "~/app/ui/list";
import type { Board, OpenComment } from "./load-board.server";
import type { Author } from "./open-author.server";
import { words } from "./words";

/** The author that was opened, and of which comment. */
export type Opened = { author: Author | null; of: number } | null;

/** The masked name; who it is in full is a form of its own, because opening it is recorded. */
export function CommentAuthor({
  board,
  comment,
  opened,
}: {
  board: Board;
  comment: OpenComment;
  opened: Opened;
}) {
  if (opened?.of === comment.id)
    return (
      <div className="author-open">
        {opened.author ? (
          <Facts
            facts={REQUIRED_FIELDS.filter((field) => opened.author?.[field]).map((field) => ({
              term: FIELD_WORDS[field],
              detail: opened.author?.[field],
            }))}
          />
        ) : (
          <p>{words.comment.authorNone}</p>
        )}
        <p className="quiet">{words.comment.authorNote}</p>
      </div>
    );
  return (
    <div className="cluster">
      <span>
        {words.comment.author}：{comment.publicName || words.comment.anonymous}
      </span>
      {board.can.author && comment.hasAuthor ? (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="comment" value={comment.id} />
          <Button name="act" value="author" kind="quiet" small>
            {words.comment.openAuthor}
          </Button>
        </Form>
      ) : null}
    </div>
  );
}
