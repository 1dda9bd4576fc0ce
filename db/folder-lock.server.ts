import { randomUUID } from "node:crypto";
import { link, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";

export type FolderLock = { release: () => Promise<void> };

type Holder = { token: string; pid: number; host: string; since: string; birth: string | null };

/** Thrown where another live process holds the folder. The message is for the operator. */
export class FolderHeld extends Error {
  constructor(folder: string, holder: Holder) {
    super(
      `数据目录 ${folder} 正由另一个进程使用：进程号 ${holder.pid}（主机 ${holder.host}，${holder.since} 启动）。请先停止它，或用 DATA_DIR 指定另一个目录。`,
    );
    this.name = "FolderHeld";
  }
}

const HEARTBEAT_MS = 5_000;
const SILENT_AFTER_MS = 30_000;

/**
 * Holds `folder` for this process until released. A holder on this host counts as alive while its
 * process lives; one on another host (a shared volume) while its heartbeat is younger than 30 s.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const file = join(folder, "lock");
  const me: Holder = {
    token: randomUUID(),
    pid: process.pid,
    host: hostname(),
    since: new Date().toISOString(),
    birth: await birthOf(process.pid),
  };
  const mine = `${file}.${me.token}`;
  await writeFile(mine, JSON.stringify(me), { mode: 0o600 });
  try {
    for (let attempt = 0; ; attempt++) {
      try {
        // link() fails if the name exists: the one atomic step of taking the lock.
        await link(mine, file);
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST" || attempt >= 5) throw error;
        await evictIfDead(folder, file);
      }
    }
  } finally {
    await rm(mine, { force: true });
  }
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => {});
  }, HEARTBEAT_MS);
  heartbeat.unref();
  return {
    release: async () => {
      clearInterval(heartbeat);
      if ((await holderOf(file))?.token === me.token) await rm(file, { force: true });
    },
  };
}

async function evictIfDead(folder: string, file: string): Promise<void> {
  const holder = await holderOf(file);
  if (!holder) return;
  if (await isAlive(holder, file)) throw new FolderHeld(folder, holder);
  const aside = `${file}.dead-${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch {
    return; // somebody else moved it away first
  }
  const moved = await holderOf(aside);
  // A third process may have taken the lock between the look and the move: give it back.
  if (moved && moved.token !== holder.token) await link(aside, file).catch(() => {});
  await rm(aside, { force: true });
}

async function isAlive(holder: Holder, file: string): Promise<boolean> {
  if (holder.host !== hostname()) {
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: 0 }));
    return Date.now() - mtimeMs < SILENT_AFTER_MS;
  }
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  // The number may have been given to another process since; its birth tells.
  const birth = await birthOf(holder.pid);
  return birth === null || holder.birth === null || birth === holder.birth;
}

async function holderOf(file: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Holder;
  } catch {
    return null;
  }
}

/** The process's start time in clock ticks since boot, where /proc tells it. */
async function birthOf(pid: number): Promise<string | null> {
  const line = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return line.slice(line.lastIndexOf(")") + 2).split(" ")[19] ?? null;
}
