import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Reader } from "./matching.server";

/**
 * Whether the reader may decide, or take back, what stands in this row of triage_entries. The office
 * may always; a liaison where nobody has decided or where the own unit's liaisons have. A row that
 * is not there counts as undecided.
 */
export function maySettle(reader: Reader, entry: "t" | "triage_entries"): RawBuilder<SqlBool> {
  if (reader.role !== "liaison") return sql<SqlBool>`true`;
  const decision = sql.ref(`${entry}.decision`);
  const decidedBy = sql.ref(`${entry}.decided_by`);
  return sql<SqlBool>`(${decision} is null or coalesce(${decidedBy} in (
    select id from officers
    where office_id = ${reader.officeId} and role = 'liaison' and unit_id = ${reader.unitId ?? 0}
  ), false))`;
}
