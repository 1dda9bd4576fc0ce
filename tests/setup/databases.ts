import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, inject } from "vitest";
import { type Database, openEmbedded, openServer } from "~/db/client.server";
import { startBackend } from "~/db/embedded/backend.server";
import type { Db } from "~/db/schema";
import { databaseAt, onServer } from "./global";
import { leftOut } from "./left-out-list";

export type Engine = "PGlite" | "PostgreSQL";

/** A fresh, migrated, empty database of this kind; close it when done. `pool` is for PostgreSQL. */
export async function freshDatabase(engine: Engine, pool?: number): Promise<Database> {
  if (engine === "PGlite")
    return openEmbedded(await startBackend({ copyOf: inject("embeddedTemplate") }));
  const url = process.env.TEST_DATABASE_URL!;
  const name = `zhutiao_test_${randomUUID().replaceAll("-", "")}`;
  await onServer(url, `create database ${name} template ${inject("serverTemplate")}`);
  const database = openServer(databaseAt(url, name), pool);
  return {
    ...database,
    close: async () => {
      await database.close();
      await onServer(url, `drop database if exists ${name} with (force)`);
    },
  };
}

/** The engines of this run. Without TEST_DATABASE_URL the PostgreSQL half is left out, and said. */
export function engines(): Engine[] {
  if (process.env.TEST_DATABASE_URL) return ["PGlite", "PostgreSQL"];
  leftOut("PostgreSQL 测试", "未设置 TEST_DATABASE_URL");
  return ["PGlite"];
}

/**
 * Describes the same sentences on every database. `at.db` is fresh for each block and is ready
 * inside tests and hooks, not while the block is being described.
 */
export function onEveryDatabase(
  title: string,
  tests: (at: { db: Db; database: Database; engine: Engine }) => void,
): void {
  for (const engine of engines())
    describe(`${title} (${engine})`, () => {
      const at = { engine } as { db: Db; database: Database; engine: Engine };
      beforeAll(async () => {
        at.database = await freshDatabase(engine);
        at.db = at.database.db;
      });
      afterAll(() => at.database?.close());
      tests(at);
    });
}
