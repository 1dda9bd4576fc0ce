import { execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type Database, openServer } from "~/db/client.server";
import { migrateToLatest } from "~/db/migrate";
import { leftOut } from "../setup/left-out-list";
import { freePort, type Kept, keepRunning } from "./kept-running";
import { whateverHappens } from "./leave-nothing";
import { until } from "./until";

/** A PostgreSQL of the test's own, which is started again whenever it ends. */
export type OwnPostgres = {
  url: string;
  /** The process of the server itself, the one that starts all others. */
  server: Kept;
  answers: () => Promise<boolean>;
  /** Kills the server or one of the processes that work for a client; it is down when this ends. */
  kill: (what: "server" | "backend") => Promise<void>;
  /** A database with the present schema. */
  open: () => Promise<Database>;
  close: () => Promise<void>;
};

/** Where `initdb` and `postgres` are, newest first; Debian keeps them out of the way. */
function programs(): string | null {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const places = [
    process.env.POSTGRESQL_BIN,
    ...versions
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => join(debian, version, "bin")),
    "/usr/local/pgsql/bin",
    "/opt/homebrew/bin",
  ];
  return places.find((place) => place && existsSync(join(place, "initdb"))) ?? null;
}

/** PostgreSQL does not run as root; then it runs as the user that is there for it. */
function owner(): { uid: number; gid: number } | Record<string, never> | null {
  if (process.getuid?.() !== 0) return {};
  const line = readFileSync("/etc/passwd", "utf8").match(/^postgres:[^:]*:(\d+):(\d+):/m);
  return line ? { uid: Number(line[1]), gid: Number(line[2]) } : null;
}

/**
 * Makes a cluster in `folder`, or in one of its own, with nothing switched off that keeps what was
 * committed. null, and said, where no PostgreSQL is installed.
 */
export async function openOwnPostgres(folder?: string): Promise<OwnPostgres | null> {
  const bin = programs();
  const as = owner();
  if (!bin || !as) {
    leftOut(
      "PostgreSQL 被杀死、磁盘写满的测试",
      "没有找到 initdb 和 postgres（可用 POSTGRESQL_BIN 指定）",
    );
    return null;
  }
  const home = folder ?? mkdtempSync(join(tmpdir(), "zhutiao-postgres-"));
  if ("uid" in as) chownSync(home, as.uid!, as.gid!);
  chmodSync(home, 0o755);
  const data = join(home, "data");
  execFileSync(
    join(bin, "initdb"),
    // Small files of the log: a full disk is met soon.
    [
      "-D",
      data,
      "-U",
      "postgres",
      "-A",
      "trust",
      "-E",
      "UTF8",
      "--no-locale",
      "--no-sync",
      "--wal-segsize=1",
    ],
    { ...as, cwd: home, stdio: "ignore" },
  );
  const port = await freePort();
  const settings = {
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    fsync: "on",
    synchronous_commit: "on",
    full_page_writes: "on",
    shared_buffers: "32MB",
    max_connections: "80",
    max_wal_size: "16MB",
    min_wal_size: "2MB",
  };
  const server = keepRunning(() =>
    spawn(
      join(bin, "postgres"),
      [
        "-D",
        data,
        ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
      ],
      { ...as, cwd: home, stdio: ["ignore", "pipe", "pipe"] },
    ),
  );
  const at = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;
  const remove = () => {
    if (!folder) rmSync(home, { recursive: true, force: true });
  };
  const { takeBack } = whateverHappens(remove);
  const answers = async () => (await asked(at("postgres"), "select 1")) !== null;
  /** The processes that work for clients; not the one that is asked this. */
  const backends = async () =>
    (await asked(
      at("postgres"),
      `select pid from pg_stat_activity
      where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    )) ?? [];
  const killOne = (pids: readonly number[]) => {
    const one = pids[Math.floor(Math.random() * pids.length)];
    return one !== undefined && signalled(one, "SIGKILL");
  };

  return {
    url: at("postgres"),
    server,
    answers,
    kill: async (what) => {
      let pids: number[] = [];
      const find = async () => {
        pids = (await backends()).map(({ pid }) => pid as number);
      };
      await find();
      if (what === "server") await server.kill();
      else
        await until("one of them is killed", async () => {
          if (killOne(pids)) return true;
          await find();
          return false;
        });
      // Each of them hears by itself that the server is gone; until then it may still answer.
      await until(
        "all that worked for clients are gone",
        () => !pids.some((pid) => signalled(pid, 0)),
      );
    },
    open: async () => {
      await until("PostgreSQL answers", answers);
      const database = openServer(at("postgres"));
      await migrateToLatest(database.db);
      return database;
    },
    close: async () => {
      await server.close("SIGINT");
      takeBack();
      remove();
    },
  };
}

/** Whether the process was there to hear it. */
function signalled(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/** Rows of a statement on a connection of its own; null where it was not answered. */
async function asked(url: string, statement: string): Promise<Record<string, unknown>[] | null> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 2_000,
    query_timeout: 2_000,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    return (await client.query(statement)).rows;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => {});
  }
}
