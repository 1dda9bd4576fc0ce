import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, openServer } from "~/db/client.server";
import { engines, freshDatabase } from "~/tests/setup/databases";
import { executeSqlOn } from "./enqueue.server";
import { queueStatements } from "./queue-statements";

describe.runIf(engines().includes("PostgreSQL"))("the queue's statements", () => {
  let database: Database;
  let admin: Database;
  beforeAll(async () => {
    database = await freshDatabase("PostgreSQL", 2);
    admin = openServer(process.env.TEST_DATABASE_URL!, 1);
  });
  afterAll(async () => {
    await database?.close();
    await admin?.close();
  });

  /** Loses the connection that a statement naming `mark` is running on, once it runs. */
  const lose = async (mark: string) => {
    for (;;) {
      const { rows } = await sql<{ gone: boolean }>`
        select pg_terminate_backend(pid) as gone from pg_stat_activity
        where state = 'active' and query like ${`%${mark}%`} and pid <> pg_backend_pid()`.execute(
        admin.db,
      );
      if (rows.length > 0) return;
    }
  };
  const slow = (mark: string) => `select pg_sleep(0.5), 7 as answer /* ${mark} */`;

  test("are asked again when their connection was lost", async () => {
    const outages: string[] = [];
    const statements = queueStatements(
      executeSqlOn(database.db),
      ({ message }) => outages.push(message),
      50,
    );
    const mark = randomUUID();
    const [{ rows }] = await Promise.all([statements.execute(slow(mark)), lose(mark)]);
    expect(rows).toMatchObject([{ answer: 7 }]);
    expect(outages).toHaveLength(1);
    await statements.drain();
  });

  test("answer with no rows, and are not asked again, while the worker ends", async () => {
    const statements = queueStatements(executeSqlOn(database.db), () => {}, 60_000);
    statements.end();
    const mark = randomUUID();
    const [{ rows }] = await Promise.all([statements.execute(slow(mark)), lose(mark)]);
    expect(rows).toEqual([]);
    await statements.drain();
  });

  test("fail at once where asking again would not help", async () => {
    const statements = queueStatements(executeSqlOn(database.db), () => {}, 50);
    await expect(statements.execute("select nothing from nowhere")).rejects.toThrow("nowhere");
    await statements.drain();
  });
});
