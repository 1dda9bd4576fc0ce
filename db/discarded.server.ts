import { type SqlBool, sql } from "kysely";

/** Of `consultations as c`: not one that was given up before it was ever published. */
export const notDiscarded = sql<SqlBool>`(c.published_at is not null or c.withdrawn_at is null)`;
