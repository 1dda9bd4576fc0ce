import { sql } from "kysely";
import type { Db } from "~/db/schema";

/** How many jobs of one name are where, and since when the oldest waits. */
export type QueueOfJob = {
  name: string;
  waiting: number;
  active: number;
  failed: number;
  done: number;
  oldestSeconds: number | null;
};

/** The queue by names. What waits for a later instant is not waiting yet. */
export async function queueByJob(db: Db): Promise<QueueOfJob[]> {
  const { rows } = await sql<QueueOfJob>`
    select name,
      count(*) filter (where state in ('created', 'retry') and start_after <= now()) as waiting,
      count(*) filter (where state = 'active') as active,
      count(*) filter (where state = 'failed') as failed,
      count(*) filter (where state = 'completed') as done,
      extract(epoch from now() - min(start_after)
        filter (where state in ('created', 'retry') and start_after <= now()))::float8
        as "oldestSeconds"
    from pgboss.job where name not like '\\_\\_pgboss%' group by name order by name`.execute(db);
  return rows;
}

const FAILURES = 30;

/**
 * Jobs that failed or are to be tried again, the latest first: those about the office's own
 * consultations and those about none.
 */
export async function failuresForOffice(db: Db, officeId: number) {
  const { rows } = await sql<{
    id: string;
    name: string;
    state: "failed" | "retry";
    at: Date;
    tries: number;
    message: string | null;
    title: string | null;
  }>`
    select j.id, j.name, j.state::text as state, coalesce(j.completed_on, j.started_on, j.created_on) as at,
      j.retry_count + 1 as tries, left(j.output ->> 'message', 200) as message, c.title
    from pgboss.job j left join consultations c
      on c.id::text = j.data ->> 'consultationId'
    where j.state in ('failed', 'retry') and j.name not like '\\_\\_pgboss%'
      and (c.office_id = ${officeId} or not coalesce(j.data, '{}') ? 'consultationId')
    order by at desc, j.id limit ${FAILURES}`.execute(db);
  return rows;
}

/** The next windows to end: the office's own by name, how many others within a week. */
export async function nextClosings(db: Db, officeId: number) {
  const own = await db
    .selectFrom("consultations")
    .select(["slug", "title", "closes_at"])
    .where("office_id", "=", officeId)
    .where("published_at", "is not", null)
    .where("closed_at", "is", null)
    .orderBy("closes_at")
    .orderBy("id")
    .limit(10)
    .execute();
  const { others } = await db
    .selectFrom("consultations")
    .select(sql<number>`count(*)`.as("others"))
    .where("office_id", "<>", officeId)
    .where("published_at", "is not", null)
    .where("closed_at", "is", null)
    .where("closes_at", "<", sql<Date>`clock_timestamp() + interval '7 days'`)
    .executeTakeFirstOrThrow();
  return { own: own.map(({ closes_at, ...row }) => ({ ...row, closesAt: closes_at! })), others };
}

/** The database: its version, its size in bytes, and its clock. */
export async function databaseFacts(db: Db) {
  const { rows } = await sql<{ version: string; bytes: number; now: Date }>`
    select current_setting('server_version') as version,
      pg_database_size(current_database())::float8 as bytes, clock_timestamp() as now`.execute(db);
  return rows[0]!;
}

/** When each piece of the platform's own work was last done. */
export async function heartbeats(db: Db) {
  return db
    .selectFrom("heartbeats")
    .select(["name", "worker", "at"])
    .select(sql<number>`extract(epoch from clock_timestamp() - at)::float8`.as("seconds"))
    .orderBy("name")
    .execute();
}
