import { compact } from "~/app/drafts/lines";
import { numberClauses, subtreeEnd } from "~/app/drafts/numbering";
import type { Clause, Removed } from "~/app/drafts/outline";

const SHORTEST_PARAGRAPH = 40;

/**
 * Folds what was printed twice: a long paragraph that stands word for word before, or a numbered
 * piece with the number, heading and place of an earlier one whose text says nothing more. The
 * folded lines go to the removed ones, the kept clause is flagged.
 */
export function foldDuplicates(clauses: Clause[]): { clauses: Clause[]; removed: Removed[] } {
  const seen = new Map<string, Seen>();
  const keys = placesOf(clauses);
  /** Of the clauses above the one that is looked at: whether they are folded. */
  const above: boolean[] = [];
  const twins = clauses.map((clause, index) => {
    above.length = Math.min(clause.depth, above.length);
    const twin = twinOf(clause, keys[index]!, { seen, within: above.at(-1) ?? false });
    above.push(twin !== null);
    return twin;
  });
  const kept = clauses.map((_, index) => twins[index] === null);
  // A heading stays where a new numbered piece stands below it.
  for (let index = clauses.length - 1; index >= 0; index -= 1) {
    if (kept[index] || clauses[index]!.marker === "") continue;
    const end = Math.min(subtreeEnd(clauses, index), index + 200);
    const news = clauses
      .slice(index + 1, end)
      .some((one, next) => one.marker !== "" && kept[index + 1 + next]);
    if (news) kept[index] = true;
  }
  const flagged = new Map<Clause, number>();
  const removed = clauses.flatMap((clause, index) => {
    const twin = twins[index];
    if (kept[index] || !twin) return [];
    flagged.set(twin, (flagged.get(twin) ?? 0) + 1);
    const text = clause.marker + clause.heading + clause.text;
    return [{ lines: clause.lines, text, reason: `与第${twin.lines[0]}行重复` }];
  });
  if (removed.length === 0) return { clauses, removed };
  const rest = clauses
    .filter((_, index) => kept[index])
    .map((clause) => (flagged.has(clause) ? withFlag(clause, flagged.get(clause)!) : clause));
  return { clauses: numberClauses(rest), removed };
}

type Seen = { clause: Clause; words: string };

/** The same short key for every clause that stands with the same words under the same headings. */
function placesOf(clauses: Clause[]): string[] {
  const known = new Map<string, string>();
  const parents: string[] = [];
  return clauses.map((clause) => {
    parents.length = Math.min(clause.depth, parents.length);
    const own = clause.marker + clause.heading || clause.text;
    const place = `${parents.at(-1) ?? ""}\u0001${compact(own)}`;
    const key = known.get(place) ?? String(known.size);
    known.set(place, key);
    parents.push(key);
    return key;
  });
}

/**
 * A short paragraph may come again by right, but not within a piece that was printed twice. An
 * article is the same only where all its words are, since several drafts number theirs alike.
 */
function twinOf(
  clause: Clause,
  key: string,
  { seen, within }: { seen: Map<string, Seen>; within: boolean },
): Clause | null {
  const text = compact(clause.heading + clause.text);
  const unmarked = clause.marker === "";
  const own = unmarked && text.length >= SHORTEST_PARAGRAPH ? `¶${text}` : key;
  const usable = !unmarked || within || text.length >= SHORTEST_PARAGRAPH;
  const twin = usable ? seen.get(own) : undefined;
  if (!twin) {
    if (!seen.has(own)) seen.set(own, { clause, words: text });
    return null;
  }
  const whole = unmarked || clause.markerKind === "第X条";
  return (whole ? twin.words === text : twin.words.startsWith(text)) ? twin.clause : null;
}

function withFlag(clause: Clause, times: number): Clause {
  const message = `这一段在原文中还重复出现了${times}次，重复的已折叠`;
  const quote = (clause.marker + clause.heading + clause.text).slice(0, 30);
  return { ...clause, flags: [...clause.flags, { code: "duplicate", message, quote }] };
}
