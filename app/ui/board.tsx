import type { ReactNode } from "react";

/** One pane of a board. Where it scrolls by itself, the keyboard can reach it. */
export function Pane({
  label,
  sheet,
  children,
}: {
  label: string;
  sheet?: boolean;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard's focus
    <section className={sheet ? "pane pane-sheet" : "pane"} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

export function PaneHead({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="pane-head">
      <h2 className="pane-title">{title}</h2>
      {children}
    </div>
  );
}

/** The strip of facts above a board; `actions` stand at its end. */
export function Strip({
  title,
  facts = [],
  actions,
}: {
  title?: ReactNode;
  facts?: readonly { key: string; text: ReactNode; warn?: boolean }[];
  actions?: ReactNode;
}) {
  return (
    <div className="strip">
      {title ? <h1 className="strip-title">{title}</h1> : null}
      {facts.map((fact) => (
        <span key={fact.key} className={fact.warn ? "strip-fact strip-warn" : "strip-fact"}>
          {fact.text}
        </span>
      ))}
      {actions ? <div className="strip-actions">{actions}</div> : null}
    </div>
  );
}

/**
 * Something found in a document: where, what was read, and what can be done about it. With an `id`
 * it can be led to, and takes the focus for the keys of the page.
 */
export function Finding({
  id,
  weight = "note",
  title,
  mark,
  place,
  read,
  note,
  actions,
}: {
  id?: string;
  weight?: "note" | "warn" | "error" | "done";
  title: ReactNode;
  /** What is still to be done with it, in a word. */
  mark?: ReactNode;
  place?: ReactNode;
  read?: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <li
      id={id}
      className={weight === "note" ? "finding" : `finding finding-${weight}`}
      tabIndex={id ? -1 : undefined}
    >
      <div className="finding-head">
        <span className="finding-title">{title}</span>
        {mark ? <span className="finding-mark">{mark}</span> : null}
        {place ? <span className="finding-place">{place}</span> : null}
      </div>
      {read ? <p className="finding-read">{read}</p> : null}
      {note ? <p className="quiet">{note}</p> : null}
      {actions ? <div className="finding-actions">{actions}</div> : null}
    </li>
  );
}
