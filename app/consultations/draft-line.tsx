import { Link } from "@remix-run/react";
import { memo } from "react";
import type { Clause } from "~/app/drafts/outline";
import { Tag } from "~/app/ui/signs";
import { markerOf } from "./clause-lead";

/** What the preview shows of a clause. */
export type ShownClause = Pick<
  Clause,
  "number" | "depth" | "markerKind" | "marker" | "heading" | "text"
> & {
  key: number;
  /** Something found in it waits for a person. */
  doubtful: boolean;
};

/** What every form of the import preview carries: the edition that the officer sees. */
export function Edition({ edition }: { edition: number }) {
  return <input type="hidden" name="edition" value={edition} />;
}

export const pieceId = (number: number) => `piece-${number}`;

/**
 * One clause of the working copy as citizens will see it. `current` is the one that the tools work
 * on; it alone is reached by Tab once `keyed`, the others by the arrow keys.
 */
export const DraftLine = memo(function DraftLine({
  clause,
  current,
  keyed,
}: {
  clause: ShownClause;
  current: boolean;
  keyed: boolean;
}) {
  const { number, doubtful } = clause;
  return (
    <li
      id={pieceId(number)}
      className={lineClass(clause)}
      data-number={number}
      aria-current={current || undefined}
      tabIndex={keyed && current ? 0 : -1}
    >
      <LineNumber number={number} keyed={keyed} />
      <LineText clause={clause} />
      {doubtful ? <span className="visually-hidden">此条有提示，见核对结果。</span> : null}
    </li>
  );
});

function lineClass({ depth, text, doubtful }: ShownClause): string {
  const heading = text === "" ? " line-heading" : "";
  return `line line-${Math.min(depth + 1, 4)}${heading}${doubtful ? " line-flag" : ""}`;
}

/** The way to the clause's tools, for whoever has no scripts or uses the mouse. */
function LineNumber({ number, keyed }: { number: number; keyed: boolean }) {
  return (
    <Link
      to={`?at=${number}#${pieceId(number)}`}
      preventScrollReset
      className="line-number"
      tabIndex={keyed ? -1 : undefined}
      aria-label={`第 ${number} 处`}
    >
      {number}
    </Link>
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
              {markerOf(clause)}
              {clause.heading ? <strong>{clause.heading}</strong> : null}
            </>
          ) : null}
          {paragraph}
        </p>
      ))}
      {clause.doubtful ? <Tag tone="warn">请核对</Tag> : null}
    </div>
  );
}
