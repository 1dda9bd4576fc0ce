import type { ColumnType, Generated } from "kysely";
import type { Contacts, MarkerKind, Outline, RequiredField } from "~/app/drafts/outline";
import type { CreatedAt, Instant, Json } from "./columns";

export const VISIBILITIES = ["never", "reviewed", "at-once"] as const;
export type Visibility = (typeof VISIBILITIES)[number];

export const FIELD_RULES = ["required", "optional", "hidden"] as const;
export type FieldRule = (typeof FIELD_RULES)[number];
export type CitizenFields = Record<RequiredField, FieldRule>;

/** Which rule says for how long the public is heard (`app/consultations/window-rules.ts`). */
export const WINDOW_RULES = ["decision", "legislation", "market", "regulatory"] as const;
export type WindowRule = (typeof WINDOW_RULES)[number];

/** 征求意见: one call for comments with its window. Not published yet while published_at is null. */
export interface ConsultationsTable {
  id: Generated<number>;
  office_id: number;
  slug: string;
  title: string;
  /** What it is in two sentences. */
  summary: string;
  notice: string;
  explanation: string;
  contacts: Json<Contacts>;
  fields: Json<CitizenFields>;
  visibility: Visibility;
  opens_at: Instant | null;
  /** Exclusive. */
  closes_at: Instant | null;
  window_rule: ColumnType<WindowRule, WindowRule | undefined, WindowRule>;
  /** Why the window is shorter than its rule asks for; public. */
  short_window_reason: string | null;
  published_at: Instant | null;
  /** Set once by the closing job, with the number of comments frozen. */
  closed_at: Instant | null;
  comments_at_close: number | null;
  /** When everything that follows a closing had been done. */
  closing_followed_at: ColumnType<Date | null, undefined, Date | string | null>;
  answered_at: Instant | null;
  /** The office took the call back; what had been received stays. Never published: a draft given up. */
  withdrawn_at: ColumnType<Date | null, undefined, Date | string | null>;
  /** 1 for the first call, 2 for the next one about the same matter. */
  round: Generated<number>;
  /** The round before. */
  previous_id: ColumnType<number | null, number | null | undefined, null>;
  /** Why there is a further round; public, null in the first. */
  round_reason: ColumnType<string | null, string | null | undefined, null>;
  /** Grows with every change that a public page shows. */
  revision: Generated<number>;
  created_by: number | null;
  created_at: CreatedAt;
}

export const WINDOW_CHANGES = ["changed", "extended", "withdrawn", "reopened"] as const;
export type WindowChange = (typeof WINDOW_CHANGES)[number];

/** What became of a window after it was published, and why: public, and never rewritten. */
export interface WindowChangesTable {
  consultation_id: number;
  id: Generated<number>;
  kind: WindowChange;
  opens_before: Instant | null;
  opens_after: Instant | null;
  /** Exclusive. */
  closes_before: Instant | null;
  closes_after: Instant | null;
  reason: string;
  officer_id: number | null;
  at: CreatedAt;
}

/** One of the things that follow a closing, done. */
export interface ClosingStepsTable {
  consultation_id: number;
  step: string;
  done_at: CreatedAt;
}

/** Somebody was reminded: of each kind once for each day that it is about. */
export interface RemindersTable {
  consultation_id: number;
  kind: string;
  /** 2026-11-10, in Asia/Shanghai. */
  day: string;
  sent_at: CreatedAt;
}

/** Why there is a version: the one the call began with, a correction (更正), the final text (定稿). */
export const PURPOSES = ["consultation", "correction", "final"] as const;
export type Purpose = (typeof PURPOSES)[number];

/**
 * 征求意见稿: a version of the text. The outline is the officer's working copy until published, and
 * is never changed afterwards; at most one version is in preparation.
 */
export interface DraftsTable {
  id: Generated<number>;
  consultation_id: number;
  version: number;
  /** The title it was published under; empty until then. */
  title: ColumnType<string, string | undefined, string>;
  purpose: ColumnType<Purpose, Purpose | undefined, Purpose>;
  /** What was changed and why, for the public; only the first version has none. */
  note: ColumnType<string, string | undefined, string>;
  created_by: number | null;
  published_by: number | null;
  source_name: string;
  source_text: string;
  outline: Json<Outline>;
  /** Grows with every save, so that two editors do not overwrite each other. */
  edition: Generated<number>;
  /** Of its steps in draft_steps, how many stand; those after them were taken back. */
  steps_done: Generated<number>;
  published_at: Instant | null;
  created_at: CreatedAt;
}

/** 条款: one commentable piece of a published draft. */
export interface ClausesTable {
  consultation_id: number;
  id: Generated<number>;
  draft_id: number;
  number: number;
  depth: number;
  path: string;
  marker_kind: MarkerKind;
  marker: string;
  heading: string;
  text: string;
  /** What it is through all versions: the id of the clause that it began as. */
  lineage: ColumnType<number, number | undefined, number>;
  /** Lineages of other clauses that part of it came from, where one was split or several joined. */
  drawn_from: ColumnType<number[], string | undefined, string>;
}

/** Which units answer for a clause. */
export interface ClauseUnitsTable {
  consultation_id: number;
  clause_id: number;
  unit_id: number;
  position: number;
  duty: "lead" | "member";
}
