import { type Kysely, Migrator, sql } from "kysely";
import PgBoss from "pg-boss";
import { catalogue } from "~/jobs/catalogue";
import { executeSqlOn } from "~/jobs/enqueue.server";
import { migrations } from "./migrations";
import type { Schema } from "./schema";

/** Brings the database to the present schema, the job queue included. May run any number of times. */
export async function migrateToLatest(db: Kysely<Schema>): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  await installQueue(db);
  return (results ?? []).filter((r) => r.status === "Success").map((r) => r.migrationName);
}

/** Whether the schema lacks a migration that this program brings. */
export async function pendingMigrations(db: Kysely<Schema>): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  return (await migrator.getMigrations()).filter((m) => !m.executedAt).map((m) => m.name);
}

async function installQueue(db: Kysely<Schema>): Promise<void> {
  const { rows } = await sql<{ installed: boolean }>`
    select to_regclass('pgboss.version') is not null as installed`.execute(db);
  if (!rows[0]?.installed) await sql.raw(PgBoss.getConstructionPlans()).execute(db);
  const boss = new PgBoss({ db: { executeSql: executeSqlOn(db) }, schedule: false });
  for (const [name, job] of Object.entries(catalogue)) {
    const options = {
      name,
      retryLimit: job.retryLimit,
      retryDelay: job.retryDelaySeconds,
      retryBackoff: true,
      expireInSeconds: job.expireInSeconds,
    };
    if (await boss.getQueue(name)) await boss.updateQueue(name, options);
    else await boss.createQueue(name, options);
  }
}
