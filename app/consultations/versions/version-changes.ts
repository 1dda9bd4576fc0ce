import { outOfOrder } from "~/app/drafts/changes/align-order";

type Words = { number: number; path: string; heading: string; text: string };
export type Versioned = Words & { lineage: number; drawnFrom: readonly number[] };

export type ClauseChange<Clause> = {
  clause: Clause;
  /** What it was in the version before; null: it is new. */
  before: Clause | null;
  /** Heading or text is not what it was. */
  reworded: boolean;
  /** It is cited otherwise than before. */
  renumbered: boolean;
  moved: boolean;
  /** Clauses before that parts of its words came from. */
  drawnFrom: Clause[];
};

export type VersionChanges<Clause> = {
  /** One for each clause of the version, in its order. */
  clauses: ClauseChange<Clause>[];
  /** What is no longer there, in the order before, and the clause that its words went into. */
  gone: { clause: Clause; into: Clause | null }[];
};

/** The same words under the same heading, whatever number they stand under. */
export const sameWords = (
  one: Pick<Words, "heading" | "text">,
  other: Pick<Words, "heading" | "text">,
): boolean => one.heading === other.heading && one.text === other.text;

/** What a version changed in the one before, by what its clauses are through all versions. */
export function changesBetween<Clause extends Versioned>(
  before: readonly Clause[],
  after: readonly Clause[],
): VersionChanges<Clause> {
  const old = new Map(before.map((clause, at) => [clause.lineage, { clause, at }]));
  const stayed = after.flatMap(({ lineage }, at) => {
    const found = old.get(lineage);
    return found ? [{ before: found.at, after: at, score: 1 }] : [];
  });
  const moved = outOfOrder(stayed, after.length);
  const clauses = after.map((clause, at) => {
    const was = old.get(clause.lineage)?.clause ?? null;
    return {
      clause,
      before: was,
      reworded: was !== null && !sameWords(was, clause),
      renumbered: was !== null && (was.number !== clause.number || was.path !== clause.path),
      moved: moved.has(at),
      drawnFrom: clause.drawnFrom.flatMap((lineage) => old.get(lineage)?.clause ?? []),
    };
  });
  const standing = new Set(after.map(({ lineage }) => lineage));
  const gone = before
    .filter(({ lineage }) => !standing.has(lineage))
    .map((clause) => ({
      clause,
      into: after.find(({ drawnFrom }) => drawnFrom.includes(clause.lineage)) ?? null,
    }));
  return { clauses, gone };
}

export type ChangeKind = "new" | "reworded" | "moved" | "renumbered" | "same";

/** The one thing to say of a clause: its words before its place, its place before its number. */
export function changeKind(change: {
  before: unknown;
  reworded: boolean;
  renumbered: boolean;
  moved: boolean;
}): ChangeKind {
  if (!change.before) return "new";
  if (change.reworded) return "reworded";
  if (change.moved) return "moved";
  return change.renumbered ? "renumbered" : "same";
}

/** 修改 3 条，新增 1 条，删去 2 条 */
export function changesSentence({ clauses, gone }: VersionChanges<unknown>): string {
  const count = (kind: ChangeKind) =>
    clauses.filter((change) => changeKind(change) === kind).length;
  const said = [
    ["修改", count("reworded")],
    ["新增", count("new")],
    ["删去", gone.length],
    ["移动", count("moved")],
  ] as const;
  const words = said.filter(([, many]) => many > 0).map(([what, many]) => `${what} ${many} 条`);
  return words.length > 0 ? words.join("，") : "条款的文字没有变动";
}
