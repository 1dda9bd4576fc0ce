import type { Db } from "~/db/schema";
import type { Answer } from "./comments/said";
import type { PlantedComment } from "./plant-comments.server";

type Place = { id: number; officeId: number; drafter: { id: number } };

export async function plantAnswers(
  db: Db,
  planted: Place,
  ids: readonly number[],
  answers: readonly (Answer | null)[],
  decidedAt: Date,
): Promise<void> {
  const rows = answers.flatMap((answer, i) =>
    answer
      ? [
          {
            consultation_id: planted.id,
            comment_id: ids[i]!,
            decision: answer.decision,
            reason: answer.reason,
            decided_by: planted.drafter.id,
            decided_at: decidedAt,
          },
        ]
      : [],
  );
  await db.insertInto("triage_entries").values(rows).execute();
}

/** A third of what is undecided lies with the first unit that the clause names. */
export async function plantAssignments(
  db: Db,
  planted: Place,
  ids: readonly number[],
  comments: readonly PlantedComment[],
  assignedAt: Date,
): Promise<void> {
  const duties = await db
    .selectFrom("clause_units")
    .select(["clause_id", "unit_id"])
    .where("consultation_id", "=", planted.id)
    .orderBy("position", "desc")
    .execute();
  const anyUnit = await db
    .selectFrom("officers")
    .select("unit_id")
    .where("office_id", "=", planted.officeId)
    .where("unit_id", "is not", null)
    .orderBy("id")
    .executeTakeFirst();
  const unitOf = new Map(duties.map((duty) => [duty.clause_id, duty.unit_id]));
  const rows = comments.flatMap((comment, i) => {
    if (comment.answer || i % 3 !== 0) return [];
    const unit_id = (comment.clauseId && unitOf.get(comment.clauseId)) || anyUnit?.unit_id || null;
    return [
      {
        consultation_id: planted.id,
        comment_id: ids[i]!,
        unit_id,
        assigned_at: assignedAt,
        reason: "",
      },
    ];
  });
  if (rows.length > 0) await db.insertInto("triage_entries").values(rows).execute();
}
