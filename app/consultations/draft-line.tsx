import { Form, Link } from "@remix-run/react";
import type { Clause } from "~/app/drafts/outline";
import { Button, ButtonRow } from "~/app/ui/button";
import { TextArea } from "~/app/ui/field";
import { Notice } from "~/app/ui/notice";
import { Tag } from "~/app/ui/signs";
import { placesToSplit } from "./split-places";

/** What every form of the import preview carries: the edition that the officer sees. */
export function Edition({ edition }: { edition: number }) {
  return <input type="hidden" name="edition" value={edition} />;
}

export const pieceId = (number: number) => `piece-${number}`;

/** One clause of the working copy as citizens will see it, with its tools. */
export function DraftLine({
  clause,
  edition,
  last,
}: {
  clause: Clause;
  edition: number;
  /** Depth of the clause before it; null for the first. */
  last: number | null;
}) {
  const { number, flags } = clause;
  return (
    <li id={pieceId(number)} className={lineClass(clause)}>
      <LineNumber number={number} />
      <LineText clause={clause} />
      <Form method="post" preventScrollReset className="line-actions">
        <Edition edition={edition} />
        <input type="hidden" name="number" value={number} />
        <div>
          <div>
            <Tool intent="promote" number={number} off={clause.depth === 0}>
              升级
            </Tool>
            <Tool intent="demote" number={number} off={last === null || clause.depth > last}>
              降级
            </Tool>
            <Tool intent="merge" number={number} off={last === null}>
              并入上条
            </Tool>
          </div>
          <div>
            <OpenTool tool="edit" number={number}>
              编辑
            </OpenTool>
            <OpenTool tool="split" number={number}>
              拆分
            </OpenTool>
            <Tool intent="exclude" number={number}>
              排除
            </Tool>
          </div>
        </div>
      </Form>
      {flags.length > 0 ? <span className="visually-hidden">此条有提示，见核对结果。</span> : null}
    </li>
  );
}

function lineClass({ depth, text, flags }: Clause): string {
  const heading = text === "" ? " line-heading" : "";
  return `line line-${Math.min(depth + 1, 4)}${heading}${flags.length > 0 ? " line-flag" : ""}`;
}

function LineNumber({ number }: { number: number }) {
  return (
    <span className="line-number">
      <span className="visually-hidden">第</span>
      {number}
      <span className="visually-hidden">条</span>
    </span>
  );
}

function LineText({ clause }: { clause: Clause }) {
  const paragraphs = clause.text.split("\n");
  return (
    <div className="line-text">
      {paragraphs.map((paragraph, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other identity
        <p key={at}>
          {at === 0 ? (
            <>
              {clause.marker}
              {clause.heading ? <strong>{clause.heading}</strong> : null}
            </>
          ) : null}
          {paragraph}
        </p>
      ))}
      {clause.flags.length > 0 ? <Tag tone="warn">请核对</Tag> : null}
    </div>
  );
}

/** A tool that has nothing to do here keeps its place and the focus, and does nothing. */
function Tool({
  intent,
  number,
  off,
  children,
}: {
  intent: string;
  number: number;
  off?: boolean;
  children: string;
}) {
  return (
    <button
      type={off ? "button" : "submit"}
      name="intent"
      value={intent}
      className="button button-quiet"
      aria-disabled={off || undefined}
      aria-label={`${children}（第 ${number} 条）`}
    >
      {children}
    </button>
  );
}

function OpenTool({ tool, number, children }: { tool: string; number: number; children: string }) {
  return (
    <Link
      to={`?${tool}=${number}`}
      preventScrollReset
      className="button button-quiet"
      aria-label={`${children}（第 ${number} 条）`}
    >
      {children}
    </Link>
  );
}

/** The words of one clause, to be changed. The field takes the focus, which brings it into view. */
export function EditLine({
  clause,
  edition,
  typed,
  errors,
  changedMeanwhile,
}: {
  clause: Clause;
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
export function SplitLine({ clause, edition }: { clause: Clause; edition: number }) {
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
