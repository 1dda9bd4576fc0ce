import { indexOf, printed, reread, withClauses } from "~/app/drafts/editing/rebuild-outline";
import { headingAndText } from "~/app/drafts/heading";
import { readMarker } from "~/app/drafts/markers";
import { subtreeEnd } from "~/app/drafts/numbering";
import type { Clause, Outline } from "~/app/drafts/outline";

/**
 * What a person does to an outline before publishing. Every function returns a new outline with
 * numbers, paths and depths made consistent, and the same outline where the step is impossible
 * (no such clause, nothing before it, already at the top). Nothing is ever lost by a step.
 */

export const EXCLUDED_REASON = "由起草单位排除";

/** One level up, with everything below it. */
export function promote(outline: Outline, number: number): Outline {
  return shift(outline, number, -1);
}

/** One level down, with everything below it: it becomes a part of the clause before it. */
export function demote(outline: Outline, number: number): Outline {
  return shift(outline, number, 1);
}

function shift(outline: Outline, number: number, step: 1 | -1): Outline {
  const at = indexOf(outline, number);
  const clause = outline.clauses[at];
  if (!clause) return outline;
  const deepest = at === 0 ? 0 : outline.clauses[at - 1]!.depth + 1;
  const depth = clause.depth + step;
  if (depth < 0 || depth > deepest) return outline;
  const end = subtreeEnd(outline.clauses, at);
  return withClauses(
    outline,
    outline.clauses.map((one, index) =>
      index >= at && index < end ? { ...one, depth: one.depth + step } : one,
    ),
  );
}

/** The clause becomes the last paragraph of the one before it; what was below it moves along. */
export function mergeWithPrevious(outline: Outline, number: number): Outline {
  const at = indexOf(outline, number);
  const clause = outline.clauses[at];
  const previous = outline.clauses[at - 1];
  if (!clause || !previous) return outline;
  const text = [previous.text, printed(clause)].filter((part) => part !== "").join("\n");
  const merged = reread({
    ...previous,
    text,
    lines: [
      Math.min(previous.lines[0], clause.lines[0]),
      Math.max(previous.lines[1], clause.lines[1]),
    ],
  });
  const end = subtreeEnd(outline.clauses, at);
  const step = previous.depth - clause.depth;
  const below = outline.clauses
    .slice(at + 1, end)
    .map((one) => ({ ...one, depth: one.depth + step }));
  return withClauses(outline, [
    ...outline.clauses.slice(0, at - 1),
    merged,
    ...below,
    ...outline.clauses.slice(end),
  ]);
}

/**
 * Parts a clause at an offset, in characters (UTF-16 units) of its text; a line break at that
 * place is used up. What begins with a marker becomes a clause of that kind. Both parts keep the
 * line numbers of the whole.
 */
export function splitClause(outline: Outline, number: number, offset: number): Outline {
  const at = indexOf(outline, number);
  const clause = outline.clauses[at];
  if (!clause || !Number.isInteger(offset) || offset < 0 || offset >= clause.text.length) {
    return outline;
  }
  const inPair = /[\udc00-\udfff]/.test(clause.text[offset]!) && offset > 0;
  const place = inPair ? offset - 1 : offset;
  const first = clause.text.slice(0, place).trim();
  const second = clause.text.slice(place).trim();
  if (second === "" || (first === "" && clause.heading === "" && clause.marker === "")) {
    return outline;
  }
  const marker = readMarker(second);
  const isArticle = clause.markerKind === "第X条";
  const markerKind = marker?.kind ?? (isArticle || clause.markerKind === "款" ? "款" : "none");
  const part = reread({
    ...clause,
    key: undefined,
    markerKind,
    marker: marker?.printed ?? "",
    depth: clause.depth + (isArticle ? 1 : 0),
    ...headingAndText(markerKind, marker?.rest ?? second),
  });
  return withClauses(outline, [
    ...outline.clauses.slice(0, at),
    reread({ ...clause, text: first }),
    part,
    ...outline.clauses.slice(at + 1),
  ]);
}

/** Takes one clause out of the draft; what stood below it stays, one level up. */
export function excludeClause(outline: Outline, number: number): Outline {
  const at = indexOf(outline, number);
  const clause = outline.clauses[at];
  if (!clause) return outline;
  const end = subtreeEnd(outline.clauses, at);
  const clauses = outline.clauses.flatMap((one, index) => {
    if (index === at) return [];
    return [index > at && index < end ? { ...one, depth: one.depth - 1 } : one];
  });
  const removed = { lines: clause.lines, text: printed(clause), reason: EXCLUDED_REASON };
  return { ...withClauses(outline, clauses), removed: [...outline.removed, removed] };
}

/**
 * Makes removed passages clauses without marker, each at the place where its lines stand: the one
 * at `removedIndex` and, of a run, those after it.
 */
export function putBack(outline: Outline, removedIndex: number, run = 1): Outline {
  let back = outline;
  for (let left = run; left > 0 && removedIndex < back.removed.length; left -= 1)
    back = putBackOne(back, removedIndex);
  return back;
}

function putBackOne(outline: Outline, removedIndex: number): Outline {
  const passage = outline.removed[removedIndex];
  if (!passage) return outline;
  const later = outline.clauses.findIndex((clause) => clause.lines[0] > passage.lines[0]);
  const at = later < 0 ? outline.clauses.length : later;
  const clause = reread({
    number: 0,
    depth: outline.clauses[at - 1]?.depth ?? 0,
    path: "",
    markerKind: "none",
    marker: "",
    heading: "",
    text: passage.text,
    lines: passage.lines,
    units: [],
    flags: [],
  });
  return {
    ...withClauses(outline, [
      ...outline.clauses.slice(0, at),
      clause,
      ...outline.clauses.slice(at),
    ]),
    removed: outline.removed.filter((_, index) => index !== removedIndex),
  };
}

/**
 * Sets the words of a clause and, where it is given, its marker; units and flags are read again
 * from them. A marker that is none in a draft stays as printed and counts as unmarked.
 */
export function editClause(
  outline: Outline,
  number: number,
  words: { marker?: string; heading: string; text: string },
): Outline {
  const at = indexOf(outline, number);
  if (at < 0) return outline;
  const edited = { heading: words.heading.trim(), text: words.text.trim() };
  return withClauses(
    outline,
    outline.clauses.map((one, index) =>
      index === at ? reread({ ...one, ...markerOf(one, words.marker?.trim()), ...edited }) : one,
    ),
  );
}

function markerOf(clause: Clause, printed = clause.marker): Pick<Clause, "marker" | "markerKind"> {
  if (printed === clause.marker) return clause;
  // A marker is judged with words after it, as it stands in a draft.
  const read = readMarker(`${printed}总则`);
  const whole = read?.printed === printed && read.rest === "总则";
  const bare = clause.markerKind === "款" ? "款" : "none";
  return { marker: printed, markerKind: whole ? read.kind : bare };
}
