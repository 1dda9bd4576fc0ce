import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { CreatedAt, Instant } from "./columns";

export const ROLES = ["administrator", "drafter", "liaison", "approver"] as const;
export type Role = (typeof ROLES)[number];

/** 起草单位: a tenant. */
export interface OfficesTable {
  id: Generated<number>;
  slug: string;
  name: string;
  /** How many working days it hears the public on 行政规范性文件; local rules differ. */
  regulatory_working_days: Generated<number>;
  created_at: CreatedAt;
}

/** A year's holidays as the office counts with them, in place of those the platform knows. */
export interface HolidayYearsTable {
  office_id: number;
  year: number;
  /** Weekdays on which nobody works, as `MM-DD`. */
  days_off: string[];
  /** Saturdays and Sundays on which one works, as `MM-DD`. */
  days_at_work: string[];
  officer_id: number | null;
  at: CreatedAt;
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
  /** Wants no digest in the morning. */
  digest_muted: Generated<boolean>;
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
