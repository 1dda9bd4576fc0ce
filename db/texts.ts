import { sql } from "kysely";

/** A timestamptz as ISO 8601 to the microsecond, +08:00: a `Date` would lose the last three digits. */
export const exactInstant = (column: string) =>
  sql<string>`to_char(${sql.ref(column)} at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS.US"+08:00"')`;

export const hexOf = (column: string) => sql<string>`encode(${sql.ref(column)}, 'hex')`;

export const base64Of = (column: string) =>
  sql<string>`translate(encode(${sql.ref(column)}, 'base64'), E'\\n', '')`;
