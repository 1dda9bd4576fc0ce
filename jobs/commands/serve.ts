import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { openLog } from "~/app/platform/log.server";
import { createSite } from "~/app/server";
import { plantDemonstration } from "~/db/demo/plant.server";
import { migrateToLatest } from "~/db/migrate";
import { loadBuild } from "../build";
import { startDevServer } from "../dev-server";
import { startWorker, type Worker } from "../worker";
import { openDatabase, readEnvOrExit } from "./start";

/** `npm start`: builds what is not built, migrates, plants the demonstration, serves and works. */
const dev = process.argv.includes("--dev");
process.env.NODE_ENV ??= dev ? "development" : "production";
const say = (line: string) => process.stdout.write(`${line}\n`);

const env = readEnvOrExit();
const database = await openDatabase(env);
let worker: Worker | null = null;
let server: Server | null = null;
let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop());

await migrateToLatest(database.db);
const signIns = env.demonstration ? await plantDemonstration(database.db, env, new Date()) : null;
const devServer = dev ? await startDevServer(env.dataDir) : null;
const build = devServer?.build ?? (await loadBuild(say));
const log = openLog(env.logLevel);
const site = createSite({ db: database.db, env, log, now: () => new Date(), build });
const listener = getRequestListener(site.fetch);
server = createServer((request, response) => {
  if (devServer) devServer.handle(request, response, () => void listener(request, response));
  else void listener(request, response);
});
server.requestTimeout = 60_000;
server.headersTimeout = 20_000;
server.on("error", (error: NodeJS.ErrnoException) => {
  const reason =
    error.code === "EADDRINUSE"
      ? `端口 ${env.port} 已被占用，请用 PORT 指定另一个端口。`
      : error.message;
  process.stderr.write(`无法启动：${reason}\n`);
  void stop(1);
});
server.listen(env.port, env.host, async () => {
  const address = server!.address() as { port: number };
  say(`逐条已启动：http://${env.host === "127.0.0.1" ? "localhost" : env.host}:${address.port}`);
  if (signIns) say(signIns);
  if (env.worker === "inside") worker = await startWorker(database.db, log);
});

/** Takes no new requests, lets the running ones and the jobs end, closes the database. */
async function stop(code = 0): Promise<void> {
  if (stopping) return;
  stopping = true;
  const force = setTimeout(() => process.exit(1), 20_000);
  force.unref();
  await new Promise<void>((done) => {
    if (!server?.listening) return done();
    server.close(() => done());
    server.closeIdleConnections();
  });
  await devServer?.close();
  await worker?.stop();
  await database.close();
  process.exit(code);
}
