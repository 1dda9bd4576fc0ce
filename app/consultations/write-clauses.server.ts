import { MAX_UNIT_NAME, unitIdsFor } from "~/app/accounts/units.server";
import type { Clause, Outline } from "~/app/drafts/outline";
import type { Trx } from "~/db/schema";
import { writeIndicators } from "./write-indicators.server";

/** What a clause of a further version is through all versions, and what parts of it came from. */
export type Origin = { lineage: number | null; drawnFrom: readonly number[] };

/**
 * Writes the clauses of a version, their units and its key figures, in the transaction that
 * publishes it. Without `origins` every clause begins a lineage of its own.
 */
export async function writeClauses(
  trx: Trx,
  officeId: number,
  consultationId: number,
  draftId: number,
  outline: Outline,
  origins: readonly Origin[] = [],
): Promise<void> {
  const units = await unitIdsFor(
    trx,
    officeId,
    outline.clauses.flatMap((clause) => unitsNamedBy(clause).map((unit) => unit.name)),
  );
  // Bound parameters end at 65,535 a statement; 500 clauses use 5,000.
  for (let from = 0; from < outline.clauses.length; from += 500) {
    const part = outline.clauses.slice(from, from + 500);
    const rows = await trx
      .insertInto("clauses")
      .values(
        part.map((clause, at) => ({
          consultation_id: consultationId,
          draft_id: draftId,
          number: clause.number,
          depth: clause.depth,
          path: clause.path,
          marker_kind: clause.markerKind,
          marker: clause.marker,
          heading: clause.heading,
          text: clause.text,
          // Absent: the database begins one.
          lineage: origins[from + at]?.lineage ?? undefined,
          drawn_from: JSON.stringify(origins[from + at]?.drawnFrom ?? []),
        })),
      )
      .returning(["id", "number"])
      .execute();
    const ids = new Map(rows.map((row) => [row.number, row.id]));
    const duties = part.flatMap((clause) =>
      unitsNamedBy(clause).flatMap((unit, position) => {
        const unit_id = units.get(unit.name);
        const clause_id = ids.get(clause.number)!;
        // 有关部门 names nobody in particular.
        if (unit_id === undefined) return [];
        return [{ consultation_id: consultationId, clause_id, unit_id, position, duty: unit.duty }];
      }),
    );
    // Two names of one clause may be aliases of one unit.
    for (let at = 0; at < duties.length; at += 5_000)
      await trx
        .insertInto("clause_units")
        .values(duties.slice(at, at + 5_000))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
  }
  await writeIndicators(trx, consultationId, draftId, outline);
}

/**
 * The units of a clause, leads first, each once. A bracket that holds a sentence stays in the
 * clause's text and names nobody.
 */
function unitsNamedBy(clause: Clause): { name: string; duty: "lead" | "member" }[] {
  const duties = new Map<string, "lead" | "member">();
  for (const bracket of clause.units) for (const name of bracket.lead) duties.set(name, "lead");
  for (const bracket of clause.units)
    for (const name of bracket.members) if (!duties.has(name)) duties.set(name, "member");
  return [...duties]
    .filter(([name]) => name !== "" && name.length <= MAX_UNIT_NAME)
    .map(([name, duty]) => ({ name, duty }));
}
