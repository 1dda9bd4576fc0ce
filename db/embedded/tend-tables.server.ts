import { sql } from "kysely";
import type { Db } from "../schema";

/**
 * Clears away what was deleted and counts anew what is there, in the tables that changed by more
 * than a tenth: what autovacuum does on a server, and what nothing does in the embedded database.
 * Gives their names. Not to be called in a transaction.
 */
export async function tendTables(db: Db): Promise<string[]> {
  // What was changed in the last second is counted too.
  await sql`select pg_stat_force_next_flush()`.execute(db);
  const { rows } = await sql<{ schema: string; name: string }>`
    select s.schemaname as schema, s.relname as name
    from pg_stat_user_tables s join pg_class c on c.oid = s.relid
    where greatest(s.n_mod_since_analyze, s.n_dead_tup) > 50 + 0.1 * greatest(c.reltuples, 0)
      -- What is counted is forgotten when the program ends without a word.
      or (c.reltuples < 0 and c.relkind = 'r' and pg_relation_size(c.oid) > 0)
    order by 1, 2`.execute(db);
  for (const { schema, name } of rows)
    await sql`vacuum (analyze) ${sql.id(schema, name)}`.execute(db);
  return rows.map(({ name }) => name);
}
