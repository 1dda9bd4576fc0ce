import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createConsultation } from "~/app/consultations/create-consultation.server";
import type { Database } from "~/db/client.server";
import { makeConsultation, makeOffice, makeOfficer, makeOutline } from "./make";
import { freshDatabase } from "./setup/databases";
import { openSite, type Site } from "./setup/site";

let database: Database;
let site: Site;
let office: { id: number; slug: string };
let open: { id: number; slug: string };
let draft: string;
const officers: Record<string, string> = {};

beforeAll(async () => {
  database = await freshDatabase("PGlite");
  const { db } = database;
  office = await makeOffice(db);
  open = await makeConsultation(db, office);
  const created = await createConsultation(db, new Date(), {
    ...{ officeId: office.id, officeSlug: office.slug, officerId: null },
    ...{ sourceName: "方案.txt", sourceText: "文稿", outline: makeOutline() },
  });
  draft = created.slug;
  const { id: unit } = await db
    .selectFrom("units")
    .select("id")
    .where("office_id", "=", office.id)
    .limit(1)
    .executeTakeFirstOrThrow();
  for (const role of ["administrator", "drafter", "liaison", "approver"] as const)
    officers[role] = (
      await makeOfficer(db, office.id, role, role === "liaison" ? unit : undefined)
    ).email;
  site = await openSite(db);
});

afterAll(async () => {
  await site?.close();
  await database?.close();
});

const page = async (path: string, as: string) =>
  (await site.fetch(path, { as: officers[as]! })).text();

describe("the office's first page", () => {
  test("offers what is prepared to those alone who prepare and publish", async () => {
    const links = (html: string) =>
      [...html.matchAll(/href="([^"]+)"/g)].map((m) => m[1]!).filter((to) => to.includes(draft));
    for (const role of ["liaison", "approver"]) {
      const html = await page("/office", role);
      expect(links(html)).toEqual([`/office/consultations/${draft}`]);
      for (const to of links(html))
        expect((await site.fetch(to, { as: officers[role]! })).status).toBe(200);
    }
    const html = await page("/office", "drafter");
    expect(links(html)).toContain(`/office/consultations/${draft}/draft`);
    expect(links(html)).toContain(`/office/consultations/${draft}/publish`);
  });
});
