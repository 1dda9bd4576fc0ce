import type { Db } from "~/db/schema";
import type { Decision } from "~/db/tables/triage";

export type ReceiptDecision = { decision: Decision; reason: string; decidedAt: Date };

/** How a comment was treated, for who holds its receipt; null until the outcome is published. */
export async function decisionForReceipt(
  db: Db,
  consultationId: number,
  commentId: number,
): Promise<ReceiptDecision | null> {
  const row = await db
    .selectFrom("triage_entries as t")
    .innerJoin("outcomes as o", "o.consultation_id", "t.consultation_id")
    .innerJoin("consultations as c", "c.id", "o.consultation_id")
    .select(["t.decision", "t.reason", "t.decided_at as decidedAt"])
    .where("t.consultation_id", "=", consultationId)
    .where("t.comment_id", "=", commentId)
    .where("c.answered_at", "is not", null)
    .where("t.decision", "is not", null)
    .executeTakeFirst();
  if (!row?.decision || !row.decidedAt) return null;
  return { decision: row.decision, reason: row.reason, decidedAt: row.decidedAt };
}
