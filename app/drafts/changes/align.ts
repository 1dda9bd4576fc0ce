import { type AlignedWords, candidates, type Side, scoreOf, sidesOf } from "./align-candidates";
import { heaviestInOrder, outOfOrder, type Pair } from "./align-order";
import { drawnFrom, joinedInto } from "./align-parts";

/** A clause of the published text, known by what it is through all versions. */
export type ClauseBefore = AlignedWords & { lineage: number };
/**
 * A clause of the text that follows. `lineage`: what it was said to continue by a person or by the
 * copy it was made from; null: said to be new; absent: to be found out.
 */
export type ClauseAfter = AlignedWords & { lineage?: number | null };

export type AlignedClause = {
  /** Index of the clause that it continues; null: it is new. */
  from: number | null;
  /** Its heading or its text is not what it was, or there was none. */
  changed: boolean;
  /** It is cited otherwise than before: its own marker or one above it changed, or its number. */
  renumbered: boolean;
  /** It stands elsewhere among the clauses that stayed. */
  moved: boolean;
  /** Indexes of other clauses before that parts of it came from. */
  drawnFrom: number[];
};

export type Alignment = {
  /** One for each clause after, in their order. */
  clauses: AlignedClause[];
  /** The clauses before that nothing continues, in their order; `into` is where its words went. */
  gone: { at: number; into: number | null }[];
};

/** Alike enough to be taken for the same wherever it stands, out of order, and between neighbours. */
const ALIKE = 0.45;
const ALIKE_ELSEWHERE = 0.55;
const ALIKE_BETWEEN = 0.34;
/** A pair that is not nearly the best of both its clauses is not taken for the sake of order. */
const NEARLY_BEST = 0.88;
/** Between two fixed neighbours each clause is compared with those at most so far off. */
const BAND = 12;

/**
 * Which clause of a text continues which clause of the text before. What was said stands; the rest
 * is found by the words, in order first, then what was moved, then by place between neighbours.
 * Every clause before is continued once or gone; every clause after continues one or is new.
 */
export function alignClauses(
  before: readonly ClauseBefore[],
  after: readonly ClauseAfter[],
): Alignment {
  const sides = sidesOf(before, after);
  const taken = new Taken(before.length, after.length);
  const shared = takeSaid(taken, sides, before, after);

  const free = candidates(sides.before, sides.after).filter((pair) => taken.allows(pair));
  const likely = free.filter(({ score }) => score >= ALIKE);
  for (const pair of heaviestInOrder(nearlyBest(likely), after.length)) taken.take(pair);
  for (const pair of [...likely].sort(byScore))
    if (pair.score >= ALIKE_ELSEWHERE && taken.allows(pair)) taken.take(pair);
  fillBetween(taken, sides);

  return resultOf(taken, sides, shared, before.length, after);
}

const byScore = (a: Pair, b: Pair) =>
  b.score - a.score ||
  Math.abs(a.before - a.after) - Math.abs(b.before - b.after) ||
  a.after - b.after;

/** Who continues whom so far. */
class Taken {
  readonly from: (number | null)[];
  readonly to: (number | null)[];
  /** Said to be new: never paired. */
  readonly closed = new Set<number>();
  constructor(before: number, after: number) {
    this.from = Array(after).fill(null);
    this.to = Array(before).fill(null);
  }
  allows({ before, after }: Pair): boolean {
    return this.from[after] === null && this.to[before] === null && !this.closed.has(after);
  }
  take({ before, after }: Pair): void {
    this.from[after] = before;
    this.to[before] = after;
  }
  pairs(): Pair[] {
    return this.from.flatMap((before, after) =>
      before === null ? [] : [{ before, after, score: 1 }],
    );
  }
}

/** Takes what was said; of several that are said to continue one the likest does, the others share. */
function takeSaid(
  taken: Taken,
  sides: { before: Side; after: Side },
  before: readonly ClauseBefore[],
  after: readonly ClauseAfter[],
): Map<number, number> {
  const places = new Map(before.map(({ lineage }, at) => [lineage, at]));
  const said: Pair[] = [];
  for (const [j, { lineage }] of after.entries()) {
    if (lineage === null) taken.closed.add(j);
    const i = lineage == null ? undefined : places.get(lineage);
    if (i !== undefined)
      said.push({ before: i, after: j, score: scoreOf(sides.before, sides.after, i, j) });
  }
  const shared = new Map<number, number>();
  for (const pair of said.sort(byScore))
    if (taken.allows(pair)) taken.take(pair);
    else shared.set(pair.after, pair.before);
  for (const j of shared.keys()) taken.closed.add(j);
  return shared;
}

function nearlyBest(pairs: readonly Pair[]): Pair[] {
  const old = new Map<number, number>();
  const now = new Map<number, number>();
  for (const { before, after, score } of pairs) {
    old.set(before, Math.max(old.get(before) ?? 0, score));
    now.set(after, Math.max(now.get(after) ?? 0, score));
  }
  return pairs.filter(
    ({ before, after, score }) =>
      score >= NEARLY_BEST * old.get(before)! && score >= NEARLY_BEST * now.get(after)!,
  );
}

/** Between neighbours that kept their order a clause may have changed more and still be the same. */
function fillBetween(taken: Taken, sides: { before: Side; after: Side }): void {
  const fixed = heaviestInOrder(taken.pairs(), taken.from.length);
  let last: Pair = { before: -1, after: -1, score: 0 };
  for (const next of [...fixed, { before: taken.to.length, after: taken.from.length, score: 0 }]) {
    const old = range(last.before + 1, next.before).filter((i) => taken.to[i] === null);
    const now = range(last.after + 1, next.after).filter(
      (j) => taken.from[j] === null && !taken.closed.has(j),
    );
    const pairs = old.flatMap((before, at) => {
      const slope = Math.round((at * now.length) / old.length);
      return now.slice(Math.max(0, slope - BAND), slope + BAND + 1).map((after) => ({
        before,
        after,
        score: scoreOf(sides.before, sides.after, before, after),
      }));
    });
    const alike = pairs.filter(({ score }) => score >= ALIKE_BETWEEN);
    for (const pair of heaviestInOrder(alike, taken.from.length)) taken.take(pair);
    last = next;
  }
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);

function resultOf(
  { from, to }: Taken,
  sides: { before: Side; after: Side },
  shared: Map<number, number>,
  beforeCount: number,
  after: readonly ClauseAfter[],
): Alignment {
  const pairs = from.flatMap((before, at) =>
    before === null ? [] : [{ before, after: at, score: 1 }],
  );
  const moved = outOfOrder(pairs, after.length);
  const joined = joinedInto(sides, from, to);
  const clauses = after.map((now, j): AlignedClause => {
    const i = from[j] ?? null;
    const old = i === null ? null : sides.before.clauses[i]!;
    const parts = i === null ? (shared.get(j) ?? drawnFrom(sides, from, to, j)) : null;
    return {
      from: i,
      changed: !old || old.heading !== now.heading || old.text !== now.text,
      renumbered: old !== null && (i !== j || old.path !== now.path),
      moved: moved.has(j),
      drawnFrom: parts === null ? (joined.byAfter.get(j) ?? []) : [parts],
    };
  });
  const gone = range(0, beforeCount)
    .filter((i) => to[i] === null)
    .map((at) => ({ at, into: joined.byBefore.get(at) ?? null }));
  return { clauses, gone };
}
