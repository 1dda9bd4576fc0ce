import { randomBytes } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { getConnInfo } from "@hono/node-server/conninfo";
import { serveStatic } from "@hono/node-server/serve-static";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { type Context, Hono } from "hono";
import { sql } from "kysely";
import type { Db } from "~/db/schema";
import { publicRevision } from "./consultations/revision.queries.server";
import { sweepFault } from "./operations/heartbeat.server";
import { bearsToken, openMetrics } from "./operations/metrics.server";
import { canonicalPath, isSayable, loggedPath } from "./platform/address-spelling";
import { callerAddress } from "./platform/caller-address";
import type { Platform } from "./platform/context";
import type { Env } from "./platform/env.server";
import type { Log } from "./platform/log.server";
import { isOutage } from "./platform/outage";
import { PageCache } from "./platform/page-cache.server";
import { isForPrograms, plainError } from "./platform/plain-error";
import { publicPage } from "./platform/public-pages";
import { isOwnWrite, READS } from "./platform/same-origin.server";
import { mostBytes, type SentBody, sentBody } from "./platform/sent-body.server";

type Variables = { requestId: string; nonce: string; sent: SentBody | null };

/** A page is read or a form is sent; programs are told by their interface what an address takes. */
const METHODS = new Set(["GET", "HEAD", "POST"]);
const PROGRAM_METHODS = new Set([...METHODS, "OPTIONS", "PUT", "PATCH", "DELETE"]);

/** The pool waits less than three seconds for a connection; a crowd is through in a few more. */
const RETRY_SECONDS = "5";

/** Who asks whether the site is ready does not wait longer. */
const READY_MS = 5_000;

export type SiteParts = {
  db: Db;
  env: Env;
  log: Log;
  now: () => Date;
  /** A function where sources are compiled when asked for, during development. */
  build: ServerBuild | (() => Promise<ServerBuild>);
};

/** The whole site as one fetch function: limits, headers, static files, page cache, health, Remix. */
export function createSite(parts: SiteParts): Hono<{ Variables: Variables }> {
  const { db, env, log, build } = parts;
  const began = performance.now();
  const metrics = openMetrics(db);
  const cache = new PageCache();
  const remix = createRequestHandler(build, process.env.NODE_ENV);
  const site = new Hono<{ Variables: Variables }>();
  const platform: Platform = {
    db,
    env,
    log,
    now: parts.now,
    forgetPages: (slug) => cache.forget(slug),
  };

  site.use(async (c, next) => {
    const began = performance.now();
    c.set("requestId", randomBytes(6).toString("hex"));
    c.set("nonce", randomBytes(16).toString("base64"));
    await next();
    const ms = performance.now() - began;
    metrics.observe({ method: c.req.method, path: c.req.path, status: c.res.status, ms });
    // The development server adds inline scripts of its own.
    protect(c, typeof build !== "function");
    log.info(
      {
        requestId: c.get("requestId"),
        method: c.req.method,
        path: loggedPath(c.req.path),
        status: c.res.status,
        ms: Math.round(ms),
      },
      "request",
    );
  });

  site.use(async (c, next) => {
    const sent = READS.has(c.req.method) ? null : sentBody(c.req.raw, mostBytes(c.req.path));
    c.set("sent", sent);
    if (sent) c.req.raw = sent.request;
    await next();
    if (sent && !(await sent.passOver())) c.res.headers.set("Connection", "close");
  });

  site.use((c, next) => {
    const url = new URL(c.req.url);
    if (!isSayable(url)) return Promise.resolve(plainError(c, 404));
    const path = canonicalPath(url.pathname);
    // What writes was made from a page of ours, or is refused like any other.
    if (path === url.pathname || !READS.has(c.req.method)) return next();
    return Promise.resolve(c.redirect(path + url.search, 308));
  });

  site.onError((error, c) => {
    const requestId = c.get("requestId");
    log.error({ requestId, error: error.stack ?? String(error) }, "request failed");
    return plainError(c, isOutage(error) ? 503 : 500);
  });

  site.get("/healthz", (c) => c.json({ ok: true }));
  site.get("/readyz", async (c) => {
    const silence = "数据库没有应答";
    const answer = sql`select 1`.execute(db).then(
      () => sweepFault(db, (performance.now() - began) / 1000),
      () => silence,
    );
    const fault = await Promise.race([answer, setTimeout(READY_MS, silence, { ref: false })]);
    return fault ? c.json({ ready: false, fault }, 503) : c.json({ ready: true });
  });

  const { metricsToken } = env;
  site.get("/metrics", async (c, next) => {
    if (metricsToken === null) return next();
    if (!bearsToken(c.req.header("Authorization"), metricsToken)) return c.text("令牌不对\n", 403);
    return c.body(await metrics.text(), 200, { "Content-Type": metrics.contentType });
  });

  site.use(
    "/assets/*",
    serveStatic({
      root: "build/client",
      onFound: (_, c) => c.header("Cache-Control", "public, max-age=31536000, immutable"),
    }),
  );
  site.use("/*", async (c, next) => {
    if (!/\.(svg|js|txt|png|ico|webmanifest)$/.test(c.req.path)) return next();
    return serveStatic({
      root: "build/client",
      onFound: (_, c) => c.header("Cache-Control", "public, max-age=3600"),
    })(c, next);
  });

  site.use((c, next) => {
    const known = isForPrograms(c.req.path) ? PROGRAM_METHODS : METHODS;
    if (known.has(c.req.method)) return next();
    c.header("Allow", [...known].join(", "));
    return Promise.resolve(plainError(c, 405));
  });
  site.use(async (c, next) => {
    if (isOwnWrite(c.req.raw, env.publicOrigin ?? new URL(c.req.url).origin)) return next();
    return plainError(c, 403);
  });

  site.use((c, next) =>
    c.get("sent")?.isTooLarge() ? Promise.resolve(plainError(c, 413)) : next(),
  );

  site.all("*", async (c) => {
    const render = async (request: Request) => {
      const fault = { outage: false };
      const response = await remix(withOwnAddress(request, env), {
        ...platform,
        requestId: c.get("requestId"),
        nonce: c.get("nonce"),
        address: addressOf(c, env),
        fault,
      });
      // What went wrong then is that it could not be read on.
      if (c.get("sent")?.isTooLarge()) return plainError(c, 413);
      if (response.status < 500) return response;
      const status = fault.outage ? 503 : 500;
      // Where no page of ours says what failed, the framework has an English word for it.
      const bare = response.headers.get("Content-Type")?.startsWith("text/plain") ?? true;
      return bare
        ? plainError(c, status)
        : new Response(response.body, { status, headers: response.headers });
    };
    const { raw } = c.req;
    const page = READS.has(raw.method) ? publicPage(new URL(raw.url)) : null;
    const revision = page && (await publicRevision(db, page.slug));
    if (!page || revision === null) return render(raw);
    // Made as for GET, so that what a HEAD asked for can be given to a GET.
    return cache.respond(raw, page.address, revision, () =>
      render(new Request(new URL(page.address, raw.url), { headers: raw.headers })),
    );
  });
  return site;
}

/** Headers that every answer carries. */
function protect(c: Context<{ Variables: Variables }>, contentPolicy: boolean): void {
  const headers = c.res.headers;
  const html = headers.get("Content-Type")?.startsWith("text/html") ?? false;
  headers.set("X-Request-Id", c.get("requestId"));
  if (c.res.status === 503) headers.set("Retry-After", RETRY_SECONDS);
  headers.set("X-Content-Type-Options", "nosniff");
  if (!headers.has("Referrer-Policy")) headers.set("Referrer-Policy", "same-origin");
  headers.set("X-Frame-Options", "DENY");
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
  if (!headers.has("Cache-Control") && !headers.has("ETag"))
    headers.set("Cache-Control", "no-store");
  if (!html || !contentPolicy) return;
  const office = c.req.path.startsWith("/office");
  headers.set(
    "Content-Security-Policy",
    [
      "default-src 'none'",
      `script-src 'self'${office ? ` 'nonce-${c.get("nonce")}'` : ""}`,
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join("; "),
  );
}

/** The request with the origin that the site is known by; a client's forwarded headers are dropped. */
function withOwnAddress(request: Request, env: Env): Request {
  const url = new URL(request.url);
  // What Remix once asked loaders by; it would only be answered with a complaint in the log.
  if (url.searchParams.has("_data")) url.searchParams.delete("_data");
  const target = env.publicOrigin ? env.publicOrigin + url.pathname + url.search : url.href;
  const own = new Request(target, request);
  for (const name of ["X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-For", "Forwarded"])
    own.headers.delete(name);
  // Remix compares Origin with Host, which a proxy may have changed.
  own.headers.set("Host", new URL(target).host);
  return own;
}

function addressOf(c: Context, env: Env): string {
  const forwarded = env.trustProxy ? c.req.header("X-Forwarded-For") : undefined;
  return callerAddress(forwarded, socketOf(c));
}

function socketOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? "";
  } catch {
    return "127.0.0.1"; // called without a socket
  }
}
