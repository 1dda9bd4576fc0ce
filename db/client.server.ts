import { once } from "node:events";
import { mkdirSync } from "node:fs";
import type { Socket } from "node:net";
import { join } from "node:path";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { type Backend, type BackendLost, startBackend } from "./embedded/backend.server";
import { Wire } from "./embedded/wire.server";
import { type FolderLock, lockFolder } from "./folder-lock.server";
import type { Schema } from "./schema";

export type Database = {
  db: Kysely<Schema>;
  /** `folder`: PGlite in the data directory; `server`: PostgreSQL at DATABASE_URL. */
  kind: "folder" | "server";
  close: () => Promise<void>;
  /** Of an embedded database: settles if it ends by itself. Nothing can be asked of it then. */
  lost?: Promise<BackendLost>;
};

/** int8 and numeric counts fit a double here: ids and counts stay far below 2^53. */
const types = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    oid === 20 ? Number : pg.types.getTypeParser(oid, format as "text")) as never,
};

/** Whoever is not served is to be told within three seconds, also one of a crowd that comes at once. */
const WAIT_FOR_CONNECTION_MS = 2_000;

/**
 * Opens PostgreSQL. The pool is bounded; waiting for a connection longer than 2 s is an error, and
 * so is waiting longer than `patienceMs` for an answer. So long, too, the server waits for who has
 * begun a transaction.
 */
export function openServer(url: string, max = 10, patienceMs = 35_000): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    connectionTimeoutMillis: WAIT_FOR_CONNECTION_MS,
    // A server that is gone without a word is noticed by the client; a slow one ends by itself.
    keepAlive: true,
    query_timeout: patienceMs,
    application_name: "zhutiao",
    // Who holds rows and falls silent loses them: a closing waits for every comment under way.
    options: `-c timezone=Asia/Shanghai -c statement_timeout=30000 -c idle_in_transaction_session_timeout=${patienceMs}`,
  });
  surviveLosses(pool);
  pool.on("connect", leaveWhenLost);
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return { db, kind: "server", close: () => db.destroy() };
}

/**
 * A lost connection is replaced by the pool, and who was using it is told by the next statement;
 * unheard, the event would end the process, be the connection idle or in use.
 */
function surviveLosses(pool: pg.Pool): void {
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
}

/** The server's words before it hangs up: told to end, or another of its processes has crashed. */
const HANGS_UP = new Set(["57P01", "57P02"]);

const isLost = ({ message, code }: Error & { code?: string }): boolean =>
  message === "Query read timeout" || HANGS_UP.has(code ?? "");

/**
 * A connection on which no answer came, or the last one, leaves the pool. It would otherwise be
 * lent out again, and whatever is sent on it next would wait for the same answer, or get none.
 */
function leaveWhenLost(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  const query = client.query.bind(client) as (...given: unknown[]) => unknown;
  const watched = (...given: unknown[]) => {
    const answer = query(...given);
    if (!(answer instanceof Promise)) return answer;
    return answer.catch(async (error: Error) => {
      // The pool takes back only what it sees closed.
      if (isLost(error) && !stream.destroyed) await once(stream.destroy(), "close");
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
    return openEmbedded(await startBackend({ dataDir: join(folder, "pgdata") }), lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Wraps an embedded database, which has one connection, in the same pool and dialect. */
export function openEmbedded(backend: Backend, lock?: FolderLock): Database {
  const pool = new pg.Pool({
    stream: () => new Wire(backend),
    // Nothing of it leaves the process, whatever the environment says of servers.
    ssl: false,
    max: 1,
    idleTimeoutMillis: 0,
    types,
  });
  surviveLosses(pool);
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    kind: "folder",
    lost: backend.lost,
    close: async () => {
      await db.destroy();
      await backend.close();
      await lock?.release();
    },
  };
}
