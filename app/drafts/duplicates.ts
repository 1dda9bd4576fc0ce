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
  const seen = new Map<string, Clause>();
  const parents: string[] = [];
  const keys = clauses.map((clause) => {
    parents.length = clause.depth;
    const own = compact(clause.marker + clause.heading);
    const key = `${parents.join("\u0000")}\u0001${own}`;
    parents.push(own);
    return key;
  });
  const twins = clauses.map((clause, index) => twinOf(clause, keys[index]!, seen));
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
  const rest = clauses
    .filter((_, index) => kept[index])
    .map((clause) => (flagged.has(clause) ? withFlag(clause, flagged.get(clause)!) : clause));
  return { clauses: numberClauses(rest), removed };
}

function twinOf(clause: Clause, key: string, seen: Map<string, Clause>): Clause | null {
  const text = compact(clause.heading + clause.text);
  const own = clause.marker === "" ? (text.length >= SHORTEST_PARAGRAPH ? `¶${text}` : null) : key;
  if (own === null || clause.markerKind === "第X条") return null;
  const twin = seen.get(own);
  if (!twin) {
    seen.set(own, clause);
    return null;
  }
  const whole = compact(twin.heading + twin.text);
  return whole.startsWith(text) ? twin : null;
}

function withFlag(clause: Clause, times: number): Clause {
  const message = `这一段在原文中还重复出现了${times}次，重复的已折叠`;
  const quote = (clause.marker + clause.heading + clause.text).slice(0, 30);
  return { ...clause, flags: [...clause.flags, { code: "duplicate", message, quote }] };
}
