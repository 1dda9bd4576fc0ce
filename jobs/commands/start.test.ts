import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const dataDir = mkdtempSync(join(tmpdir(), "zhutiao-loss-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** A program that opens its database, loses it, asks once more and would then go on for ever. */
const PROGRAM = `
  let latest;
  process.on("worker", (thread) => (latest = thread));
  const { openDatabase, readEnvOrExit } = await import("./jobs/commands/start.ts");
  const { isOutage } = await import("./app/platform/outage.ts");
  const { db } = await openDatabase(readEnvOrExit());
  latest.terminate();
  await db.selectFrom("comments").select("id").execute().catch((error) => {
    if (isOutage(error)) console.log("told");
  });
  setInterval(() => {}, 1000);
`;

test("a program whose embedded database ends tells who waits, says so in a sentence, and ends", async () => {
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", PROGRAM], {
    env: { ...process.env, DATABASE_URL: "", DATA_DIR: dataDir },
  });
  let output = "";
  let errors = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  const code = await new Promise((ended) => child.once("close", ended));
  expect(errors).toMatch(/^内置数据库意外停止，程序随之结束：.*请重新启动。\n$/);
  expect([code, output]).toEqual([3, "told\n"]);
});
