import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { BadConfiguration, readEnv } from "./env.server";

const dir = mkdtempSync(join(tmpdir(), "zhutiao-env-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const key = Buffer.alloc(32, 1).toString("base64");
const faultsOf = (source: Record<string, string>) => {
  try {
    readEnv({ DATA_DIR: dir, ...source });
  } catch (error) {
    if (error instanceof BadConfiguration) return error.faults;
    throw error;
  }
  return [];
};

describe("the configuration", () => {
  test("an empty environment serves on this machine with the embedded database and the demonstration", () => {
    const env = readEnv({ DATA_DIR: dir });
    expect(env).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      databaseUrl: null,
      demonstration: true,
      worker: "inside",
      trustProxy: false,
    });
  });

  test("the key of the embedded database is made once, and nobody else may read it", () => {
    const first = readEnv({ DATA_DIR: dir }).personalDataKey;
    expect(readEnv({ DATA_DIR: dir }).personalDataKey).toEqual(first);
    expect(first).toHaveLength(32);
    expect(statSync(join(dir, "personal-data.key")).mode & 0o077).toBe(0);
    expect(readFileSync(join(dir, "personal-data.key"), "utf8")).toBe(first.toString("base64"));
  });

  test("every fault is told in one sentence, all at once", () => {
    const faults = faultsOf({
      PORT: "许多",
      DATABASE_URL: "mysql://x",
      PERSONAL_DATA_KEY: "短",
      WORKER: "maybe",
      PUBLIC_ORIGIN: "example.cn/",
    });
    expect(faults).toHaveLength(5);
    for (const name of ["PORT", "DATABASE_URL", "PERSONAL_DATA_KEY", "WORKER", "PUBLIC_ORIGIN"])
      expect(faults.filter((fault) => fault.startsWith(name))).toHaveLength(1);
    for (const fault of faults) expect(fault).toMatch(/[一-鿿]/);
  });

  test("a database server demands the key that all machines share, and brings no demonstration", () => {
    expect(faultsOf({ DATABASE_URL: "postgres://127.0.0.1/x" })[0]).toMatch(/PERSONAL_DATA_KEY/);
    const env = readEnv({
      DATA_DIR: dir,
      DATABASE_URL: "postgres://127.0.0.1/x",
      PERSONAL_DATA_KEY: key,
    });
    expect(env.demonstration).toBe(false);
  });

  test("an empty variable counts as absent", () => {
    expect(readEnv({ DATA_DIR: dir, PORT: "", DATABASE_URL: "" }).port).toBe(3000);
  });
});
