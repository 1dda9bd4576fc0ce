import { useEffect, useRef, useState } from "react";
import type { Offline } from "~/app/platform/revalidate";
import { focusLine } from "./draft-keys";
import { DraftLine, type ShownClause } from "./draft-line";
import { EditLine, SplitLine } from "./draft-line-forms";
import type { KeptWords } from "./use-kept-words";

export type Refused =
  | { typed: Record<string, string>; errors: Record<string, string>; conflict: boolean }
  | Offline
  | null;

/** Which clause is in hand: the one that the address names, then the one that has the focus. */
export function useCurrentClause(clauses: readonly ShownClause[], named: number | null) {
  const [chosen, choose] = useState({ key: 0, number: named ?? 1 });
  const [wasNamed, setWasNamed] = useState(named);
  if (named !== wasNamed) {
    setWasNamed(named);
    if (named) choose({ key: 0, number: named });
  }
  const byKey = clauses.find(({ key }) => key === chosen.key);
  const current = byKey ?? clauses[Math.min(chosen.number, clauses.length) - 1] ?? null;
  return [current, choose] as const;
}

/** All clauses in their order; one may be open in a form. */
export function DraftLines({
  slug,
  clauses,
  current,
  choose,
  open,
  edition,
  unsaved,
  refused,
}: {
  slug: string;
  clauses: readonly ShownClause[];
  current: ShownClause | null;
  choose: (clause: { key: number; number: number }) => void;
  /** What is open for the clause in hand. */
  open: string | null;
  edition: number;
  unsaved: readonly KeptWords[];
  refused: Refused;
}) {
  const keyed = useKeyed();
  const list = useRef<HTMLOListElement>(null);
  const seen = useRef(edition);
  // A step leaves the focus with the clause in hand, wherever that stands by now.
  useEffect(() => {
    if (seen.current === edition) return;
    seen.current = edition;
    const { activeElement } = document;
    const inText = list.current?.contains(activeElement) || activeElement === document.body;
    if (inText && current) focusLine(String(current.number));
  }, [edition, current]);
  return (
    <ol
      ref={list}
      className="lines"
      data-keyed={keyed || undefined}
      onFocus={(event) => {
        const number = Number(event.target.closest<HTMLElement>(".line")?.dataset.number);
        const clause = clauses[number - 1];
        if (clause && clause.key !== current?.key) choose(clause);
      }}
    >
      {clauses.map((clause) => {
        const isCurrent = clause.key === current?.key;
        if (isCurrent && open === "edit")
          return (
            <EditLine
              key={clause.key}
              slug={slug}
              clause={clause}
              edition={edition}
              kept={unsaved.find(({ key }) => key === clause.key) ?? null}
              refused={refused}
            />
          );
        if (isCurrent && open === "split")
          return <SplitLine key={clause.key} clause={clause} edition={edition} />;
        return <DraftLine key={clause.key} clause={clause} current={isCurrent} keyed={keyed} />;
      })}
    </ol>
  );
}

/** Whether scripts run: then the keys do what else each clause's own link does. */
function useKeyed(): boolean {
  const [keyed, setKeyed] = useState(false);
  useEffect(() => setKeyed(true), []);
  return keyed;
}
