import type { Db } from "~/db/schema";

export type SummaryClause = {
  id: number;
  /** What it is through all versions. */
  lineage: number;
  version: number;
  /** The same clause as it stands in the current version; null where it is gone. */
  standing: { number: number; path: string; heading: string; text: string } | null;
  /** The version that is named beside it; null where it is in the current one. */
  earlier: number | null;
  number: number;
  path: string;
  markerKind: string;
  marker: string;
  heading: string;
  text: string;
  /** Units that lead, or all that are named where none does. */
  units: string[];
};

/**
 * The clauses of all versions that comments are about, by id: those of each version in the order of
 * the draft.
 */
export async function clausesForSummary(
  db: Db,
  consultationId: number,
): Promise<Map<number, SummaryClause>> {
  const clauses = await db
    .selectFrom("clauses as c")
    .innerJoin("drafts as d", "d.id", "c.draft_id")
    .select(["c.id", "c.number", "c.path", "c.marker", "c.heading", "c.text", "c.lineage"])
    .select(["d.version", "c.marker_kind as markerKind"])
    .where("c.consultation_id", "=", consultationId)
    .where("d.published_at", "is not", null)
    .orderBy("c.id")
    .execute();
  const current = Math.max(...clauses.map(({ version }) => version));
  const standing = new Map(
    clauses.filter(({ version }) => version === current).map((clause) => [clause.lineage, clause]),
  );
  const duties = await db
    .selectFrom("clause_units as cu")
    .innerJoin("units as u", "u.id", "cu.unit_id")
    .select(["cu.clause_id", "cu.duty", "u.name"])
    .where("cu.consultation_id", "=", consultationId)
    .orderBy("cu.clause_id")
    .orderBy("cu.position")
    .execute();
  const named = new Map<number, typeof duties>();
  for (const duty of duties) {
    const list = named.get(duty.clause_id);
    if (list) list.push(duty);
    else named.set(duty.clause_id, [duty]);
  }
  return new Map(
    clauses.map((clause) => {
      const all = named.get(clause.id) ?? [];
      const leads = all.filter((unit) => unit.duty === "lead");
      const units = (leads.length > 0 ? leads : all).map((unit) => unit.name);
      const earlier = clause.version === current ? null : clause.version;
      return [
        clause.id,
        { ...clause, units, earlier, standing: standing.get(clause.lineage) ?? null },
      ];
    }),
  );
}
