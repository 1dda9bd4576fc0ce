import { openLog } from "~/app/platform/log.server";
import { pendingMigrations } from "~/db/migrate";
import { startWorker } from "../worker";
import { exitWith, helpIfAsked, openDatabase, readEnvOrExit } from "./start";

helpIfAsked(`
用法：npm run worker

单独运行后台任务（到期截止、分析意见等），可以同时运行多个。须设置 DATABASE_URL；
没有 DATABASE_URL 时，后台任务在网站进程里运行，不需要这个命令。
收到 SIGTERM 或 Ctrl-C 后不再领取任务，等正在做的任务做完再退出。

  --help  显示本说明
`);

const env = readEnvOrExit();
if (env.databaseUrl === null)
  exitWith(
    2,
    "单独运行后台任务须设置 DATABASE_URL：内置数据库只能由一个进程打开，它的后台任务在 npm start 里运行。",
  );
const database = await openDatabase(env);
const pending = await pendingMigrations(database.db);
if (pending.length > 0) {
  await database.close();
  exitWith(3, `数据库结构不是最新的，请先执行 npm run migrate（缺 ${pending.join("、")}）。`);
}
const worker = await startWorker(database.db, openLog(env.logLevel));
process.stdout.write("后台任务已开始运行。\n");

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), 60_000).unref();
    await worker.stop(45_000);
    await database.close();
    process.exit(0);
  });
