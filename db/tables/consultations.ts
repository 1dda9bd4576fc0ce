import type { Generated } from "kysely";
import type { Contacts, MarkerKind, Outline, RequiredField } from "~/app/drafts/outline";
import type { CreatedAt, Instant, Json } from "./columns";

export const VISIBILITIES = ["never", "reviewed", "at-once"] as const;
export type Visibility = (typeof VISIBILITIES)[number];

export const FIELD_RULES = ["required", "optional", "hidden"] as const;
export type FieldRule = (typeof FIELD_RULES)[number];
export type CitizenFields = Record<RequiredField, FieldRule>;

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
  /** Why the window is shorter than thirty days; public. */
  short_window_reason: string | null;
  published_at: Instant | null;
  /** Set once by the closing job, with the number of comments frozen. */
  closed_at: Instant | null;
  comments_at_close: number | null;
  answered_at: Instant | null;
  /** Grows with every change that a public page shows. */
  revision: Generated<number>;
  created_by: number | null;
  created_at: CreatedAt;
}

/** 征求意见稿: a version of the text. The outline is the officer's working copy until published. */
export interface DraftsTable {
  id: Generated<number>;
  consultation_id: number;
  version: number;
  source_name: string;
  source_text: string;
  outline: Json<Outline>;
  /** Grows with every save, so that two editors do not overwrite each other. */
  edition: Generated<number>;
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
}

/** Which units answer for a clause. */
export interface ClauseUnitsTable {
  consultation_id: number;
  clause_id: number;
  unit_id: number;
  position: number;
  duty: "lead" | "member";
}
