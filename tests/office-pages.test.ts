import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createConsultation } from "~/app/consultations/create-consultation.server";
import { windowFields } from "~/app/consultations/window-fields";
import { DAY_MS } from "~/app/platform/time";
import { sayAll } from "~/app/triage/triage.fixture";
import type { Database } from "~/db/client.server";
import { makeConsultation, makeOffice, makeOfficer, makeOutline, TEST_PASSWORD } from "./make";
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

describe("an action that leads back to its page", () => {
  /** Where the form led to, as the page says it there. */
  const did = async (path: string, fields: Record<string, string>) => {
    const response = await site.post(path, fields, officers.administrator!);
    expect([path, response.status]).toEqual([path, 302]);
    const html = await page(response.headers.get("Location")!, "administrator");
    return html.match(/notice-success" role="status"><p>([^<]*)/)?.[1];
  };

  test("says that it succeeded: units, officers, the calendar", async () => {
    expect(await did("/office/units", { intent: "add", name: "市档案馆", aliases: "" })).toBe(
      "责任单位已经添加。",
    );
    expect(await did("/office/calendar", { intent: "days", regulatoryDays: "8" })).toBe(
      "规范性文件的期限已经保存。",
    );
    const officer = { name: "新同事", email: "new@chengjiang.example", role: "drafter" };
    const added = { ...officer, password: TEST_PASSWORD, intent: "add" };
    expect(await did("/office/officers", added)).toBe("工作人员已经添加，可以用初始密码登录。");
    expect(await page("/office/officers?done=nothing", "administrator")).not.toContain(
      "notice-success",
    );
    const refused = await site.post("/office/officers?done=added", added, officers.administrator!);
    expect(refused.status).toBe(422);
    expect(await refused.text()).not.toContain("notice-success");
  });

  test("says that it succeeded: a longer window", async () => {
    const { closes_at } = await database.db
      .selectFrom("consultations")
      .select("closes_at")
      .where("id", "=", open.id)
      .executeTakeFirstOrThrow();
    const later = windowFields(new Date(), new Date(closes_at!.getTime() + 10 * DAY_MS));
    const path = `/office/consultations/${open.slug}/window`;
    expect(await did(path, { ...later, intent: "extend", reason: "应公众要求" })).toBe(
      "截止时间已经延长，记录见下。",
    );
  });
});

describe("the form for many comments", () => {
  test("asks, without scripts too, before it takes all of very many, and keeps what was chosen and typed", async () => {
    await sayAll(
      database.db,
      open.id,
      Array.from({ length: 60 }, (_, i) => `第 ${i} 条`),
    );
    const path = `/office/consultations/${open.slug}/board?by=state`;
    const fields = { form: "many", scope: "matching", expected: "60", act: "decide.rejected" };
    const typed = { ...fields, reason: "超出本方案的范围" };
    const refused = await site.post(path, typed, officers.drafter!);
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(html).toContain("将一次办理 60 条，请先勾选确认");
    expect(html).toContain("确认一次办理全部 60 条");
    expect(html).toContain("超出本方案的范围</textarea>");
    expect(html).toMatch(/name="scope"[^>]*checked=""[^>]*value="matching"/);
    const done = await site.post(path, { ...typed, confirmed: "60" }, officers.drafter!);
    const board = await page(done.headers.get("Location")!, "drafter");
    expect(board).toContain("刚刚处理 60 条");
    expect(board).toContain("撤销刚才的处理");
  });
});

describe("a draft that was imported by mistake", () => {
  test("is given up on the page of its publishing, once that is confirmed, and is no more", async () => {
    const path = `/office/consultations/${draft}/publish`;
    const fields = { intent: "discard", edition: "1" };
    const asked = await site.post(path, fields, officers.drafter!);
    expect(asked.status).toBe(422);
    expect(await asked.text()).toContain("请勾选确认");
    const done = await site.post(path, { ...fields, sure: "yes" }, officers.drafter!);
    const home = await page(done.headers.get("Location")!, "drafter");
    expect(home).toContain("文稿已经放弃，不再显示。");
    expect(home).not.toContain(draft);
    for (const gone of ["", "/draft", "/publish", "/reading", "/board", "/outcome"])
      expect([
        gone,
        (await site.fetch(`/office/consultations/${draft}${gone}`, { as: officers.drafter! }))
          .status,
      ]).toEqual([gone, 404]);
    expect(await page("/office/audit", "administrator")).toContain("放弃文稿");
  });
});
