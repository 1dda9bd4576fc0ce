import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "~/tests/setup/databases";
import type { Database } from "../client.server";
import { tendTables } from "./tend-tables.server";

let database: Database;
beforeAll(async () => {
  database = await freshDatabase("PGlite");
  await sql`create table numbers (n integer)`.execute(database.db);
});
afterAll(() => database?.close());

const counted = async () => {
  const { rows } = await sql<{ rows: number; dead: number }>`
    select c.reltuples as rows, s.n_dead_tup as dead
    from pg_class c join pg_stat_user_tables s on s.relid = c.oid
    where c.relname = 'numbers'`.execute(database.db);
  return rows[0]!;
};

test("a table of the embedded database is counted when it grew, cleared when it changed, and left alone otherwise", async () => {
  const { db } = database;
  await tendTables(db);
  await sql`insert into numbers select generate_series(1, 1000)`.execute(db);
  expect(await tendTables(db)).toEqual(["numbers"]);
  expect(await counted()).toEqual({ rows: 1000, dead: 0 });
  expect(await tendTables(db)).toEqual([]);

  await sql`update numbers set n = n + 1 where n <= 100`.execute(db);
  expect(await tendTables(db)).toEqual([]);
  await sql`update numbers set n = n + 1 where n <= 200`.execute(db);
  expect(await tendTables(db)).toEqual(["numbers"]);
  expect(await counted()).toEqual({ rows: 1000, dead: 0 });
});
