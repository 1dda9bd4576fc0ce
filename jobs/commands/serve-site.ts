import { createServer, type RequestListener, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { openLog } from "~/app/platform/log.server";
import { createSite } from "~/app/server";
import { plantDemonstration } from "~/db/demo/plant.server";
import { migrateToLatest } from "~/db/migrate";
import { loadBuild, loadIfBuilt } from "../build";
import { startDevServer } from "../dev-server";
import type { Life } from "../life";
import { startWorker } from "../worker";
import { openDatabase, readEnvOrExit } from "./start";

/** Running requests may end; after this, their connections are cut. */
const DRAIN_MS = 5_000;

const say = (line: string) => process.stdout.write(`${line}\n`);

export async function serveSite(life: Life, dev: boolean): Promise<void> {
  const env = readEnvOrExit();
  const log = openLog(env.logLevel);
  // Loading the pages and opening the database take long and wait for different things.
  if (!dev) loadIfBuilt().catch(() => {});
  const { db } = await life.hold(openDatabase(env), (database) => database.close());
  await migrateToLatest(db);
  const signIns = env.demonstration ? await plantDemonstration(db, env, new Date()) : null;
  const devServer = dev
    ? await life.hold(startDevServer(env.dataDir), (vite) => vite.close())
    : null;
  const build = devServer?.build ?? (await life.hold(loadBuild(say, life.ending)));
  const site = createSite({ db, env, log, now: () => new Date(), build });
  const answer = getRequestListener(site.fetch);
  const server = await life
    .hold(
      listen(env, (request, response) => {
        if (devServer) devServer.handle(request, response, () => void answer(request, response));
        else void answer(request, response);
      }),
      drain,
    )
    .catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EADDRINUSE") throw error;
      process.stderr.write(`无法启动：端口 ${env.port} 已被占用，请用 PORT 指定另一个端口。\n`);
      return null;
    });
  if (!server) return life.end(1);
  const { port } = server.address() as { port: number };
  say(`逐条已启动：http://${env.host === "127.0.0.1" ? "localhost" : env.host}:${port}`);
  if (signIns) say(signIns);
  if (env.worker === "inside")
    await life.hold(startWorker(db, log, env), (worker) => worker.stop(DRAIN_MS));
}

async function listen(at: { port: number; host: string }, answer: RequestListener) {
  const server = createServer(answer);
  server.requestTimeout = 60_000;
  server.headersTimeout = 20_000;
  await new Promise<void>((listening, failed) => {
    server.once("error", failed);
    server.listen(at.port, at.host, listening);
  });
  return server;
}

/** Takes no new connections, lets the running requests end. */
async function drain(server: Server): Promise<void> {
  // A connection that is kept alive becomes idle when its request has ended.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const late = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await new Promise<void>((closed) => {
    server.close(() => closed());
    server.closeIdleConnections();
  });
  clearInterval(idle);
  clearTimeout(late);
}
