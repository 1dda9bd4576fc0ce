import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { openEmbedded, openServer } from "~/db/client.server";
import { startBackend } from "~/db/embedded/backend.server";
import { migrateToLatest } from "~/db/migrate";

declare module "vitest" {
  export interface ProvidedContext {
    /** A migrated, empty PGlite data directory as a tar file. */
    embeddedTemplate: string;
    /** Name of the migrated, empty PostgreSQL database that tests clone; empty without a server. */
    serverTemplate: string;
  }
}

const CACHE = "node_modules/.cache/zhutiao";

/** Prepares the databases that the tests clone: migrating each one anew would take minutes. */
export default async function prepare(project: TestProject) {
  project.provide("embeddedTemplate", await embeddedTemplate());
  const url = process.env.TEST_DATABASE_URL;
  if (!url) {
    project.provide("serverTemplate", "");
    return;
  }
  const name = `zhutiao_template_${process.pid}`;
  await onServer(url, `drop database if exists ${name}`, `create database ${name}`);
  const template = openServer(databaseAt(url, name), 1);
  await migrateToLatest(template.db);
  await template.close();
  project.provide("serverTemplate", name);
  return () => onServer(url, `drop database if exists ${name} with (force)`);
}

/** Made once for each state of the migrations, then kept in the cache. */
async function embeddedTemplate(): Promise<string> {
  const file = join(CACHE, `pglite-${migrationsFingerprint()}.tar`);
  if (existsSync(file)) return file;
  mkdirSync(CACHE, { recursive: true });
  const backend = await startBackend({});
  const database = openEmbedded(backend);
  await migrateToLatest(database.db);
  const dump = await backend.dump();
  await database.close();
  const part = `${file}.${process.pid}`;
  writeFileSync(part, dump);
  renameSync(part, file);
  return file;
}

function migrationsFingerprint(): string {
  const hash = createHash("sha256");
  for (const name of readdirSync("db/migrations").sort())
    hash.update(readFileSync(join("db/migrations", name)));
  for (const file of ["db/migrate.ts", "jobs/catalogue.ts", "package-lock.json"])
    hash.update(readFileSync(file));
  return hash.digest("hex").slice(0, 16);
}

export function databaseAt(url: string, name: string): string {
  const at = new URL(url);
  at.pathname = `/${name}`;
  return at.href;
}

export async function onServer(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
