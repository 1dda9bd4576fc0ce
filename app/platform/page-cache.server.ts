import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

type Page = {
  html: Buffer;
  br: Buffer | null;
  gz: Buffer | null;
  etag: string;
  headers: [string, string][];
  revision: string;
  /** Milliseconds of the process's monotonic clock. */
  madeAt: number;
};

/** Counts from other processes may lag this long; what an officer changes never does. */
const FRESH_MS = 3_000;
const CAPACITY_BYTES = 128 * 1024 * 1024;

const compressBr = promisify(brotliCompress);
const compressGz = promisify(gzip);

/**
 * Citizens' pages, rendered once for each revision and kept ready compressed. A page is served
 * only while its revision is the present one. The oldest pages go when 128 MiB are full.
 */
export class PageCache {
  private pages = new Map<string, Page>();
  private bytes = 0;
  private forgotten = 0;

  /** `make` renders the page; only a 200 without cookies is kept. */
  async respond(
    request: Request,
    key: string,
    revision: string,
    make: () => Promise<Response>,
  ): Promise<Response> {
    const held = this.pages.get(key);
    if (held && held.revision === revision && performance.now() - held.madeAt < FRESH_MS)
      return answer(request, held);
    const { forgotten } = this;
    const response = await make();
    if (response.status !== 200 || response.headers.has("Set-Cookie")) return response;
    const page = await prepare(response, revision);
    // What was forgotten while this page was being made may be older than the reason for it.
    if (forgotten === this.forgotten) this.put(key, page);
    return answer(request, page);
  }

  /** Drops the pages of this consultation, and those that show many. */
  forget(slug: string): void {
    this.forgotten++;
    const own = `/consultations/${slug}`;
    for (const key of this.pages.keys()) {
      const rest = key.startsWith(own) ? key.slice(own.length) : null;
      if (rest !== null ? /^([/?]|$)/.test(rest) : !key.startsWith("/consultations/"))
        this.drop(key);
    }
  }

  private put(key: string, page: Page): void {
    this.drop(key);
    this.pages.set(key, page);
    this.bytes += sizeOf(page);
    for (const oldest of this.pages.keys()) {
      if (this.bytes <= CAPACITY_BYTES) break;
      this.drop(oldest);
    }
  }

  private drop(key: string): void {
    const page = this.pages.get(key);
    if (!page) return;
    this.pages.delete(key);
    this.bytes -= sizeOf(page);
  }
}

const sizeOf = (page: Page) =>
  page.html.length + (page.br?.length ?? 0) + (page.gz?.length ?? 0) + 500;

async function prepare(response: Response, revision: string): Promise<Page> {
  const html = Buffer.from(await response.arrayBuffer());
  const small = html.length < 1_024;
  return {
    html,
    br: small ? null : await compressBr(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
    gz: small ? null : await compressGz(html),
    etag: `"${createHash("sha256").update(html).digest("base64url").slice(0, 22)}"`,
    headers: [...response.headers].filter(([name]) => name !== "content-length"),
    revision,
    madeAt: performance.now(),
  };
}

function answer(request: Request, page: Page): Response {
  const headers = new Headers(page.headers);
  headers.set("ETag", page.etag);
  headers.set("Cache-Control", "public, max-age=0, must-revalidate");
  headers.set("Vary", "Accept-Encoding");
  const known =
    request.headers
      .get("If-None-Match")
      ?.split(",")
      .map((tag) => tag.trim()) ?? [];
  if (known.includes(page.etag)) return new Response(null, { status: 304, headers });
  const accepted = request.headers.get("Accept-Encoding") ?? "";
  const [encoding, body] =
    /\bbr\b/.test(accepted) && page.br
      ? ["br", page.br]
      : /\bgzip\b/.test(accepted) && page.gz
        ? ["gzip", page.gz]
        : [null, page.html];
  if (encoding) headers.set("Content-Encoding", encoding);
  headers.set("Content-Length", String(body.length));
  return new Response(request.method === "HEAD" ? null : new Uint8Array(body), { headers });
}
