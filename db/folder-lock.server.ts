import { randomUUID } from "node:crypto";
import { link, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

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
const MOST_ATTEMPTS = 50;

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
        if ((error as NodeJS.ErrnoException).code !== "EEXIST" || attempt >= MOST_ATTEMPTS)
          throw error;
        await evictIfDead(folder, file, mine);
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

/**
 * Takes away what a dead holder left. Only who stands in the gate may do so: between a look and a
 * removal without it, another process could take the lock and lose it unawares.
 */
async function evictIfDead(folder: string, file: string, mine: string): Promise<void> {
  const holder = await holderOf(file);
  if (!holder) return;
  if (await isAlive(holder, file)) throw new FolderHeld(folder, holder);
  const gate = `${file}.evicting`;
  try {
    await link(mine, gate);
  } catch {
    await waitAtGate(gate);
    return;
  }
  try {
    if ((await holderOf(file))?.token === holder.token) await rm(file, { force: true });
  } finally {
    await rm(gate, { force: true });
  }
}

/** Who stands in the gate is through within milliseconds, unless it died there. */
async function waitAtGate(gate: string): Promise<void> {
  const { mtimeMs } = await stat(gate).catch(() => ({ mtimeMs: Date.now() }));
  if (Date.now() - mtimeMs > SILENT_AFTER_MS) await rm(gate, { force: true });
  else await sleep(20);
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
