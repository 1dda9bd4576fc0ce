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
    for (const key of ["/", "/consultations/a", "/consultations/b"])
      await cache.respond(ask(), key, "1", make);
    cache.forget("a");
    for (const key of ["/", "/consultations/a", "/consultations/b"])
      await cache.respond(ask(), key, "1", make);
    expect(made()).toBe(5);
  });
});
