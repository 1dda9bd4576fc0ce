import { Migrator, sql } from "kysely";
import PgBoss from "pg-boss";
import { catalogue } from "~/jobs/catalogue";
import { executeSqlOn } from "~/jobs/enqueue.server";
import { migrations } from "./migrations";
import type { Db } from "./schema";

/** Brings the database to the present schema, the job queue included. May run any number of times. */
export async function migrateToLatest(db: Db): Promise<string[]> {
  const missing = await pendingMigrations(db);
  if (missing.length > 0) {
    const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
  }
  await db.transaction().execute(installQueue);
  return missing;
}

/**
 * The migrations that this program brings and the schema lacks. Asked by hand: Kysely reads the
 * whole catalogue for it, which takes a third of a second on the embedded database.
 */
export async function pendingMigrations(db: Db): Promise<string[]> {
  const names = Object.keys(migrations);
  if (!(await exists(db, "kysely_migration"))) return names;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return names.filter((name) => !rows.some((row) => row.name === name));
}

async function exists(db: Db, table: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select to_regclass(${table}) is not null as found`.execute(db);
  return rows[0]!.found;
}

/** Any fixed number: programs that start at once make the queue one after the other. */
const QUEUE_LOCK = 7_306_519;

async function installQueue(trx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${QUEUE_LOCK})`.execute(trx);
  if (!(await exists(trx, "pgboss.version")))
    await sql.raw(withoutTransaction(PgBoss.getConstructionPlans())).execute(trx);
  const boss = new PgBoss({ db: { executeSql: executeSqlOn(trx) }, schedule: false });
  const installed = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
  for (const [name, job] of Object.entries(catalogue)) {
    const options = {
      name,
      // At most one waiting job of a key: what sweeps enqueue again and again does not pile up.
      policy: "short" as const,
      retryLimit: job.retryLimit,
      retryDelay: job.retryDelaySeconds,
      retryBackoff: true,
      expireInSeconds: job.expireInSeconds,
    };
    const present = installed.get(name);
    if (!present) await boss.createQueue(name, options);
    else if (Object.entries(options).some(([key, value]) => present[key as "name"] !== value))
      await boss.updateQueue(name, options);
  }
}

/** The plans come with a BEGIN and a COMMIT of their own. */
const withoutTransaction = (plans: string) => plans.replace(/\b(BEGIN|COMMIT);/g, "");
