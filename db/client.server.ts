import { once } from "node:events";
import { mkdirSync } from "node:fs";
import type { Socket } from "node:net";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { type FolderLock, lockFolder } from "./folder-lock.server";
import type { Schema } from "./schema";

export type Database = {
  db: Kysely<Schema>;
  /** `folder`: PGlite in the data directory; `server`: PostgreSQL at DATABASE_URL. */
  kind: "folder" | "server";
  close: () => Promise<void>;
};

/** int8 and numeric counts fit a double here: ids and counts stay far below 2^53. */
const types = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    oid === 20 ? Number : pg.types.getTypeParser(oid, format as "text")) as never,
};

/**
 * Opens PostgreSQL. The pool is bounded; waiting for a connection longer than 3 s is an error, and
 * so is waiting longer than `patienceMs` for an answer.
 */
export function openServer(url: string, max = 10, patienceMs = 35_000): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    connectionTimeoutMillis: 3_000,
    // A server that is gone without a word is noticed by the client; a slow one ends by itself.
    keepAlive: true,
    query_timeout: patienceMs,
    application_name: "zhutiao",
    options: "-c timezone=Asia/Shanghai -c statement_timeout=30000",
  });
  // A lost connection is replaced by the pool, and who was using it is told by the next statement;
  // unheard, the event would end the process, be the connection idle or in use.
  pool.on("error", () => {});
  pool.on("connect", (client) => {
    client.on("error", () => {});
    leaveWhenSilent(client);
  });
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return { db, kind: "server", close: () => db.destroy() };
}

/**
 * A connection on which no answer came leaves the pool. It would otherwise be lent out again, and
 * whatever is sent on it next would wait for the same answer.
 */
function leaveWhenSilent(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  const query = client.query.bind(client) as (...given: unknown[]) => unknown;
  const watched = (...given: unknown[]) => {
    const answer = query(...given);
    if (!(answer instanceof Promise)) return answer;
    return answer.catch(async (error: Error) => {
      // The pool takes back only what it sees closed.
      if (error.message === "Query read timeout" && !stream.destroyed)
        await once(stream.destroy(), "close");
      throw error;
    });
  };
  client.query = watched as typeof client.query;
}

/**
 * Opens the embedded database in `folder`, held exclusively: two processes on one folder lose
 * acknowledged rows. Throws `FolderHeld` where another process holds it.
 */
export async function openFolder(folder: string): Promise<Database> {
  mkdirSync(folder, { recursive: true });
  const lock = await lockFolder(folder);
  try {
    return await openEmbedded(new PGlite(join(folder, "pgdata")), lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Wraps an embedded database, which has one connection, in the same pool and dialect. */
export async function openEmbedded(pglite: PGlite, lock?: FolderLock): Promise<Database> {
  await pglite.waitReady;
  const pool = new pg.Pool({ ...createPgConfig(pglite), max: 1, types } as pg.PoolConfig);
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    kind: "folder",
    close: async () => {
      await db.destroy();
      await pglite.close();
      await lock?.release();
    },
  };
}
