import type { ReactNode } from "react";
import { Table } from "~/app/ui/table";

export type BarTone = "adopted" | "partly" | "not" | "explained" | "open";
export type BarPart = {
  tone: BarTone;
  label: string;
  value: number;
  /** The figure as it is written, such as "1,204 条". */
  figure: string;
  /** The share as it is written, such as "37%". */
  share: string;
  href?: string;
};

/** Drawn as SVG with attributes only, so that a strict content policy needs no inline style. */
const share = (value: number, all: number) => `${all > 0 ? (value / all) * 100 : 0}%`;

function Swatch({ tone, id }: { tone: BarTone; id: string }) {
  return (
    <svg className="legend-swatch" aria-hidden="true" width="16" height="16">
      <BarRect tone={tone} id={id} x="0" width="100%" />
    </svg>
  );
}

function BarRect(rect: { tone: BarTone; id: string; x: string; width: string }) {
  const at = { x: rect.x, width: rect.width, y: 0, height: "100%" };
  return (
    <>
      <rect {...at} className={`bar-part bar-${rect.tone}`} />
      {rect.tone === "partly" ? <rect {...at} fill={`url(#${rect.id}-stripe)`} /> : null}
      {rect.tone === "explained" ? <rect {...at} fill={`url(#${rect.id}-dots)`} /> : null}
    </>
  );
}

/**
 * One bar for a sum and its parts, a legend in words and figures, and the same as a table folded
 * beneath. Tones differ in pattern as well as in colour. `id` is unique in the page.
 */
export function StackedBar({
  id,
  label,
  parts,
  table,
}: {
  id: string;
  /** The sum in one sentence; also what a screen reader hears for the drawing. */
  label: string;
  parts: readonly BarPart[];
  table?: { summary: string; columns: readonly [string, string, string] };
}) {
  const all = parts.reduce((sum, part) => sum + part.value, 0);
  let before = 0;
  return (
    <div className="stacked">
      <svg className="stacked-bar" role="img" aria-label={label}>
        <defs>
          <pattern id={`${id}-stripe`} width="8" height="8" patternUnits="userSpaceOnUse">
            <path className="bar-stripe" d="M-2 10 10 -2M-2 2 2 -2M6 10 10 6" />
          </pattern>
          <pattern id={`${id}-dots`} width="6" height="6" patternUnits="userSpaceOnUse">
            <circle className="bar-dot" cx="3" cy="3" r="1" />
          </pattern>
        </defs>
        {parts.map((part) => {
          const x = share(before, all);
          before += part.value;
          return part.value > 0 ? (
            <BarRect
              key={part.tone}
              tone={part.tone}
              id={id}
              x={x}
              width={share(part.value, all)}
            />
          ) : null;
        })}
      </svg>
      <ul className="legend">
        {parts.map((part) => (
          <li key={part.tone} className="legend-item">
            <Swatch tone={part.tone} id={id} />
            {part.href ? <a href={part.href}>{part.label}</a> : <span>{part.label}</span>}
            <span className="legend-figure">{part.figure}</span>
            <span className="legend-share">{part.share}</span>
          </li>
        ))}
      </ul>
      {table ? (
        <details className="fold">
          <summary>{table.summary}</summary>
          <div className="fold-body">
            <Table
              caption={label}
              columns={[
                { key: "label", head: table.columns[0] },
                { key: "figure", head: table.columns[1], number: true },
                { key: "share", head: table.columns[2], number: true },
              ]}
              rows={parts.map((part) => ({ key: part.tone, cells: { ...part } }))}
            />
          </div>
        </details>
      ) : null}
    </div>
  );
}

/**
 * Counts over time as columns between two dates. `label` says in words what there is to see; the
 * children say it below for those who look.
 */
export function CountColumns({
  label,
  from,
  to,
  counts,
  children,
}: {
  label: string;
  from: string;
  to: string;
  counts: readonly number[];
  children: ReactNode;
}) {
  const most = Math.max(...counts);
  const width = 100 / counts.length;
  return (
    <figure className="columns">
      <svg className="columns-drawing" role="img" aria-label={label}>
        {counts.map((count, at) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: columns stand for days and are never reordered
            key={at}
            className="columns-bar"
            x={`${(at + 0.1) * width}%`}
            width={`${width * 0.8}%`}
            y={`${100 - (count / most) * 100}%`}
            height={share(count, most)}
          />
        ))}
      </svg>
      <div className="columns-ends" aria-hidden="true">
        <span>{from}</span>
        <span>{to}</span>
      </div>
      <figcaption>{children}</figcaption>
    </figure>
  );
}

/** How much is said at one place: `of` is the largest count on the page, the words stand beside. */
export function CountBar({
  href,
  count,
  of,
  children,
}: {
  href: string;
  count: number;
  of: number;
  children: ReactNode;
}) {
  return (
    <a className="count-bar" href={href}>
      <svg className="count-bar-bar" aria-hidden="true">
        <rect className="count-bar-track" width="100%" height="100%" />
        <rect className="count-bar-fill" width={share(Math.min(count, of), of)} height="100%" />
      </svg>
      <span className="count-bar-text">{children}</span>
    </a>
  );
}
