import type { Db } from "~/db/schema";

export type SummaryClause = {
  id: number;
  number: number;
  path: string;
  marker: string;
  heading: string;
  text: string;
  /** Units that lead, or all that are named where none does. */
  units: string[];
};

/** The clauses that comments are about, by id, in the order of the draft. */
export async function clausesForSummary(
  db: Db,
  consultationId: number,
): Promise<Map<number, SummaryClause>> {
  const clauses = await db
    .selectFrom("clauses")
    .select(["id", "number", "path", "marker", "heading", "text"])
    .where("consultation_id", "=", consultationId)
    .orderBy("id")
    .execute();
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
      return [clause.id, { ...clause, units }];
    }),
  );
}
