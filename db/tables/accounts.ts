import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { CreatedAt, Instant } from "./columns";

export const ROLES = ["administrator", "drafter", "liaison", "approver"] as const;
export type Role = (typeof ROLES)[number];

/** 起草单位: a tenant. */
export interface OfficesTable {
  id: Generated<number>;
  slug: string;
  name: string;
  created_at: CreatedAt;
}

export interface OfficersTable {
  id: Generated<number>;
  office_id: number;
  email: string;
  name: string;
  role: Role;
  /** The unit a liaison speaks for. */
  unit_id: number | null;
  password_hash: string;
  disabled_at: Instant | null;
  created_at: CreatedAt;
}

/** Sessions hold the SHA-256 of the token, never the token. */
export interface SessionsTable {
  token_hash: string;
  officer_id: number;
  created_at: CreatedAt;
  last_seen_at: CreatedAt;
  expires_at: Instant;
  revoked_at: Instant | null;
  device: string;
}

/** 责任单位, as an office knows it. */
export interface UnitsTable {
  id: Generated<number>;
  office_id: number;
  name: string;
  aliases: ColumnType<string[], string[] | undefined, string[]>;
}

/** Append-only: a trigger refuses update, delete and truncate. */
export interface AuditTable {
  id: Generated<number>;
  office_id: number;
  officer_id: number | null;
  consultation_id: number | null;
  at: CreatedAt;
  action: string;
  subject: string;
  detail: JSONColumnType<Record<string, unknown>>;
}
