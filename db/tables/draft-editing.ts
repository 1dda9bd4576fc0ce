import type { OutlineDifference } from "~/app/drafts/changes/outline-difference";
import type { CreatedAt, Json } from "./columns";

/**
 * One step on a working copy, with the way back and the way forth. Of a draft's steps the first
 * `drafts.steps_done` stand; those after them were taken back and can be done again.
 */
export interface DraftStepsTable {
  consultation_id: number;
  draft_id: number;
  position: number;
  /** What was done, in Chinese: 第 3 条升级. */
  words: string;
  back: Json<OutlineDifference>;
  forth: Json<OutlineDifference>;
  officer_id: number;
  taken_at: CreatedAt;
}

/** A finding that a person has confirmed. Its key holds what it says, so a change ends it. */
export interface DraftConfirmationsTable {
  consultation_id: number;
  draft_id: number;
  finding: string;
  /** null: the operator on the machine. */
  officer_id: number | null;
  confirmed_at: CreatedAt;
}

/** What an officer has typed into the form of a clause and not saved yet. */
export interface UnsavedWordsTable {
  consultation_id: number;
  draft_id: number;
  officer_id: number;
  clause_key: number;
  marker: string;
  heading: string;
  text: string;
  /** The fingerprint of the clause's words when the form was opened. */
  opened_at_words: string;
  typed_at: CreatedAt;
}
