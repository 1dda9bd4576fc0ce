import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";

/** Vite in front of the site: sources are compiled when asked for, and again when they change. */
export async function startDevServer(dataDir: string) {
  const vite = await import("vite");
  const server = await vite.createServer({
    configFile: "remix.config.js",
    cacheDir: join(dataDir, "vite"),
    server: { middlewareMode: true, hmr: false },
    appType: "custom",
  });
  return {
    build: () =>
      server.ssrLoadModule("virtual:remix/server-build") as unknown as Promise<ServerBuild>,
    handle: (request: IncomingMessage, response: ServerResponse, next: () => void) =>
      server.middlewares(request, response, next),
    close: () => server.close(),
  };
}
