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

/**
 * The pages of an address alone are as many as what is published. Those with a query are as many
 * as somebody cares to think of: they share little room and never push out the others.
 */
const ROOM = { address: 112 * 1024 * 1024, query: 16 * 1024 * 1024 };
type Kind = keyof typeof ROOM;

const compressBr = promisify(brotliCompress);
const compressGz = promisify(gzip);

/**
 * Citizens' pages, rendered once for each revision and kept ready compressed. A page is served
 * only while its revision is the present one; asked for many times at once, it is made once. Where
 * the room is full, the pages that were not asked for longest go.
 */
export class PageCache {
  private shelves: Record<Kind, Shelf>;
  private making = new Map<string, Promise<Page | Response>>();
  /** How often the pages of each consultation were forgotten; under "" those that show many. */
  private forgotten = new Map<string, number>();

  /** `room` is in bytes. */
  constructor(room: Record<Kind, number> = ROOM) {
    this.shelves = { address: new Shelf(room.address), query: new Shelf(room.query) };
  }

  /**
   * `make` renders the page, with its body whatever the method of the request; only a 200 without
   * cookies is kept. `key` is the path with its query.
   */
  async respond(
    request: Request,
    key: string,
    revision: string,
    make: () => Promise<Response>,
  ): Promise<Response> {
    const shelf = this.shelves[kindOf(key)];
    const held = shelf.get(key);
    if (held && held.revision === revision && performance.now() - held.madeAt < FRESH_MS)
      return answer(request, held);
    const of = slugOf(key);
    const forgotten = this.forgotten.get(of) ?? 0;
    const id = `${revision} ${forgotten} ${key}`;
    const first = !this.making.has(id);
    if (first) {
      const making = this.make(make, revision).finally(() => this.making.delete(id));
      this.making.set(id, making);
    }
    const made = await this.making.get(id)!;
    // A page that is not kept is read by the one who asked for it.
    if (made instanceof Response) return first ? made : make();
    // What was forgotten while this page was being made may be older than the reason for it.
    if (first && forgotten === (this.forgotten.get(of) ?? 0)) shelf.put(key, made);
    return answer(request, made);
  }

  /** Drops the pages of this consultation, and those that show many. */
  forget(slug: string): void {
    for (const of of [slug, ""]) this.forgotten.set(of, (this.forgotten.get(of) ?? 0) + 1);
    for (const shelf of Object.values(this.shelves))
      shelf.dropWhere((key) => ["", slug].includes(slugOf(key)));
  }

  private async make(make: () => Promise<Response>, revision: string): Promise<Page | Response> {
    const response = await make();
    if (response.status !== 200 || response.headers.has("Set-Cookie")) return response;
    return prepare(response, revision);
  }
}

const kindOf = (key: string): Kind => (key.includes("?") ? "query" : "address");

/** The consultation that an address belongs to; empty where it shows many. */
const slugOf = (key: string): string => /^\/consultations\/([^/?.]+)/.exec(key)?.[1] ?? "";

/** Pages up to so many bytes, the one asked for longest ago first. */
class Shelf {
  private pages = new Map<string, Page>();
  private bytes = 0;

  constructor(private readonly room: number) {}

  get(key: string): Page | undefined {
    const page = this.pages.get(key);
    if (!page) return;
    this.pages.delete(key);
    this.pages.set(key, page);
    return page;
  }

  put(key: string, page: Page): void {
    this.drop(key);
    this.pages.set(key, page);
    this.bytes += sizeOf(page);
    for (const oldest of this.pages.keys()) {
      if (this.bytes <= this.room) break;
      this.drop(oldest);
    }
  }

  dropWhere(isMeant: (key: string) => boolean): void {
    for (const key of this.pages.keys()) if (isMeant(key)) this.drop(key);
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
  const known = request.headers.get("If-None-Match")?.split(",") ?? [];
  // A proxy that compresses makes the tag a weak one.
  if (known.some((tag) => tag.trim().replace(/^W\//, "") === page.etag))
    return new Response(null, { status: 304, headers });
  const accepted = request.headers.get("Accept-Encoding") ?? "";
  const [encoding, body] =
    page.br && accepts(accepted, "br")
      ? ["br", page.br]
      : page.gz && accepts(accepted, "gzip")
        ? ["gzip", page.gz]
        : [null, page.html];
  if (encoding) headers.set("Content-Encoding", encoding);
  headers.set("Content-Length", String(body.length));
  return new Response(request.method === "HEAD" ? null : new Uint8Array(body), { headers });
}

/** Whether a coding is named, and not with a quality of zero. */
const accepts = (accepted: string, coding: string): boolean =>
  accepted.split(",").some((one) => {
    const [name, ...parameters] = one.split(";").map((part) => part.trim());
    return name === coding && !parameters.some((part) => /^q=0(?:\.0*)?$/.test(part));
  });
