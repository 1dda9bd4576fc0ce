import type { Generated } from "kysely";
import type { CreatedAt, Instant, Json } from "./columns";

export const DECISIONS = ["adopted", "partly", "rejected", "explained"] as const;
export type Decision = (typeof DECISIONS)[number];

/** What the office did with a comment; no row means that nobody has touched it. */
export interface TriageEntriesTable {
  consultation_id: number;
  comment_id: number;
  unit_id: number | null;
  assigned_at: Instant | null;
  decision: Decision | null;
  reason: string;
  decided_by: number | null;
  decided_at: Instant | null;
}

/** Internal: never public. */
export interface NotesTable {
  consultation_id: number;
  id: Generated<number>;
  comment_id: number;
  officer_id: number;
  body: string;
  at: CreatedAt;
}

/** One run of the analysis over the comments of a consultation. */
export interface AnalysisRunsTable {
  consultation_id: number;
  id: Generated<number>;
  state: "running" | "finished" | "failed";
  mode: "topics" | "list";
  comments: number;
  key_phrases: Json<{ phrase: string; count: number }[]>;
  started_at: CreatedAt;
  finished_at: Instant | null;
}

export interface TopicsTable {
  consultation_id: number;
  run_id: number;
  id: number;
  label: string;
  words: Json<string[]>;
  size: number;
  parent: number | null;
}

export interface CampaignsTable {
  consultation_id: number;
  run_id: number;
  id: number;
  size: number;
  template_comment_id: number;
}

/** Where a run put a comment. */
export interface CommentTopicsTable {
  consultation_id: number;
  run_id: number;
  comment_id: number;
  topic_id: number | null;
  campaign_id: number | null;
  /** 1 for the most typical comment of its topic, 2 …; null for the others. */
  representative: number | null;
  because: Json<string[]>;
}
