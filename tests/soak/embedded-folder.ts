import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { inject } from "vitest";
import { openFolder } from "~/db/client.server";
import type { Db } from "~/db/schema";

/** Makes a data directory with a migrated embedded database, and lets `plant` write into it. */
export async function makeEmbeddedFolder<T>(
  folder: string,
  plant: (db: Db) => Promise<T>,
): Promise<T> {
  const loadDataDir = new Blob([readFileSync(inject("embeddedTemplate"))]);
  const unpacked = new PGlite(join(folder, "pgdata"), { loadDataDir });
  await unpacked.waitReady;
  await unpacked.close();
  const { db, close } = await openFolder(folder);
  try {
    return await plant(db);
  } finally {
    await close();
  }
}
