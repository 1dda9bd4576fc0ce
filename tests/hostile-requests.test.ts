import { Agent, request as httpRequest, type IncomingMessage } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createConsultation } from "~/app/consultations/create-consultation.server";
import { openLog } from "~/app/platform/log.server";
import type { Database } from "~/db/client.server";
import { makeConsultation, makeOffice, makeOfficer, makeOutline } from "./make";
import { freshDatabase } from "./setup/databases";
import { openSite, type Site } from "./setup/site";

let database: Database;
let site: Site;
let slug: string;
let draft: string;
let admin: string;
const lines: string[] = [];

beforeAll(async () => {
  database = await freshDatabase("PGlite");
  const office = await makeOffice(database.db);
  slug = (await makeConsultation(database.db, office)).slug;
  const created = await createConsultation(database.db, new Date(), {
    ...{ officeId: office.id, officeSlug: office.slug, officerId: null },
    ...{ sourceName: "方案.txt", sourceText: "文稿", outline: makeOutline() },
  });
  draft = created.slug;
  admin = (await makeOfficer(database.db, office.id, "administrator")).email;
  site = await openSite(database.db, openLog("error", { write: (line) => lines.push(line) }));
});

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

describe("a form", () => {
  const forms = () => [
    { path: "/office/sign-in", fields: ["email", "password"] },
    { path: `/consultations/${slug}/clauses/2`, fields: ["body", "suggestion", "name", "key"] },
    { path: `/consultations/${slug}/comment`, fields: ["body", "suggestion", "name", "key"] },
    { path: "/office/account", fields: ["intent", "current"], as: admin },
    { path: "/office/units", fields: ["name", "aliases"], as: admin },
    { path: "/office/officers", fields: ["name", "email", "unitId", "officerId"], as: admin },
    { path: "/office/consultations/new", fields: ["text"], as: admin },
    { path: `/office/consultations/${draft}/draft`, fields: ["title", "number"], as: admin },
    { path: `/office/consultations/${draft}/publish`, fields: ["title", "closesOn"], as: admin },
    {
      path: `/office/consultations/${slug}/board`,
      fields: ["scope", "ids", "comment", "unit", "reason", "note"],
      as: admin,
    },
    { path: `/office/consultations/${slug}/outcome`, fields: ["statement"], as: admin },
  ];

  test("that cannot be read is refused with a sentence", async () => {
    for (const { path, as } of forms())
      for (const type of ["text/plain", "application/json", "multipart/form-data; boundary=x"]) {
        const headers = { Origin: site.origin, "Content-Type": type };
        const response = await site.fetch(path, { method: "POST", headers, body: "x", as });
        expect([path, type, response.status]).toEqual([path, type, 400]);
        expect(await response.text()).toContain("没有受理");
      }
  });

  test("with characters or numbers that no database holds is never a fault of ours", async () => {
    lines.length = 0;
    const usual: Record<string, string> = {
      ...{
        intent: "title",
        edition: "1",
        key: "key-0001",
        stance: "amend",
        body: "好",
        name: "张",
      },
      ...{ email: "a@chengjiang.example", password: "0123456789", role: "drafter", text: "一、好" },
      ...{ act: "note", form: "one", scope: "ticked", comment: "1", ids: "1", note: "备注" },
    };
    for (const { path, fields, as } of forms())
      for (const field of fields)
        for (const value of ["\0", "停\0车", "99999999999999999999", "2147483648", "1e308"]) {
          const { status } = await site.post(path, { ...usual, [field]: value }, as);
          expect([path, field, value, status < 500]).toEqual([path, field, value, true]);
        }
    expect(lines).toEqual([]);
  });

  test("that uploads a file with a strange name takes the file", async () => {
    const body =
      '--x\r\nContent-Disposition: form-data; name="document"; filename="../a\0b.txt"\r\n' +
      "Content-Type: text/plain\r\n\r\n一、总体要求\n二、保障措施\r\n--x--\r\n";
    const response = await site.fetch("/office/consultations/new", {
      method: "POST",
      headers: { Origin: site.origin, "Content-Type": "multipart/form-data; boundary=x" },
      body,
      as: admin,
    });
    expect(response.status).toBe(302);
  });
});

describe("an address with a word that every object knows", () => {
  test("is like one with any other unknown word", async () => {
    for (const word of ["constructor", "__proto__", "toString"])
      for (const path of [
        `/office/account?done=${word}`,
        `/office/consultations/${slug}/board?did=${word}.1`,
        `/?stage=${word}`,
      ])
        expect([path, (await site.fetch(path, { as: admin })).status]).toEqual([path, 200]);
  });
});

describe("a connection", () => {
  /** Two requests after each other on one connection where the site keeps it; their answers. */
  const both = async (path: string, headers: Record<string, string>, body: Buffer | Buffer[]) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const { hostname, port } = new URL(site.origin);
    const ask = (method: string, path: string, headers = {}, body: Buffer[] = []) =>
      new Promise<number>((answered, failed) => {
        const options = { hostname, port, path, method, headers, agent };
        const request = httpRequest(options, (response) => {
          response.resume().on("end", () => answered(response.statusCode!));
        });
        request.on("error", failed);
        for (const piece of body) request.write(piece);
        request.end();
      });
    const whole = Array.isArray(body) ? body : [body];
    const length = Array.isArray(body) ? {} : { "Content-Length": String(body.length) };
    const first = await ask("POST", path, { Origin: site.origin, ...headers, ...length }, whole);
    const second = await ask("GET", "/healthz");
    agent.destroy();
    return [first, second];
  };
  const form = { "Content-Type": "application/x-www-form-urlencoded" };
  const kilobytes = (count: number) => Buffer.alloc(count * 1024, "x");

  test("takes another request after one whose body nobody read", async () => {
    const api = `/api/v1/consultations/${slug}/comments`;
    expect(await both("/consultations/nope/comment", form, kilobytes(200))).toEqual([404, 200]);
    expect(await both("/consultations/nope/comment", form, kilobytes(900))).toEqual([413, 200]);
    expect(await both("/office/units", form, kilobytes(1_900))).toEqual([302, 200]);
    expect(await both(api, { "Content-Type": "text/plain" }, kilobytes(200))).toEqual([415, 200]);
    expect(await both("/office/consultations/new", form, kilobytes(23_000))).toEqual([413, 200]);
    expect(await both("/", { ...form, Origin: "https://a.example" }, kilobytes(900))).toEqual([
      403, 200,
    ]);
  });

  test("is closed after the answer where more is to come than anybody waits for", async () => {
    const { hostname, port } = new URL(site.origin);
    const headers = { Origin: site.origin, "Content-Length": String(1024 ** 3) };
    const options = { hostname, port, path: "/office/sign-in", method: "POST", headers };
    const answer = await new Promise<IncomingMessage>((answered, failed) => {
      const request = httpRequest(options, answered).on("error", failed);
      request.write("x");
    });
    expect([answer.statusCode, answer.headers.connection]).toEqual([413, "close"]);
    answer.destroy();
  });

  test("takes another request after one that did not say how long it is", async () => {
    const chunks = Array.from({ length: 10 }, () => kilobytes(100));
    expect(await both("/office/sign-in", form, chunks)).toEqual([413, 200]);
    const json = { "Content-Type": "application/json" };
    expect(await both(`/api/v1/consultations/${slug}/comments`, json, chunks)).toEqual([413, 200]);
  });
});

describe("an address that nothing can have", () => {
  test("is not found, wherever its control character stands", async () => {
    lines.length = 0;
    const places = ["", "/proof", "/outcome", "/outcome.csv", "/feed.atom", "/deadline.ics"];
    const paths = [
      ...places.map((place) => `/consultations/%00${place}`),
      "/consultations/%ED%A0%80/outcome",
      "/consultations/%FF/proof",
      "/offices/%00/feed.atom",
      "/subscriptions?consultation=%00",
      "/office/consultations/%00",
      "/office/consultations/%00/board.data",
      "/receipts/%00",
      "/assets/%00.js",
      "/%00.svg",
    ];
    for (const path of paths)
      expect([path, (await site.fetch(path, { as: admin })).status]).toEqual([path, 404]);
    expect((await site.post("/consultations/%00/comment", { body: "好" })).status).toBe(404);
    for (const place of ["", "/tree", "/tree/heads", "/tree/leaves?from=%00"]) {
      const path = `/api/v1/consultations/%00${place}`;
      const response = await site.fetch(path);
      expect([path, response.status]).toEqual([path, 404]);
      expect(await response.json()).toMatchObject({ error: { code: "not-found" } });
    }
    expect(lines).toEqual([]);
  });
});

describe("an address in another spelling", () => {
  test("leads to the one that is known, or nowhere", async () => {
    const leads = async (path: string) => {
      const response = await site.fetch(path);
      return [response.status, response.headers.get("Location")];
    };
    expect(await leads(`/consultations/${slug}/`)).toEqual([308, `/consultations/${slug}`]);
    expect(await leads(`//consultations//${slug}?q=1`)).toEqual([
      308,
      `/consultations/${slug}?q=1`,
    ]);
    expect(await leads("/%72eceipts")).toEqual([308, "/receipts"]);
    expect(await leads("//evil.example/")).toEqual([308, "/evil.example"]);
    for (const path of [`/Consultations/${slug}`, "/RECEIPTS", `/consultations/${slug}/Outcome`])
      expect([path, ...(await leads(path))]).toEqual([path, 404, null]);
    expect(await leads(`/api/v1/Consultations/${slug}`)).toEqual([404, null]);
  });
});

describe("a page that shows the same to everybody", () => {
  test("is made once, and so is its data, whatever else is asked of it", async () => {
    for (const [path, ...others] of [
      [`/consultations/${slug}/outcome`, "?q=1", "?before=7&by=year"],
      [`/consultations/${slug}/outcome.data`, "?_routes=root", "?q=2"],
      ["/_root.data", "?by=year", "?version=2"],
    ]) {
      const first = await site.fetch(path!);
      const etag = first.headers.get("ETag")!;
      expect([path, first.status, etag]).toEqual([path, 200, expect.any(String)]);
      for (const query of others) {
        const again = await site.fetch(path + query, { headers: { "If-None-Match": etag } });
        expect([path, query, again.status]).toEqual([path, query, 304]);
      }
    }
  });
});

describe("a text that is too long", () => {
  test("is refused in Chinese, whatever the field", async () => {
    const long = "长".repeat(6_000);
    const forms: [string, Record<string, string>][] = [
      ["/office/sign-in", { email: long, password: long }],
      ["/office/account", { current: long, password: long, again: long }],
      ["/office/units", { name: long, aliases: long }],
      ["/office/officers", { name: long, email: `${long}@x.cn`, role: "drafter", password: long }],
      [`/office/consultations/${draft}/draft`, { intent: "contacts", emails: "", persons: long }],
      [`/office/consultations/${slug}/board`, { act: "note", comment: "1", note: long }],
      [`/consultations/${slug}/comment`, { intent: "preview", body: long.repeat(2), name: long }],
    ];
    for (const [path, fields] of forms) {
      const as = path === "/office/sign-in" ? undefined : admin;
      const response = await site.post(path, fields, as);
      expect([path, response.status]).toEqual([path, 422]);
      const english = /Too big|Invalid|expected/.exec(await response.text())?.[0];
      expect([path, english]).toEqual([path, undefined]);
    }
  });
});

describe("a form with more than any form has", () => {
  test("is refused before it is read, whoever sends it", async () => {
    lines.length = 0;
    const fields = "a&".repeat(120_000);
    const type = "application/x-www-form-urlencoded";
    for (const path of ["/office/sign-in", "/subscriptions", `/consultations/${slug}/comment`]) {
      const headers = { Origin: site.origin, "Content-Type": type };
      const response = await site.fetch(path, { method: "POST", headers, body: fields });
      expect([path, response.status]).toEqual([path, 413]);
      expect(await response.text()).toContain("没有受理");
    }
    const part = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n';
    const response = await site.fetch("/office/consultations/new", {
      method: "POST",
      headers: { Origin: site.origin, "Content-Type": "multipart/form-data; boundary=x" },
      body: `${part.repeat(330_000)}--x--\r\n`,
      as: admin,
    });
    expect(response.status).toBe(413);
    expect(await response.text()).toContain("20 MB");
    expect(lines).toEqual([]);
  });

  test("is another than the longest comment, and than 1,000 ticked ones", async () => {
    const long = "长".repeat(10_000);
    const fields = { stance: "amend", body: long, suggestion: long, name: "长".repeat(50) };
    const comment = { ...fields, intent: "send", key: "the-longest-comment" };
    expect((await site.post(`/consultations/${slug}/clauses/2`, comment)).status).toBe(303);
    const ids = Array.from({ length: 1_000 }, (_, at) => ["ids", String(at + 1)]);
    const ticked = await site.fetch(`/office/consultations/${slug}/board`, {
      method: "POST",
      headers: { Origin: site.origin },
      body: new URLSearchParams([["act", "note"], ["scope", "ticked"], ["note", "好"], ...ids]),
      as: admin,
    });
    expect(ticked.status).not.toBe(413);
  });

  test("is another than a document of more than 2 MB, wherever one is handed in", async () => {
    for (const place of ["new", `${slug}/version`, `${slug}/round`]) {
      const body = new FormData();
      body.set("document", new Blob(["字".repeat(1_000_000)]), "a.txt");
      const path = `/office/consultations/${place}`;
      const headers = { Origin: site.origin };
      const response = await site.fetch(path, { method: "POST", headers, body, as: admin });
      expect([path, response.status]).not.toEqual([path, 413]);
    }
  });
});
