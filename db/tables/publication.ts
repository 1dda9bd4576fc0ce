import type { CreatedAt, Json } from "./columns";
import type { Decision } from "./triage";

export type OutcomeTotals = {
  /** Every comment, near-identical ones counted each. */
  comments: number;
  /** Near-identical comments on one clause that were answered alike count once. */
  points: number;
  /** Comments by decision; together they are `comments`. */
  decisions: Record<Decision, number>;
  /** The analysis whose campaigns and topics the outcome was published with. */
  runId: number | null;
};

/** 意见反馈: what was published at the end, with the sums as they stood. */
export interface OutcomesTable {
  consultation_id: number;
  statement: string;
  totals: Json<OutcomeTotals>;
  published_by: number | null;
  published_at: CreatedAt;
}
