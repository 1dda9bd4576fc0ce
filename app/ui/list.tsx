import type { ReactNode } from "react";

/** A list of things to open, not cards: one rule between two rows. */
export function Rows({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <ul className="rows" aria-label={label}>
      {children}
    </ul>
  );
}

/** `above` the state or deadline, `aside` whose it is, `below` the figures, joined by dots. */
export function Row({
  href,
  title,
  level = 3,
  above,
  aside,
  below = [],
}: {
  href: string;
  title: ReactNode;
  level?: 2 | 3 | 4;
  above?: ReactNode;
  aside?: ReactNode;
  below?: readonly ReactNode[];
}) {
  const Element = `h${level}` as const;
  return (
    <li className="row">
      {above ? <div className="row-above">{above}</div> : null}
      <Element className="row-title">
        <a href={href}>{title}</a>
      </Element>
      {aside ? <div className="row-aside">{aside}</div> : null}
      {below.length > 0 ? (
        <div className="row-below dotted">
          {below.map((part, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a row have no other identity
            <div key={at}>{part}</div>
          ))}
        </div>
      ) : null}
    </li>
  );
}

export function Facts({ facts }: { facts: readonly { term: ReactNode; detail: ReactNode }[] }) {
  return (
    <dl className="facts">
      {facts.map((fact, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: facts are never reordered
        <div key={at}>
          <dt>{fact.term}</dt>
          <dd>{fact.detail}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Folded away until asked for; works without scripts. */
export function Fold({
  summary,
  open,
  children,
}: {
  summary: ReactNode;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details className="fold" open={open}>
      <summary>{summary}</summary>
      <div className="fold-body">{children}</div>
    </details>
  );
}
