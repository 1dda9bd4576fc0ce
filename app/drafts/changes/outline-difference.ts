import { numberClauses } from "~/app/drafts/numbering";
import type { Clause, Outline } from "~/app/drafts/outline";

/** In a list, `out` entries at `at` make way for those of `put`. */
type Splice<T> = { at: number; out: number; put: T[] };
/** Numbers and paths follow from order and depth, and are not stored. */
type Unnumbered = Omit<Clause, "number" | "path">;

/** What leads from one outline to another; plain data that survives JSON. */
export type OutlineDifference =
  | { whole: Outline }
  | {
      clauses: Splice<Unnumbered>;
      removed: Splice<Outline["removed"][number]>;
      /** The other entries that change, each with its new value; null stands for none. */
      rest: Record<string, unknown>;
      /** Entries that the other outline does not have. */
      gone: string[];
    };

const LISTS = new Set(["clauses", "removed"]);

/** The way from `before` to `after`; small where little was changed. */
export function differenceOf(before: Outline, after: Outline): OutlineDifference {
  const rest: Record<string, unknown> = {};
  const gone: string[] = [];
  const [from, to] = [before, after] as unknown as Record<string, unknown>[];
  for (const name of new Set([...Object.keys(from!), ...Object.keys(to!)])) {
    if (LISTS.has(name) || same(from![name], to![name])) continue;
    if (to![name] === undefined) gone.push(name);
    else rest[name] = to![name];
  }
  const difference = {
    clauses: splice(before.clauses.map(unnumbered), after.clauses.map(unnumbered)),
    removed: splice(before.removed, after.removed),
    rest,
    gone,
  };
  // Numbers of a document as read always follow from its order; of any other nothing is assumed.
  return same(applyDifference(before, difference), after) ? difference : { whole: after };
}

/** The outline to which the difference leads from `outline`, on which it was taken. */
export function applyDifference(outline: Outline, difference: OutlineDifference): Outline {
  if ("whole" in difference) return difference.whole;
  const { clauses, removed, rest, gone } = difference;
  const put = clauses.put.map((clause) => ({ ...clause, number: 0, path: "" }));
  const next = {
    ...outline,
    ...rest,
    clauses: numberClauses(outline.clauses.toSpliced(clauses.at, clauses.out, ...put)),
    removed: outline.removed.toSpliced(removed.at, removed.out, ...removed.put),
  } as Record<string, unknown>;
  for (const name of gone) delete next[name];
  return next as unknown as Outline;
}

function unnumbered({ number: _, path: __, ...clause }: Clause): Unnumbered {
  return clause;
}

function splice<T>(before: T[], after: T[]): Splice<T> {
  const shorter = Math.min(before.length, after.length);
  let at = 0;
  while (at < shorter && same(before[at], after[at])) at += 1;
  let end = 0;
  while (end < shorter - at && same(before.at(-1 - end), after.at(-1 - end))) end += 1;
  return { at, out: before.length - end - at, put: after.slice(at, after.length - end) };
}

/** Whether two pieces of plain data say the same; what is undefined is not there. */
function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [left, right] = [one, other] as Record<string, unknown>[];
  const names = new Set([...Object.keys(left!), ...Object.keys(right!)]);
  for (const name of names) if (!same(left![name], right![name])) return false;
  return true;
}
