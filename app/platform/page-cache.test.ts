import { brotliDecompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { PageCache } from "./page-cache.server";

const url = "http://localhost/consultations/fgw-2026-1";
const ask = (headers: Record<string, string> = {}) => new Request(url, { headers });
const body = `<p>${"征求意见".repeat(400)}</p>`;

function counting() {
  let made = 0;
  const make = async () => {
    made++;
    return new Response(`${made}${body}`, { headers: { "Content-Type": "text/html" } });
  };
  return { make, made: () => made };
}

describe("the cache of citizens' pages", () => {
  test("a page is made once for its revision, and again for the next", async () => {
    const cache = new PageCache();
    const { make, made } = counting();
    const first = await cache.respond(ask(), "/consultations/a", "1", make);
    const again = await cache.respond(ask(), "/consultations/a", "1", make);
    expect(await first.text()).toBe(await again.text());
    expect(made()).toBe(1);
    await cache.respond(ask(), "/consultations/a", "2", make);
    expect(made()).toBe(2);
  });

  test("who has the page already is told so without a body", async () => {
    const cache = new PageCache();
    const { make } = counting();
    const first = await cache.respond(ask(), "/", "1", make);
    const etag = first.headers.get("ETag")!;
    const again = await cache.respond(ask({ "If-None-Match": etag }), "/", "1", make);
    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
  });

  test("a page is sent compressed to whoever accepts it", async () => {
    const cache = new PageCache();
    const { make } = counting();
    const packed = await cache.respond(ask({ "Accept-Encoding": "gzip, br" }), "/", "1", make);
    expect(packed.headers.get("Content-Encoding")).toBe("br");
    const text = brotliDecompressSync(Buffer.from(await packed.arrayBuffer())).toString();
    expect(text).toBe(`1${body}`);
  });

  test("an error and a page with a cookie are never kept", async () => {
    const cache = new PageCache();
    let made = 0;
    const failing = async () => {
      made++;
      return new Response("?", { status: 500 });
    };
    await cache.respond(ask(), "/", "1", failing);
    await cache.respond(ask(), "/", "1", failing);
    expect(made).toBe(2);
    const personal = async () => {
      made++;
      return new Response("?", { headers: { "Set-Cookie": "a=b" } });
    };
    await cache.respond(ask(), "/x", "1", personal);
    await cache.respond(ask(), "/x", "1", personal);
    expect(made).toBe(4);
  });

  test("a new comment drops the pages of its consultation and the home page, no others", async () => {
    const cache = new PageCache();
    const { make, made } = counting();
    const keys = ["/", "/consultations/a", "/consultations/a.data", "/consultations/b"];
    for (const key of keys) await cache.respond(ask(), key, "1", make);
    cache.forget("a");
    for (const key of keys) await cache.respond(ask(), key, "1", make);
    expect(made()).toBe(7);
  });

  test("a page that many ask for at once is made once", async () => {
    const cache = new PageCache();
    const { make, made } = counting();
    const asked = Array.from({ length: 20 }, () => cache.respond(ask(), "/", "1", make));
    const texts = await Promise.all((await Promise.all(asked)).map((answer) => answer.text()));
    expect(made()).toBe(1);
    expect(new Set(texts).size).toBe(1);
  });

  test("an error that many ask for at once is given to each of them", async () => {
    const cache = new PageCache();
    const failing = async () => new Response("没有", { status: 404 });
    const asked = Array.from({ length: 5 }, () => cache.respond(ask(), "/", "1", failing));
    for (const answer of await Promise.all(asked)) expect(await answer.text()).toBe("没有");
  });

  test("queries that somebody thinks of do not push out the pages of the addresses alone", async () => {
    const cache = new PageCache({ address: 40_000, query: 40_000 });
    const { make, made } = counting();
    await cache.respond(ask(), "/consultations/a", "1", make);
    const large = "字".repeat(1_000);
    for (let at = 0; at < 40; at++)
      await cache.respond(ask(), `/?q=${at}`, "1", async () => new Response(large));
    await cache.respond(ask(), "/consultations/a", "1", make);
    expect(made()).toBe(1);
    let again = 0;
    await cache.respond(ask(), "/?q=0", "1", async () => new Response(String(++again)));
    expect(again).toBe(1);
  });

  test("a page made before a comment came in is not kept after it, others are", async () => {
    const cache = new PageCache();
    const { make, made } = counting();
    const slowly = (key: string) =>
      cache.respond(ask(), key, "1", async () => {
        cache.forget("a");
        return make();
      });
    for (const key of ["/consultations/a", "/consultations/b"]) await slowly(key);
    for (const key of ["/consultations/a", "/consultations/b"])
      await cache.respond(ask(), key, "1", make);
    expect(made()).toBe(3);
  });

  test("a coding that is refused is not sent, and a tag made weak by a proxy is known", async () => {
    const cache = new PageCache();
    const { make } = counting();
    const coding = async (accepted: string) =>
      (await cache.respond(ask({ "Accept-Encoding": accepted }), "/", "1", make)).headers.get(
        "Content-Encoding",
      );
    expect(await coding("br;q=0, gzip;q=1.0")).toBe("gzip");
    expect(await coding("br;q=0.0,gzip; q=0")).toBe(null);
    expect(await coding("identity, br;q=0.5")).toBe("br");
    const etag = (await cache.respond(ask(), "/", "1", make)).headers.get("ETag");
    const weak = await cache.respond(ask({ "If-None-Match": `W/${etag}` }), "/", "1", make);
    expect(weak.status).toBe(304);
  });
});
