import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openLog } from "~/app/platform/log.server";
import type { Database } from "~/db/client.server";
import { makeConsultation, makeOffice, makeOfficer } from "./make";
import { freshDatabase } from "./setup/databases";
import { openSite, type Site } from "./setup/site";

const PERSONAL = ["司徒测试", "000-5550199", "我家在滨河路九号", "某小区业委会"];

let database: Database;
let site: Site;
let slug: string;
let officer: { email: string };
const lines: string[] = [];

beforeAll(async () => {
  database = await freshDatabase("PGlite");
  const office = await makeOffice(database.db);
  slug = (await makeConsultation(database.db, office)).slug;
  officer = await makeOfficer(database.db, office.id, "drafter");
  site = await openSite(database.db, openLog("debug", { write: (line) => lines.push(line) }));
});

afterAll(async () => {
  await site?.close();
});

const LINK = "17.c3Vic2NyaWJlci1saW5rLTAx";
const EMAIL = "somebody.secret@mail.example";

describe("the log", () => {
  test("is JSON, has a request's number, and holds nothing of who spoke, what was said or which receipt was read", async () => {
    const [name, contact, body, organisation] = PERSONAL;
    const response = await site.fetch(`/api/v1/consultations/${slug}/comments`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": "log-test-0001" },
      body: JSON.stringify({ clause: 2, body, name, contact, organisation }),
    });
    const { receipt } = (await response.json()) as { receipt: { code: string } };
    await site.fetch(`/receipts/${receipt.code}`);
    await site.fetch(`/receipts/${receipt.code}/check`);
    await site.fetch(`/api/v1/receipts/${receipt.code}`);
    await site.fetch(`/receipts?code=${receipt.code}`);
    for (const path of ["/RECEIPTS/", "//receipts//", "/%72eceipts/", "/api/v1/Receipts/"])
      await site.fetch(path + receipt.code);
    await site.fetch(`/Subscriptions/Manage/${LINK}`);
    await site.fetch(`/receipt/${receipt.code}`);
    for (const kind of ["confirm", "manage", "unsubscribe"])
      await site.fetch(`/subscriptions/${kind}/${LINK}`);
    await site.post("/subscriptions?index", { to: "all", email: EMAIL });
    await site.fetch(`/?q=${encodeURIComponent(body!)}`);
    await site.fetch("/office", { as: officer.email });
    expect(lines.length).toBeGreaterThanOrEqual(4);
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ event: expect.any(String) });
    const requests = lines.map((line) => JSON.parse(line)).filter((l) => l.event === "request");
    for (const request of requests) expect(request.requestId).toMatch(/^[0-9a-f]{12}$/);
    const text = lines.join("\n");
    for (const secret of [...PERSONAL, receipt.code, officer.email, LINK, EMAIL])
      expect(text).not.toContain(secret);
  });
});

describe("an error page", () => {
  test("for an address that is not there says so in Chinese, with a request's number", async () => {
    for (const path of [
      "/nirgends",
      "/consultations/nirgends",
      `/consultations/${slug}/clauses/999`,
    ]) {
      const response = await site.fetch(path);
      expect(response.status).toBe(404);
      const text = await response.text();
      expect(text).toContain(response.headers.get("X-Request-Id")!);
      expect(text).toMatch(/没有/);
      expect(text).not.toMatch(/No route|Error:/);
    }
  });

  test("for a write from another site refuses it", async () => {
    const response = await site.fetch("/office/sign-in", {
      method: "POST",
      headers: { Origin: "https://evil.example" },
      body: new URLSearchParams({ email: "a", password: "b" }),
    });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain("请求编号");
  });

  const saysNothingInner = async (status: number) => {
    for (const path of [
      "/",
      `/consultations/${slug}`,
      "/receipts/0001-0000-0000-0000",
      "/office",
      "/api/v1/consultations",
    ]) {
      const response = await site.fetch(path, path === "/office" ? { as: officer.email } : {});
      expect(response.status, path).toBe(status);
      const text = await response.text();
      expect(text).toContain(response.headers.get("X-Request-Id")!);
      expect(text).not.toMatch(/Error:|\bat .*\.(ts|js):\d|node_modules|pool|driver|relation/i);
      expect(text).not.toContain(status === 503 ? "500" : "503");
    }
  };

  test("is made by nobody who only writes an odd address", async () => {
    const before = lines.length;
    const response = await site.fetch("/receipts?_data=root");
    expect([response.status, response.headers.get("Content-Type")]).toEqual([
      200,
      "text/html; charset=utf-8",
    ]);
    expect(lines.slice(before).map((line) => JSON.parse(line).event)).not.toContain(
      "request failed",
    );
  });

  test("for a fault of ours gives no stack and no inner word, and the log has both", async () => {
    await site.fetch("/office", { as: officer.email });
    await sql`alter table offices rename to gone`.execute(database.db);
    await saysNothingInner(500);
    await sql`alter table gone rename to offices`.execute(database.db);
    expect(lines.some((line) => JSON.parse(line).event === "request failed")).toBe(true);
  });

  test("for a database that cannot be asked says to try again in a moment", async () => {
    await database.close();
    await saysNothingInner(503);
    const response = await site.fetch("/");
    expect(response.headers.get("Retry-After")).toMatch(/^\d+$/);
    expect(await response.text()).toContain("请过几秒再试");
    expect(lines.some((line) => JSON.parse(line).event === "request failed")).toBe(true);
    expect((await site.fetch("/readyz")).status).toBe(503);
    expect((await site.fetch("/healthz")).status).toBe(200);
  });
});
