import type { Generated } from "kysely";
import type { CreatedAt, Instant } from "./columns";

/** An address whose holder has confirmed that it wants letters. */
export interface SubscribersTable {
  id: Generated<number>;
  address_hash: string;
  sealed: Buffer;
  since: CreatedAt;
}

/** What a subscriber wants to be told of: one consultation, one office's, or (both null) all. */
export interface SubscriptionsTable {
  id: Generated<number>;
  subscriber_id: number;
  office_id: number | null;
  consultation_id: number | null;
  since: CreatedAt;
}

/** A subscription that somebody asked for and the holder of the address has yet to confirm. */
export interface SubscriptionRequestsTable {
  id: Generated<number>;
  /** SHA-256 of the token, never the token. */
  token_hash: string;
  address_hash: string;
  sealed: Buffer;
  office_id: number | null;
  consultation_id: number | null;
  asked_at: CreatedAt;
  expires_at: CreatedAt;
  consumed_at: Instant | null;
}
