import type { Generated } from "kysely";
import type { CreatedAt, Instant } from "./columns";

/** `other`: none was chosen. */
export const STANCES = ["support", "amend", "oppose", "question", "other"] as const;
export type Stance = (typeof STANCES)[number];

export const CHANNELS = ["site", "api", "email", "letter", "phone", "meeting"] as const;
export type Channel = (typeof CHANNELS)[number];

export const REVIEWS = ["pending", "shown", "hidden"] as const;
export type Review = (typeof REVIEWS)[number];

/** 意见. What was said never changes; only its review does. */
export interface CommentsTable {
  consultation_id: number;
  id: Generated<number>;
  /** The receipt's number: unguessable, begins with the consultation. */
  code: string;
  clause_id: number | null;
  body: string;
  suggestion: string | null;
  stance: Stance;
  channel: Channel;
  /** The masked name that may be shown, e.g. 张*; empty where none was given. */
  public_name: string;
  received_at: Instant;
  review: Review;
  reviewed_by: number | null;
  reviewed_at: Instant | null;
  /** SHA-256 (hex) of the submission in its canonical form. */
  fingerprint: string;
  /** 16 random bytes that go into what is public of it, so that a short text cannot be guessed. */
  nonce: Generated<Buffer>;
}

/** Personal data, sealed with AES-256-GCM; never joined into a public page, export or log. */
export interface CommentAuthorsTable {
  consultation_id: number;
  comment_id: number;
  sealed: Buffer;
}

/** A replayed submission finds its comment here. */
export interface SubmissionKeysTable {
  consultation_id: number;
  key: string;
  fingerprint: string;
  comment_id: number;
  created_at: CreatedAt;
}
