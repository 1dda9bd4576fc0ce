import type { CreatedAt, Json } from "./columns";
import type { Decision } from "./triage";

export type OutcomeTotals = {
  comments: number;
  people: number;
  decisions: Record<Decision, number>;
};

/** 意见反馈: what was published at the end, with the sums as they stood. */
export interface OutcomesTable {
  consultation_id: number;
  statement: string;
  totals: Json<OutcomeTotals>;
  published_by: number | null;
  published_at: CreatedAt;
}
