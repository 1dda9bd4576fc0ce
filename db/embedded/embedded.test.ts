import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { isOutage } from "~/app/platform/outage";
import type { Db } from "~/db/schema";
import { onEveryDatabase } from "~/tests/setup/databases";
import { type Database, openEmbedded, openFolder } from "../client.server";
import { type Backend, startBackend } from "./backend.server";

const MEGABYTES_5 = 5 * 1024 * 1024;

/** A startup packet that no client sends: the database cannot go on from there. */
const nonsense = () => new Uint8Array(8);

const failureOf = (asked: Promise<unknown>) =>
  asked.then(
    () => null,
    (error: Error) => error,
  );

const count = async (db: Db) =>
  (await sql<{ n: number }>`select count(*) as n from papers`.execute(db)).rows[0]!.n;

onEveryDatabase("a database that holds papers", (at) => {
  beforeAll(() =>
    sql`create table papers (id integer primary key, words text, scan bytea)`.execute(at.db),
  );

  test("says of a refused paper what is wrong, where, and by which rule", async () => {
    await sql`insert into papers (id) values (1)`.execute(at.db);
    const error = await failureOf(sql`insert into papers (id) values (1)`.execute(at.db));
    expect(error).toMatchObject({
      severity: "ERROR",
      code: "23505",
      detail: "Key (id)=(1) already exists.",
      schema: "public",
      table: "papers",
      constraint: "papers_pkey",
      message: expect.stringContaining("duplicate key"),
    });
    expect(isOutage(error)).toBe(false);
    const unread = await failureOf(sql`select word from papers`.execute(at.db));
    expect(unread).toMatchObject({
      code: "42703",
      position: "8",
      hint: expect.stringContaining("words"),
    });
    expect(await count(at.db)).toBe(1);
  });

  test("keeps five megabytes as they came, letters and bytes, and others have turns meanwhile", async () => {
    const words = "条".repeat(MEGABYTES_5 / 3);
    const scan = Buffer.alloc(
      MEGABYTES_5,
      Uint8Array.from({ length: 256 }, (_, byte) => byte),
    );
    await sql`insert into papers values (2, ${words}, ${scan})`.execute(at.db);
    let turns = 0;
    let reading = true;
    const turn = () => {
      turns++;
      if (reading) setImmediate(turn);
    };
    setImmediate(turn);
    const read = await sql<{
      words: string;
      scan: Buffer;
    }>`select words, scan from papers where id = 2`.execute(at.db);
    reading = false;
    expect(read.rows[0]!.words === words).toBe(true);
    expect(read.rows[0]!.scan.equals(scan)).toBe(true);
    expect(turns).toBeGreaterThan(100);
  });

  test("gives each of many who ask at once the own answer, and the refused one the refusal", async () => {
    const asked = Array.from({ length: 200 }, (_, n) =>
      n === 77
        ? sql<{ n: number }>`select ${n} / 0 as n`.execute(at.db)
        : sql<{ n: number }>`select ${n}::integer as n`.execute(at.db),
    );
    const answers = await Promise.allSettled(asked);
    for (const [n, answer] of answers.entries())
      if (n === 77) expect(answer).toMatchObject({ status: "rejected", reason: { code: "22012" } });
      else expect(answer).toMatchObject({ value: { rows: [{ n }] } });
  });

  test("keeps nothing of what was broken off, and everything of what was finished", async () => {
    const before = await count(at.db);
    const broken = at.db.transaction().execute(async (trx) => {
      await sql`insert into papers (id) values (10)`.execute(trx);
      await sql`insert into papers (id) values (10)`.execute(trx);
    });
    expect(await failureOf(broken)).toMatchObject({ code: "23505" });
    expect(await count(at.db)).toBe(before);
    await at.db.transaction().execute(async (trx) => {
      await sql`insert into papers (id) values (11)`.execute(trx);
      await sql`insert into papers (id) values (12)`.execute(trx);
    });
    expect(await count(at.db)).toBe(before + 2);
  });
});

describe("the embedded database", () => {
  const copyOf = inject("embeddedTemplate");
  const folder = mkdtempSync(join(tmpdir(), "embedded-"));
  let database: Database;
  let backend: Backend;

  const open = async (dataDir?: string) => {
    const opened = await startBackend({ dataDir, copyOf });
    return { backend: opened, database: openEmbedded(opened) };
  };
  beforeAll(async () => {
    ({ backend, database } = await open());
    await sql`create table papers (id integer primary key)`.execute(database.db);
  });
  afterAll(async () => {
    await database?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("shows whoever comes next nothing of what another began and left", async () => {
    await database.db.connection().execute(async (one) => {
      await sql`begin`.execute(one);
      await sql`insert into papers values (1)`.execute(one);
    });
    await backend.connect();
    expect(await count(database.db)).toBe(0);
  });

  test("is copied whole into a file, and a copy goes its own way until it is closed", async () => {
    await sql`insert into papers values (5)`.execute(database.db);
    const file = join(folder, "copy.tar");
    writeFileSync(file, await backend.dump());
    const copy = openEmbedded(await startBackend({ copyOf: file }));
    await sql`insert into papers values (6)`.execute(copy.db);
    expect([await count(database.db), await count(copy.db)]).toEqual([1, 2]);
    let lost = false;
    copy.lost?.then(() => {
      lost = true;
    });
    await copy.close();
    await copy.close();
    expect(lost).toBe(false);
    expect(isOutage(await failureOf(count(copy.db)))).toBe(true);
  });

  test("that ends by itself tells everybody who waits and who comes later, as an outage", async () => {
    const ending = await open();
    const { db } = ending.database;
    await sql`select 1`.execute(db);
    const ended = failureOf(ending.backend.execute(nonsense()));
    const waiting = [1, 2, 3].map(() => failureOf(sql`select 1`.execute(db)));
    const inside = failureOf(db.transaction().execute((trx) => sql`select 1`.execute(trx)));
    for (const error of await Promise.all([ended, inside, ...waiting]))
      expect(isOutage(error)).toBe(true);
    expect(isOutage(await ending.database.lost)).toBe(true);
    expect(isOutage(await failureOf(sql`select 1`.execute(db)))).toBe(true);
    await ending.database.close();
  });

  test("keeps in its folder what it confirmed, also when it ended by itself", async () => {
    const dataDir = join(folder, "kept", "pgdata");
    mkdirSync(join(folder, "kept"));
    const ending = await open(dataDir);
    await sql`create table papers (id integer primary key)`.execute(ending.database.db);
    await sql`insert into papers values (1)`.execute(ending.database.db);
    await failureOf(ending.backend.execute(nonsense()));
    await ending.database.close();
    const again = await openFolder(join(folder, "kept"));
    expect(await count(again.db)).toBe(1);
    await again.close();
  });

  test("says why it cannot be opened", async () => {
    const opening = startBackend({ copyOf: join(folder, "missing.tar") });
    await expect(opening).rejects.toThrow(/missing\.tar/);
  });
});
