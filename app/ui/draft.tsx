import type { ReactNode } from "react";
import { ButtonLink } from "~/app/ui/button";

export type OutlineItem = {
  href: string;
  label: ReactNode;
  mark?: ReactNode;
  current?: boolean;
  items?: readonly OutlineItem[];
};

/**
 * The outline: a column on wide screens, elsewhere a sheet that `<a href="#outline">` opens and
 * that any of its links, or `closeHref`, closes. No script is needed for it.
 */
export function Outline({
  label,
  items,
  close,
  closeHref,
  id = "outline",
}: {
  label: string;
  items: readonly OutlineItem[];
  close: string;
  closeHref: string;
  id?: string;
}) {
  return (
    <nav className="outline" id={id} aria-label={label} data-outline>
      <p className="outline-close">
        <strong>{label}</strong>
        <a className="button button-quiet" href={closeHref}>
          {close}
        </a>
      </p>
      <OutlineList items={items} top />
    </nav>
  );
}

function OutlineList({ items, top }: { items: readonly OutlineItem[]; top?: boolean }) {
  return (
    <ol className="outline-list">
      {items.map((item) => (
        <li key={item.href}>
          <a
            className={top ? "outline-link outline-link-top" : "outline-link"}
            href={item.href}
            aria-current={item.current ? "location" : undefined}
          >
            <span>{item.label}</span>
            {item.mark ? <span className="outline-mark">{item.mark}</span> : null}
          </a>
          {item.items && item.items.length > 0 ? <OutlineList items={item.items} /> : null}
        </li>
      ))}
    </ol>
  );
}

/** The draft with its outline, or a few clauses of it alone. `id` is where the outline closes to. */
export function DraftText({
  id,
  outline,
  children,
}: {
  id?: string;
  outline?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={outline ? "draft" : "draft draft-alone"}>
      {outline}
      <div className="draft-text" id={id}>
        {children}
      </div>
    </div>
  );
}

/** A heading of the draft that is no clause of its own. `look` is its level in the draft. */
export function ClauseHeading({
  id,
  level,
  look,
  children,
}: {
  id?: string;
  level: 2 | 3 | 4;
  look: 1 | 2 | 3;
  children: ReactNode;
}) {
  const Element = `h${level}` as const;
  return (
    <Element id={id} className={`clause-heading clause-heading-${look}`}>
      {children}
    </Element>
  );
}

/**
 * One clause: its number, which is its address, its text, and what stands in the margin.
 * `state` "near" sets it in quiet ink, "current" marks it. `numberLabel` is read for the number.
 */
export function ClauseBlock({
  id,
  number,
  href,
  numberLabel,
  state,
  margin,
  children,
}: {
  id?: string;
  number: ReactNode;
  href: string;
  numberLabel: string;
  state?: "near" | "current";
  margin?: ReactNode;
  children: ReactNode;
}) {
  const look = ["clause", margin ? "" : "clause-plain", state ? `clause-${state}` : ""];
  return (
    <article id={id} className={look.filter(Boolean).join(" ")} aria-label={numberLabel}>
      <a className="clause-number" href={href}>
        {number}
        <span className="visually-hidden">，{numberLabel}</span>
      </a>
      <div className="clause-text">{children}</div>
      {margin ? <div className="clause-margin">{margin}</div> : null}
    </article>
  );
}

/** The bracket of responsible units, as the draft prints it, in quiet ink. */
export function Units({ children }: { children: ReactNode }) {
  return <span className="units">{children}</span>;
}

/** What stays at the bottom of a small screen. */
export function BottomBar({ children }: { children: ReactNode }) {
  return <div className="bottom-bar">{children}</div>;
}

/**
 * The action of the bottom bar. Where the line is too short for both parts only `act` is seen; both
 * are read aloud.
 */
export function BarAction({ href, on, act }: { href: string; on: string; act: string }) {
  return (
    <ButtonLink kind="primary" href={href}>
      <span className="bar-words">
        <span>{on}</span>
        <span>{act}</span>
      </span>
    </ButtonLink>
  );
}

export type RedlinePart = { kind: "same" | "added" | "removed"; text: string };

/** Two wordings as one text. `words` are read before each change by a screen reader. */
export function Redline({
  parts,
  words,
}: {
  parts: readonly RedlinePart[];
  words: { added: string; removed: string };
}) {
  return (
    <p className="redline">
      {parts.map((part, at) => {
        const key = `${at}-${part.kind}`;
        if (part.kind === "same") return <span key={key}>{part.text}</span>;
        const Element = part.kind === "added" ? "ins" : "del";
        return (
          <Element key={key}>
            <span className="visually-hidden">{words[part.kind]}</span>
            {part.text}
          </Element>
        );
      })}
    </p>
  );
}

/** Two texts side by side where there is room. */
export function Compare({ sides }: { sides: readonly { label: string; text: ReactNode }[] }) {
  return (
    <div className="compare">
      {sides.map((side) => (
        <div key={side.label}>
          <p className="compare-label">{side.label}</p>
          <div className="compare-text">{side.text}</div>
        </div>
      ))}
    </div>
  );
}
