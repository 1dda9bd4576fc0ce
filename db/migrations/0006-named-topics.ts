import { type Kysely, sql } from "kysely";

/** Topics that an officer gave a name of their own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(statements).execute(db);
}

const statements = /* sql */ `
alter table topics add column named_by bigint references officers;
`;
