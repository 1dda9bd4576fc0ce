import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "~/db/client.server";
import { makeOffice, makeOfficer } from "./make";
import { freshDatabase } from "./setup/databases";
import { openSite, type Site } from "./setup/site";

let database: Database;
let site: Site;

beforeAll(async () => {
  database = await freshDatabase("PGlite");
  site = await openSite(database.db);
});

afterAll(async () => {
  await site?.close();
  await database?.close();
});

test("an office's long page arrives with every character whole", async () => {
  const office = await makeOffice(database.db);
  const { email } = await makeOfficer(database.db, office.id, "administrator");
  const names = Array.from({ length: 120 }, (_, i) => `澄江市第${i + 1}水务管理所`);
  await database.db
    .insertInto("units")
    .values(names.map((name) => ({ office_id: office.id, name, aliases: [`${name}（分所）`] })))
    .execute();
  const page = await (await site.fetch("/office/units", { as: email })).text();
  for (const name of names) expect(page).toContain(`${name}（分所）`);
  expect(page).not.toMatch(/[\0\ufffd]/);
});
