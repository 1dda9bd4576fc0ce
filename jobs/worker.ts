import PgBoss from "pg-boss";
import { SWEEP } from "~/app/operations/heartbeat.server";
import type { Env } from "~/app/platform/env.server";
import type { Log } from "~/app/platform/log.server";
import { openTransport } from "~/app/platform/mail/open-transport.server";
import { ZONE } from "~/app/platform/time";
import type { Db } from "~/db/schema";
import { catalogue, type JobName } from "./catalogue";
import { enqueue, executeSqlOn } from "./enqueue.server";
import { handlers } from "./handlers";
import { queueStatements } from "./queue-statements";

export type Worker = {
  /**
   * Takes no more jobs and waits for the running ones, at most `timeoutMs`; what runs longer is
   * called off and given back to the queue.
   */
  stop: (timeoutMs?: number) => Promise<void>;
};

/** Runs every job of the catalogue from the queue in the database, any number of workers at once. */
export async function startWorker(
  db: Db,
  log: Log,
  env: Env,
  pace: { pollingIntervalSeconds?: number } = {},
): Promise<Worker> {
  const statements = queueStatements(executeSqlOn(db), ({ message }) =>
    log.warn({ error: message }, "queue waits for the database"),
  );
  const ending = new AbortController();
  const running = new Set<Promise<void>>();
  const transport = openTransport(env.mail, env.dataDir);
  const boss = new PgBoss({
    db: { executeSql: statements.execute },
    migrate: false,
    pollingIntervalSeconds: pace.pollingIntervalSeconds ?? 2,
    cronMonitorIntervalSeconds: 30,
    cronWorkerIntervalSeconds: 5,
  });
  boss.on("error", (error) => log.error({ error: error.message }, "queue failed"));
  await boss.start();
  for (const name of Object.keys(catalogue) as JobName[]) {
    const kind = catalogue[name];
    await boss.work(name, { batchSize: 1 }, async (jobs: PgBoss.Job<unknown>[]) => {
      for (const job of jobs) await tracked(run(name, job.data));
    });
    if ("schedule" in kind) await boss.schedule(name, kind.schedule, {}, { tz: ZONE });
  }
  // What ended while nobody worked is not left for the next minute.
  await enqueue(db, SWEEP, {});
  await enqueue(db, "tend-tables", {});
  return {
    stop: async (timeoutMs = 10_000) => {
      statements.end();
      await boss.stop({ graceful: true, wait: true, timeout: timeoutMs, close: false });
      ending.abort(new Error("the worker is stopping"));
      await Promise.allSettled(running);
      transport.close();
      await statements.drain();
    },
  };

  async function tracked(job: Promise<void>): Promise<void> {
    running.add(job);
    await job.finally(() => running.delete(job));
  }

  async function run(name: JobName, data: unknown): Promise<void> {
    const began = performance.now();
    try {
      const payload = catalogue[name].payload.parse(data ?? {});
      await (handlers[name] as (context: object, payload: unknown) => Promise<void>)(
        { db, log, env, transport, signal: ending.signal },
        payload,
      );
      log.debug({ job: name, ms: Math.round(performance.now() - began) }, "job done");
    } catch (error) {
      if (ending.signal.aborted) log.info({ job: name }, "job given back");
      else
        log.error(
          { job: name, error: error instanceof Error ? error.stack : String(error) },
          "job failed",
        );
      throw error;
    }
  }
}
