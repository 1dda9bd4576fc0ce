import { BadConfiguration, type Env, readEnv } from "~/app/platform/env.server";
import { type Database, openFolder, openServer } from "~/db/client.server";
import type { BackendLost } from "~/db/embedded/backend.server";
import { FolderHeld } from "~/db/folder-lock.server";

/** What every command begins with: bad configuration ends it with one sentence per fault. */
export function readEnvOrExit(): Env {
  try {
    return readEnv(process.env);
  } catch (error) {
    if (error instanceof BadConfiguration)
      exitWith(2, ...error.faults.map((f) => `配置有误：${f}`));
    throw error;
  }
}

/** Opens the configured database, or ends the program with a sentence that says why it cannot. */
export async function openDatabase(env: Env): Promise<Database> {
  try {
    if (env.databaseUrl === null) {
      const database = await openFolder(env.dataDir);
      database.lost?.then(endAfterLoss);
      return database;
    }
    const database = openServer(env.databaseUrl, env.databasePool);
    await database.db.selectNoFrom((eb) => eb.lit(1).as("one")).execute();
    return database;
  } catch (error) {
    if (error instanceof FolderHeld) exitWith(3, error.message);
    exitWith(3, `无法打开数据库：${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Who is waiting for an answer is first told of the outage. */
const FAREWELL_MS = 1_000;

/** Started anew, the program finds everything that was committed. */
function endAfterLoss({ cause }: BackendLost): void {
  const reason = cause instanceof Error ? cause.message : String(cause);
  setTimeout(
    exitWith,
    FAREWELL_MS,
    3,
    `内置数据库意外停止，程序随之结束：${reason}。已确认收到的内容都已保存，请重新启动。`,
  );
}

export function exitWith(code: number, ...lines: string[]): never {
  process.stderr.write(`${lines.join("\n")}\n`);
  process.exit(code);
}

/** Prints the help and ends where it was asked for. */
export function helpIfAsked(help: string): void {
  if (!process.argv.includes("--help") && !process.argv.includes("-h")) return;
  process.stdout.write(`${help.trim()}\n`);
  process.exit(0);
}
