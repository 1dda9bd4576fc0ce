import { Form, Link } from "@remix-run/react";
import type { Clause } from "~/app/drafts/outline";
import { Tag } from "~/app/ui/signs";

/** What the preview shows of a clause. */
export type ShownClause = Pick<
  Clause,
  "number" | "depth" | "marker" | "heading" | "text" | "flags"
>;

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
  clause: ShownClause;
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

function lineClass({ depth, text, flags }: ShownClause): string {
  const heading = text === "" ? " line-heading" : "";
  return `line line-${Math.min(depth + 1, 4)}${heading}${flags.length > 0 ? " line-flag" : ""}`;
}

export function LineNumber({ number }: { number: number }) {
  return (
    <span className="line-number">
      <span className="visually-hidden">第</span>
      {number}
      <span className="visually-hidden">条</span>
    </span>
  );
}

function LineText({ clause }: { clause: ShownClause }) {
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
