import { Form, Link } from "@remix-run/react";
import { fingerprintOf } from "~/app/drafts/clause-keys";
import type { Offline } from "~/app/platform/revalidate";
import { Button, ButtonRow } from "~/app/ui/button";
import { Field, TextArea } from "~/app/ui/field";
import { ClauseConflict } from "./clause-conflict";
import { markerOf } from "./clause-lead";
import { Edition, pieceId, type ShownClause } from "./draft-line";
import { SeenClause } from "./draft-tools";
import { placesToSplit } from "./split-places";
import { type KeptWords, useKeptWords } from "./use-kept-words";

/** The words of one clause, to be changed. The field takes the focus, which brings it into view. */
export function EditLine({
  slug,
  clause,
  edition,
  kept,
  refused,
}: {
  slug: string;
  clause: ShownClause;
  edition: number;
  /** What this officer typed here before and has not saved. */
  kept: KeptWords | null;
  refused:
    | { typed: Record<string, string>; errors: Record<string, string>; conflict: boolean }
    | Offline
    | null;
}) {
  const { number } = clause;
  const answer = refused && !("offline" in refused) ? refused : null;
  const errors = answer?.errors ?? {};
  const words = useKeptWords({
    slug,
    clause,
    kept,
    typed: answer?.typed ?? null,
    saveLost: refused !== null && "offline" in refused,
  });
  const { typed, was, state } = words;
  const changed = words.changedMeanwhile || (answer?.conflict ?? false);
  return (
    <li id={pieceId(number)} className="line line-open" data-number={number}>
      <span className="line-number">{number}</span>
      <Form
        method="post"
        preventScrollReset
        className="form"
        aria-label={`编辑第 ${number} 处`}
        onSubmit={words.onSubmit}
      >
        <Edition edition={edition} />
        <SeenClause clause={clause} was={was} />
        <input type="hidden" name="now" value={fingerprintOf(clause)} />
        {changed ? (
          <ClauseConflict clause={clause} typed={typed} refused={answer?.conflict ?? false} />
        ) : null}
        <Field
          name="marker"
          width="short"
          label="序号"
          mark="可以不填"
          value={typed.marker}
          onChange={words.onChange}
          error={errors.marker}
        />
        <TextArea
          name="heading"
          rows={2}
          draft
          label={`第 ${number} 处的标题或首句`}
          mark="可以不填"
          value={typed.heading}
          onChange={words.onChange}
          error={errors.heading}
          autoFocus
        />
        <p className={state.tone === "warn" ? "saving saving-warn" : "saving"} role="status">
          {state.words}
        </p>
        <TextArea
          name="text"
          draft
          rows={Math.min(18, 4 + Math.ceil(clause.text.length / 36))}
          label="正文"
          hint="责任单位写在括号里，保存后会重新识别。"
          value={typed.text}
          onChange={words.onChange}
          error={errors.text}
        />
        <ButtonRow>
          {changed ? (
            // Another button than the one below: nobody presses it who has not seen both texts.
            <Button key="replace" kind="primary" name="intent" value="replace">
              用我写的
            </Button>
          ) : (
            <Button key="save" kind="primary" name="intent" value="edit">
              保存
            </Button>
          )}
          <Button kind={changed ? "secondary" : "quiet"} name="intent" value="discard">
            {changed ? "用现在的，放弃我写的" : "不改了"}
          </Button>
        </ButtonRow>
      </Form>
    </li>
  );
}

/** A clause with a button at every place where it may be parted, or up to which it is a heading. */
export function SplitLine({ clause, edition }: { clause: ShownClause; edition: number }) {
  const { number, text, heading } = clause;
  const places = placesToSplit(text).filter((offset) => offset > 0 || heading !== "");
  const ends = [...places.slice(1), text.length];
  return (
    <li id={pieceId(number)} className="line line-open" data-number={number}>
      <span className="line-number">{number}</span>
      <div className="stack">
        <p className="quiet">
          {places.length > 0
            ? "点一处“从这里拆开”，它后面的文字就成为新的一条；点“以上作标题”，它前面的文字就是标题。"
            : "这一条只有一句，没有可以拆开的地方。"}
        </p>
        <p className="line-text">
          {markerOf(clause)}
          <strong>{heading}</strong>
          {text.slice(0, places[0] ?? text.length)}
        </p>
        {places.map((offset, at) => (
          <Form
            key={offset}
            method="post"
            preventScrollReset
            aria-label={`第 ${number} 处，从“${text.slice(offset, offset + 12)}”起`}
          >
            <Edition edition={edition} />
            <SeenClause clause={clause} />
            <input type="hidden" name="offset" value={offset} />
            <input type="hidden" name="length" value={heading.length + offset} />
            <div className="cluster">
              <Button kind="secondary" small name="intent" value="split" autoFocus={at === 0}>
                从这里拆开
              </Button>
              {offset > 0 ? (
                <Button kind="quiet" small name="intent" value="heading">
                  以上作标题
                </Button>
              ) : null}
            </div>
            <p className="line-text">{text.slice(offset, ends[at])}</p>
          </Form>
        ))}
        <p>
          <Link to={`?at=${number}`} preventScrollReset>
            不拆了
          </Link>
        </p>
      </div>
    </li>
  );
}
