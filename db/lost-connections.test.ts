import { connect, createServer, type Socket } from "node:net";
import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { isOutage } from "~/app/platform/outage";
import { leftOut } from "~/tests/setup/left-out-list";
import { openServer } from "./client.server";

const url = process.env.TEST_DATABASE_URL;
if (!url) leftOut("PostgreSQL 测试", "未设置 TEST_DATABASE_URL");

/** A way to the database that can fall silent: connections stay open and carry nothing. */
async function openWay(to: URL) {
  const pairs: { near: Socket; far: Socket; silent: boolean }[] = [];
  const server = createServer((near) => {
    const pair = { near, far: connect(Number(to.port || 5432), to.hostname), silent: false };
    pairs.push(pair);
    near.on("data", (data) => pair.silent || pair.far.write(data));
    pair.far.on("data", (data) => pair.silent || near.write(data));
    for (const end of [near, pair.far]) {
      end.on("error", () => {});
      end.on("close", () => {
        near.destroy();
        pair.far.destroy();
      });
    }
  });
  await new Promise<void>((open) => server.listen(0, "127.0.0.1", open));
  const way = new URL(to);
  way.hostname = "127.0.0.1";
  way.port = String((server.address() as { port: number }).port);
  return {
    url: way.href,
    fallSilent: () => {
      for (const pair of pairs) pair.silent = true;
    },
    cut: () => {
      for (const { near } of pairs) near.destroy();
    },
    close: () => server.close(),
  };
}

describe.skipIf(!url)("a database that is lost", async () => {
  const way = url ? await openWay(new URL(url)) : null;
  const database = way ? openServer(way.url, 2, 500) : null;
  const ask = () => sql`select pg_sleep(0.01)`.execute(database!.db);

  afterAll(async () => {
    await database?.close();
    way?.close();
  });

  test("without a word is asked again on new connections, and answers", async () => {
    await Promise.all([ask(), ask()]);
    way!.fallSilent();
    const refused = await Promise.allSettled([ask(), ask()]);
    expect(refused.map((one) => one.status)).toEqual(["rejected", "rejected"]);
    await Promise.all([ask(), ask(), ask()]);
  });

  test("with its connections is asked again, also after a transaction was cut off", async () => {
    await Promise.all([ask(), ask()]);
    const cutOff = database!.db.transaction().execute(async (trx) => {
      await sql`select 1`.execute(trx);
      way!.cut();
      await sql`select 1`.execute(trx);
    });
    await expect(cutOff).rejects.toThrow();
    await Promise.all([ask(), ask(), ask()]);
  });
});

test.skipIf(!url)("a connection that the server ends is not lent out again", async () => {
  const [database, admin] = [openServer(url!, 1), openServer(url!, 1)];
  try {
    for (let round = 0; round < 5; round++) {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(
        database.db,
      );
      const held = sql`select pg_sleep(10)`.execute(database.db).catch((error) => error);
      let ended = false;
      while (!ended) {
        const { rows: found } = await sql<{ ended: boolean }>`
          select pg_terminate_backend(pid) as ended from pg_stat_activity
          where pid = ${rows[0]!.pid} and query like '%pg_sleep%'`.execute(admin.db);
        ended = found.length > 0;
      }
      expect(isOutage(await held)).toBe(true);
      await sql`select 1`.execute(database.db);
    }
  } finally {
    await database.close();
    await admin.close();
  }
});

test.skipIf(!url)(
  "who falls silent within a transaction holds up nobody, and is told",
  async () => {
    const database = openServer(url!, 2, 500);
    const LOCK = 4_711_002;
    const free = async () => {
      const { rows } = await sql<{ free: boolean }>`
      select pg_try_advisory_xact_lock(${LOCK}) as free`.execute(database.db);
      return rows[0]!.free;
    };
    try {
      const silent = database.db.transaction().execute(async (trx) => {
        await sql`select pg_advisory_xact_lock(${LOCK})`.execute(trx);
        expect(await free()).toBe(false);
        while (!(await free()));
      });
      const error = await silent.catch((error) => error);
      expect(isOutage(error)).toBe(true);
    } finally {
      await database.close();
    }
  },
);
