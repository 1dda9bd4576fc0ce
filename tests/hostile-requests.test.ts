import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openLog } from "~/app/platform/log.server";
import type { Database } from "~/db/client.server";
import { makeConsultation, makeOffice, makeOfficer } from "./make";
import { freshDatabase } from "./setup/databases";
import { openSite, type Site } from "./setup/site";

let database: Database;
let site: Site;
let slug: string;
const lines: string[] = [];

beforeAll(async () => {
  database = await freshDatabase("PGlite");
  const office = await makeOffice(database.db);
  slug = (await makeConsultation(database.db, office)).slug;
  await makeOfficer(database.db, office.id, "administrator");
  site = await openSite(database.db, openLog("error", { write: (line) => lines.push(line) }));
}, 180_000);

afterAll(async () => {
  await site?.close();
});

/** As a program would that keeps to no rule of browsers. */
const send = (method: string, path: string) =>
  new Promise<number>((answered, failed) => {
    const { hostname, port } = new URL(site.origin);
    const request = httpRequest({ hostname, port, path, method }, (response) => {
      response.resume();
      answered(response.statusCode!);
    });
    request.on("error", failed);
    request.end();
  });

describe("a request that no page sends", () => {
  test("for the head of a page alone leaves the page whole for those who come after", async () => {
    const path = `/consultations/${slug}/clauses/1`;
    expect((await site.fetch(path, { method: "HEAD" })).status).toBe(200);
    expect(await (await site.fetch(path)).text()).toContain("</html>");
  });

  test("of an unknown kind is refused as such, and is no fault of ours in the log", async () => {
    lines.length = 0;
    for (const path of ["/", "/office", "/healthz"])
      for (const method of ["TRACE", "PUT", "PROPFIND"])
        expect([path, method, await send(method, path)]).toEqual([path, method, 405]);
    expect(await send("PUT", `/api/v1/consultations/${slug}`)).toBe(405);
    await site.fetch("/nirgends");
    expect(lines).toEqual([]);
  });

  test("by a program is refused in JSON, also where it never reached the interface", async () => {
    const path = `/api/v1/consultations/${slug}/comments`;
    const foreign = await site.fetch(path, {
      method: "POST",
      headers: { Origin: "https://evil.example" },
    });
    expect(foreign.status).toBe(403);
    expect(await foreign.json()).toMatchObject({ error: { code: "foreign-origin" } });
    const large = await site.fetch(path, { method: "POST", body: "x".repeat(3 * 1024 * 1024) });
    expect(large.status).toBe(413);
    expect(await large.json()).toMatchObject({ error: { code: "too-large" } });
  });
});
