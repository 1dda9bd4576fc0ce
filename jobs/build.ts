import { execFile } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { ServerBuild } from "@remix-run/node";
import { FolderHeld, type FolderLock, lockFolder } from "~/db/folder-lock.server";

const SERVER_BUILD = "build/server/index.js";
/** Not below build/, which every build empties. */
const LOCK_FOLDER = "node_modules/.cache/zhutiao/build";

/**
 * Builds the site where it was never built or a source is newer, and loads it. Rejects where
 * `ending` is aborted meanwhile.
 */
export async function loadBuild(
  say: (line: string) => void = () => {},
  ending?: AbortSignal,
): Promise<ServerBuild> {
  if (!(await isBuilt())) await build(say, ending);
  return load();
}

/** Loads a site that is built already; `loadBuild` then has it at once. */
export async function loadIfBuilt(): Promise<void> {
  if (await isBuilt()) await load();
}

const load = async () =>
  (await import(/* @vite-ignore */ pathToFileURL(SERVER_BUILD).href)) as ServerBuild;

/** One process builds at a time; the others wait and then find it built. */
async function build(say: (line: string) => void, ending?: AbortSignal): Promise<void> {
  mkdirSync(LOCK_FOLDER, { recursive: true });
  const lock = await takeLock(ending);
  try {
    if (await isBuilt()) return;
    say("正在构建网站……");
    await promisify(execFile)(
      process.execPath,
      [
        "node_modules/@remix-run/dev/dist/cli.js",
        "vite:build",
        "-c",
        "remix.config.js",
        "--logLevel",
        "warn",
      ],
      {
        maxBuffer: 16 * 1024 * 1024,
        env: { ...process.env, VITEST: "", NODE_ENV: "production" },
        signal: ending,
      },
    );
  } finally {
    await lock.release();
  }
}

async function takeLock(ending?: AbortSignal): Promise<FolderLock> {
  for (;;) {
    try {
      return await lockFolder(LOCK_FOLDER);
    } catch (error) {
      if (!(error instanceof FolderHeld)) throw error;
      await setTimeout(500, undefined, { signal: ending });
    }
  }
}

async function isBuilt(): Promise<boolean> {
  if (!existsSync(SERVER_BUILD)) return false;
  const built = (await stat(SERVER_BUILD)).mtimeMs;
  const sources = ["app", "db", "public", "remix.config.js", "package-lock.json"];
  return (await Promise.all(sources.map(newest))).every((changed) => changed <= built);
}

async function newest(path: string): Promise<number> {
  const info = await stat(path);
  if (!info.isDirectory()) return info.mtimeMs;
  const names = await readdir(path);
  return Math.max(info.mtimeMs, ...(await Promise.all(names.map((n) => newest(join(path, n))))));
}
