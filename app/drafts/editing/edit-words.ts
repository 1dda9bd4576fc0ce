import { indexOf, reread, withClauses } from "~/app/drafts/editing/rebuild-outline";
import { inlineList } from "~/app/drafts/inline-list";
import type { Clause, Outline } from "~/app/drafts/outline";

/**
 * Which part of a clause is its heading: the first `length` characters (UTF-16 units) of its
 * words, none where it is 0. The same outline where that is so already.
 */
export function markHeading(outline: Outline, number: number, length: number): Outline {
  const clause = outline.clauses[indexOf(outline, number)];
  if (!clause || !Number.isInteger(length) || length < 0) return outline;
  const words = clause.heading + clause.text;
  const place = /[\udc00-\udfff]/.test(words[length] ?? "") ? length - 1 : length;
  const heading = words.slice(0, Math.max(0, place)).trim();
  const text = words.slice(Math.max(0, place)).trim();
  if (heading === clause.heading && text === clause.text) return outline;
  return replaced(outline, { ...clause, heading, text });
}

/** Where the first sentence or the first line of a clause ends: what would be its heading. */
export function leadLength({ heading, text }: Pick<Clause, "heading" | "text">): number {
  const words = heading + text;
  const line = words.indexOf("\n");
  const stop = words.indexOf("。") + 1;
  const ends = [line, stop].filter((end) => end > 0);
  return ends.length > 0 ? Math.min(...ends) : words.length;
}

/** The offsets in a text at which 一是, 二是 … or （1）, （2） … begin, in their order; at least two, or none. */
export function ordinalPlaces(text: string): number[] {
  return inlineList(text)?.places ?? [];
}

/**
 * Parts a clause at 一是, 二是 …: each becomes a clause below it, or beside it where nothing is
 * left of it. The same outline where there is no such list.
 */
export function splitList(outline: Outline, number: number): Outline {
  const at = indexOf(outline, number);
  const clause = outline.clauses[at];
  const places = clause ? ordinalPlaces(clause.text) : [];
  if (!clause || places.length === 0) return outline;
  const lead = clause.text.slice(0, places[0]).trim();
  const alone = lead === "" && clause.heading === "" && clause.marker === "";
  const parts = places.map((place, index) => {
    const text = clause.text.slice(place, places[index + 1]).trim();
    const own = { markerKind: clause.markerKind === "款" ? ("款" as const) : ("none" as const) };
    const depth = clause.depth + (alone ? 0 : 1);
    return reread({ ...clause, ...own, key: undefined, marker: "", heading: "", text, depth });
  });
  const whole = alone
    ? [{ ...parts[0]!, key: clause.key }, ...parts.slice(1)]
    : [reread({ ...clause, text: lead }), ...parts];
  return withClauses(outline, outline.clauses.toSpliced(at, 1, ...whole));
}

/** Puts `reading` in place of `quote` wherever the clause has it: a censored word as it was meant. */
export function readAs(outline: Outline, number: number, quote: string, reading: string): Outline {
  const clause = outline.clauses[indexOf(outline, number)];
  if (!clause || quote === "" || !(clause.heading + clause.text).includes(quote)) return outline;
  const meant = (words: string) => words.replaceAll(quote, () => reading);
  const edited = { ...clause, heading: meant(clause.heading), text: meant(clause.text) };
  // Where a word runs from the heading into the text nothing is replaced.
  if (edited.heading === clause.heading && edited.text === clause.text) return outline;
  return replaced(outline, edited);
}

/** The same in every clause that has it. */
export function readAsEverywhere(outline: Outline, quote: string, reading: string): Outline {
  let read = outline;
  for (const { number } of outline.clauses) read = readAs(read, number, quote, reading);
  return read;
}

function replaced(outline: Outline, clause: Clause): Outline {
  return withClauses(
    outline,
    outline.clauses.map((one) => (one.number === clause.number ? reread(clause) : one)),
  );
}
