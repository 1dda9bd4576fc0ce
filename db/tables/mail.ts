import type { ColumnType, Generated } from "kysely";
import type { CreatedAt, Instant, Json } from "./columns";

/** What a letter says; the same for everybody who gets it, and without personal data. */
export type LetterContent = {
  /** The first sentence. */
  lead: string;
  facts: { term: string; detail: string }[];
  /** Further sentences, one to a paragraph. */
  more?: string[];
  /** The one thing to open. `path` is below the site's origin; null: each recipient's own. */
  link: { label: string; path: string | null };
  /** Where a recipient who is no subscriber may change what comes. */
  settings?: { label: string; path: string };
};

/** One letter to any number of recipients. One cause has one letter. */
export interface LettersTable {
  id: Generated<number>;
  cause: string;
  /** Whose office it is from; null: the platform itself. */
  office_id: number | null;
  consultation_id: number | null;
  subject: string;
  content: Json<LetterContent>;
  /** Why one gets it, for the footer. */
  why: string;
  queued_at: CreatedAt;
}

export const OUTBOX_STATES = ["waiting", "sending", "sent", "dead"] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];

/** One letter to one address. */
export interface OutboxTable {
  id: Generated<number>;
  letter_id: number;
  /** HMAC of the address under a key of the platform. */
  address_hash: string;
  /** The address, and the link that is the recipient's own; forgotten once sent. */
  sealed: Buffer | null;
  subscriber_id: number | null;
  /** What the provider and the Message-ID know this letter by, the same at every attempt. */
  key: Generated<string>;
  /** Somebody waits for it: goes before what many get. */
  urgent: Generated<boolean>;
  state: ColumnType<OutboxState, OutboxState | undefined, OutboxState>;
  attempts: Generated<number>;
  queued_at: CreatedAt;
  /** While it is being sent: when another worker may take it over. */
  next_attempt_at: CreatedAt;
  give_up_at: CreatedAt;
  /** Whose hand it is in while it is being sent. */
  claim: string | null;
  /** A sentence without personal data. */
  last_error: string | null;
  transport: string | null;
  provider_id: string | null;
  sent_at: Instant | null;
  ended_at: Instant | null;
}

/** One row: the pace of all workers together. */
export interface MailPaceTable {
  id: number;
  next_slot_at: Instant;
  paused_until: Instant;
  paused_because: string;
}
