import { Form, Link } from "@remix-run/react";
import { Button, ButtonRow } from "~/app/ui/button";
import { TextArea } from "~/app/ui/field";
import { Notice } from "~/app/ui/notice";
import { Edition, LineNumber, pieceId, type ShownClause } from "./draft-line";
import { placesToSplit } from "./split-places";

/** The words of one clause, to be changed. The field takes the focus, which brings it into view. */
export function EditLine({
  clause,
  edition,
  typed,
  errors,
  changedMeanwhile,
}: {
  clause: ShownClause;
  edition: number;
  typed?: Record<string, string>;
  errors: Record<string, string>;
  /** Somebody saved since this was opened: the words of now stand beside what was typed. */
  changedMeanwhile: boolean;
}) {
  const { number } = clause;
  return (
    <li id={pieceId(number)} className="line">
      <LineNumber number={number} />
      <Form method="post" preventScrollReset className="form" aria-label={`编辑第 ${number} 条`}>
        <Edition edition={edition} />
        <input type="hidden" name="number" value={number} />
        {changedMeanwhile ? (
          <Notice tone="warn" title={`第 ${number} 条现在的文字`}>
            <p className="line-text">
              {clause.marker}
              {clause.heading}
              {clause.text}
            </p>
            <p>您写的还在下面，没有保存。请确认改的仍是这一条，再保存。</p>
          </Notice>
        ) : null}
        <TextArea
          name="heading"
          rows={2}
          draft
          label={`第 ${number} 条的标题或首句`}
          mark={clause.marker ? `序号“${clause.marker}”不在内` : "可以不填"}
          defaultValue={typed?.heading ?? clause.heading}
          error={errors.heading}
          autoFocus
        />
        <TextArea
          name="text"
          draft
          label="正文"
          hint="责任单位写在括号里，保存后会重新识别。"
          defaultValue={typed?.text ?? clause.text}
          error={errors.text}
        />
        <ButtonRow>
          <Button kind="primary" name="intent" value="edit">
            保存
          </Button>
          <Link to="?" preventScrollReset>
            不改了
          </Link>
        </ButtonRow>
      </Form>
    </li>
  );
}

/** A clause with a button at every place where it may be parted. */
export function SplitLine({ clause, edition }: { clause: ShownClause; edition: number }) {
  const { number, text } = clause;
  const places = placesToSplit(text).filter((offset) => offset > 0 || clause.heading !== "");
  const ends = [...places.slice(1), text.length];
  return (
    <li id={pieceId(number)} className="line">
      <LineNumber number={number} />
      <Form method="post" preventScrollReset className="stack" aria-label={`拆分第 ${number} 条`}>
        <Edition edition={edition} />
        <input type="hidden" name="number" value={number} />
        <input type="hidden" name="intent" value="split" />
        <p className="quiet">
          {places.length > 0
            ? "点一处“从这里拆开”，它后面的文字就成为新的一条。"
            : "这一条只有一句，没有可以拆开的地方。"}
        </p>
        <p className="line-text">
          {clause.marker}
          <strong>{clause.heading}</strong>
          {text.slice(0, places[0] ?? text.length)}
        </p>
        {places.map((offset, at) => (
          <div key={offset}>
            <Button kind="secondary" small name="offset" value={offset} autoFocus={at === 0}>
              从这里拆开
            </Button>
            <p className="line-text">{text.slice(offset, ends[at])}</p>
          </div>
        ))}
        <p>
          <Link to="?" preventScrollReset>
            不拆了
          </Link>
        </p>
      </Form>
    </li>
  );
}
