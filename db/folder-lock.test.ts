import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FolderHeld, lockFolder } from "./folder-lock.server";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zhutiao-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a held folder is refused, and the refusal says who holds it; released, it is free", async () => {
  const lock = await lockFolder(folder);
  const refusal = await lockFolder(folder).catch((error) => error);
  expect(refusal).toBeInstanceOf(FolderHeld);
  expect(refusal.message).toContain(`进程号 ${process.pid}`);
  await lock.release();
  await (await lockFolder(folder)).release();
  expect(existsSync(join(folder, "lock"))).toBe(false);
});

test("a lock of a process that was killed is taken over at once", async () => {
  const script = `import { lockFolder } from ${JSON.stringify(join(process.cwd(), "db/folder-lock.server.ts"))};
    await lockFolder(${JSON.stringify(folder)}); console.log("held"); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve) => child.stdout.once("data", resolve));
  await expect(lockFolder(folder)).rejects.toBeInstanceOf(FolderHeld);
  child.kill("SIGKILL");
  await new Promise((resolve) => child.once("exit", resolve));
  await (await lockFolder(folder)).release();
});

test("a holder on another host keeps the folder while its heart beats, and loses it in silence", async () => {
  const file = join(folder, "lock");
  const other = { token: "x", pid: 1, host: "another-host", since: "2026-01-01", birth: null };
  writeFileSync(file, JSON.stringify(other));
  await expect(lockFolder(folder)).rejects.toBeInstanceOf(FolderHeld);
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(file, longAgo, longAgo);
  await (await lockFolder(folder)).release();
});

test("of many that reach for a dead holder's folder at once, one gets it", async () => {
  const dead = {
    token: "x",
    pid: 2 ** 22 + 1,
    host: (await import("node:os")).hostname(),
    since: "",
    birth: null,
  };
  writeFileSync(join(folder, "lock"), JSON.stringify(dead));
  const tries = await Promise.allSettled(Array.from({ length: 12 }, () => lockFolder(folder)));
  const held = tries.filter((attempt) => attempt.status === "fulfilled");
  expect(held).toHaveLength(1);
  await held[0]!.value.release();
});
