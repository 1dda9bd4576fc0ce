import type { ColumnType } from "kysely";

/** timestamptz: read as a Date, written as a Date or an ISO string with offset. */
export type Instant = ColumnType<Date, Date | string, Date | string>;

/** timestamptz with a default of the database's clock. */
export type CreatedAt = ColumnType<Date, Date | string | undefined, Date | string>;

/** jsonb, written as a JSON string. */
export type Json<T> = ColumnType<T, string, string>;
