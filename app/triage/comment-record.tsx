import { Form, Link } from "@remix-run/react";
import { instantWords, isoShanghai } from "~/app/platform/time";
import { Button } from "~/app/ui/button";
import { Select, TextArea } from "~/app/ui/field";
import { Fold } from "~/app/ui/list";
import { Instant } from "~/app/ui/signs";
import { boardSearch } from "./board-address";
import { CampaignOfComment } from "./campaign-of-comment";
import { DecisionTag } from "./decision-tag";
import type { Refused } from "./do-on-board.server";
import type { Board, OpenComment } from "./load-board.server";
import { PlaceOfComment } from "./topic-place";
import { decisionWords, words } from "./words";

type Shown = { board: Board; comment: OpenComment };

/** Around the comment: its unit and review, similar comments, notes and history. */
export function CommentRecord({ board, comment, refused }: Shown & { refused: Refused | null }) {
  return (
    <div className="work-more">
      <Unit board={board} comment={comment} error={refused?.fields.unit} />
      <PlaceOfComment
        board={board}
        comment={comment}
        refused={refused?.form === "place" ? refused : null}
      />
      <CampaignOfComment
        board={board}
        comment={comment}
        refused={refused?.form === "alike" ? refused : null}
        excerpts={<Excerpts address={board.address} comments={comment.alike?.others ?? []} />}
      />
      {comment.typical.length > 0 ? (
        <Fold summary={words.comment.typical}>
          <Excerpts address={board.address} comments={comment.typical} />
        </Fold>
      ) : null}
      <Notes
        board={board}
        comment={comment}
        error={refused?.form === "note" ? (refused.fields.note ?? refused.message) : undefined}
        typed={refused?.form === "note" ? refused.typed.note : ""}
      />
      <Fold summary={words.comment.history}>
        {comment.history.length === 0 ? <p className="quiet">{words.comment.noHistory}</p> : null}
        <ul className="history">
          {comment.history.map((act) => (
            <li key={act.id}>
              <Instant at={isoShanghai(act.at)}>{instantWords(act.at)}</Instant>{" "}
              {act.officer ?? words.comment.platform} {act.action}
              {act.unit ? `：${act.unit}` : null}
              {act.clause ? `：${act.clause}` : null}
              {decisionWords(act.decision) ? `：${decisionWords(act.decision)}` : null}
              {act.reason ? `，${act.reason}` : null}
              {act.together > 1 ? (
                <span className="quiet">（{words.comment.together(act.together)}）</span>
              ) : null}
            </li>
          ))}
        </ul>
      </Fold>
    </div>
  );
}

function Unit({ board, comment, error }: Shown & { error?: string }) {
  const named = comment.units.map(
    (unit) => `${unit.name}${unit.duty === "lead" ? `（${words.comment.lead}）` : ""}`,
  );
  return (
    <div className="stack">
      {named.length > 0 ? (
        <p>
          <span className="quiet">{words.comment.units}：</span>
          {named.join("、")}
        </p>
      ) : null}
      {board.can.assign ? (
        <Form method="post" className="assign-line" preventScrollReset>
          <input type="hidden" name="form" value="assign" />
          <input type="hidden" name="scope" value="one" />
          <input type="hidden" name="comment" value={comment.id} />
          <Select
            key={comment.unitId}
            id="one-unit"
            name="unit"
            label={words.assign.title}
            error={error}
            defaultValue={comment.unitId === null ? "" : String(comment.unitId)}
            data-key="u"
            options={[
              { value: "", label: words.assign.nobody },
              ...board.units.map((unit) => ({ value: String(unit.id), label: unit.name })),
            ]}
          />
          <Button name="act" value="assign" kind="secondary" keys="u">
            {words.assign.save}
          </Button>
        </Form>
      ) : null}
      {board.can.review ? (
        <Form method="post" className="button-row" preventScrollReset>
          <input type="hidden" name="scope" value="one" />
          <input type="hidden" name="comment" value={comment.id} />
          <span className="quiet">{words.review.title}</span>
          <Button
            name="act"
            value="review.shown"
            kind="secondary"
            small
            aria-pressed={comment.review === "shown"}
          >
            {words.review.show}
          </Button>
          <Button
            name="act"
            value="review.hidden"
            kind="secondary"
            small
            aria-pressed={comment.review === "hidden"}
          >
            {words.review.hide}
          </Button>
        </Form>
      ) : null}
    </div>
  );
}

function Excerpts({
  address,
  comments,
}: {
  address: Board["address"];
  comments: OpenComment["typical"];
}) {
  return (
    <ul className="entries">
      {comments.map((other) => (
        <li key={other.id} className="entry">
          <Link className="entry-link similar-link" to={boardSearch(address, { c: other.id })}>
            <span className="entry-meta">
              <DecisionTag decision={other.decision} unit={null} />
            </span>
            <span className="entry-text">{other.excerpt}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Notes({ board, comment, error, typed }: Shown & { error?: string; typed: string }) {
  return (
    <Fold
      summary={`${words.comment.notes}${comment.notes.length > 0 ? ` ${comment.notes.length}` : ""}`}
      open={comment.notes.length > 0 || error !== undefined}
    >
      {comment.notes.length === 0 ? <p className="quiet">{words.comment.noNotes}</p> : null}
      <ul className="history">
        {comment.notes.map((note) => (
          <li key={note.id}>
            <span className="quiet">
              {note.officer}　<Instant at={isoShanghai(note.at)}>{instantWords(note.at)}</Instant>
            </span>
            <p className="note-body">{note.body}</p>
          </li>
        ))}
      </ul>
      {board.can.note ? (
        <Form method="post" preventScrollReset key={comment.notes.length}>
          <input type="hidden" name="form" value="note" />
          <input type="hidden" name="comment" value={comment.id} />
          <TextArea
            name="note"
            label={words.comment.note}
            error={error}
            defaultValue={typed}
            rows={2}
            maxLength={5000}
          />
          <div className="button-row note-save">
            <Button name="act" value="note" kind="secondary">
              {words.comment.saveNote}
            </Button>
          </div>
        </Form>
      ) : null}
    </Fold>
  );
}
