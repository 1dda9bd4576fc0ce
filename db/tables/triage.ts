import type { ColumnType, Generated } from "kysely";
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

/** A clause that an officer tied a comment to, besides the one it was made on. */
export interface ClauseTiesTable {
  consultation_id: number;
  comment_id: number;
  clause_id: number;
  officer_id: number;
  tied_at: CreatedAt;
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

/** What a run is at, in this order. */
export const STAGES = [
  "reading",
  "preparing",
  "comparing",
  "matching",
  "segmenting",
  "fitting",
  "assigning",
  "storing",
] as const;
export type Stage = (typeof STAGES)[number];

/** One run of the analysis over the comments of a consultation. */
export interface AnalysisRunsTable {
  consultation_id: number;
  id: Generated<number>;
  state: "running" | "finished" | "failed" | "cancelled";
  mode: "topics" | "list";
  comments: number;
  key_phrases: Json<{ phrase: string; count: number }[]>;
  started_at: CreatedAt;
  finished_at: Instant | null;
  /** How far it has come; null before it began and after it ended. */
  stage: ColumnType<Stage | null, Stage | undefined, Stage | null>;
  done: Generated<number>;
  /** null: not known. */
  total: ColumnType<number | null, number | undefined, number | null>;
  /** When the worker was last heard of. */
  told_at: CreatedAt;
  /** An officer wants it to stop. */
  cancel_asked_at: ColumnType<Date | null, undefined, Date | string | null>;
  /** The number of topics that was wished; null: left to the analysis. */
  wanted_topics: ColumnType<number | null, number | null | undefined, number | null>;
  /** The number that the latest run found where it was left to it. */
  automatic_topics: ColumnType<number | null, number | null | undefined, number | null>;
  /** Comments with near-identical ones counted once. */
  distinct_comments: ColumnType<number | null, number | null | undefined, number | null>;
}

/** Into how many topics every next run sorts; no row: it decides by itself. */
export interface AnalysisWishesTable {
  consultation_id: number;
  topics: number;
  officer_id: number;
  wished_at: CreatedAt;
}

/** A comment that an officer took out of its campaign: no run puts it into one. */
export interface CampaignRemovalsTable {
  consultation_id: number;
  comment_id: number;
  /** Another one of that campaign, to put it back beside. */
  beside_comment_id: number;
  officer_id: number;
  removed_at: CreatedAt;
}

/** A campaign that an officer took apart: no run puts two of its comments into one. */
export interface CampaignDissolutionsTable {
  consultation_id: number;
  id: Generated<number>;
  template_comment_id: number;
  size: number;
  officer_id: number;
  dissolved_at: CreatedAt;
}

export interface DissolvedCommentsTable {
  consultation_id: number;
  dissolution_id: number;
  comment_id: number;
}

/** Two topics that an officer made one: every run puts what it finds of the first into the second. */
export interface TopicMergesTable {
  consultation_id: number;
  from_topic: number;
  into_topic: number;
  from_label: string;
  officer_id: number;
  merged_at: CreatedAt;
}

/** A topic that an officer made of comments that were in another one, or in several. */
export interface OwnTopicsTable {
  consultation_id: number;
  id: number;
  label: string;
  /** The topic that it was split off; null where its comments came from several. */
  from_topic: number | null;
  officer_id: number;
  made_at: CreatedAt;
}

/** Where an officer put a comment, or left it for good; null: in no topic. */
export interface TopicPlacesTable {
  consultation_id: number;
  comment_id: number;
  topic_id: number | null;
  officer_id: number;
  placed_at: CreatedAt;
}

export interface TopicsTable {
  consultation_id: number;
  run_id: number;
  id: number;
  label: string;
  words: Json<string[]>;
  size: number;
  /** Topics of the same number belong together. */
  parent: number | null;
  /** The officer who named it; later runs keep that name. */
  named_by: ColumnType<number | null, number | null | undefined, number | null>;
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
  /** What the analysis alone would say, before what officers changed. */
  found_topic_id: ColumnType<number | null, number | null | undefined, number | null>;
  campaign_id: number | null;
  /** 1 for the most typical comment of its topic, 2 …; null for the others. */
  representative: number | null;
  because: Json<string[]>;
}
