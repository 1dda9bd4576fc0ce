import { live } from "../life";

live(20_000, async (life) => {
  const { exitWith, helpIfAsked, openDatabase, readEnvOrExit } = await import("./start");
  helpIfAsked(`
用法：npm run worker

单独运行后台任务（到期截止、分析意见等），可以同时运行多个。须设置 DATABASE_URL；
没有 DATABASE_URL 时，后台任务在网站进程里运行，不需要这个命令。
收到 SIGTERM 或 Ctrl-C 后不再领取任务，等正在做的任务做完再退出；8 秒内做不完的交还队列，重新做。

  --help  显示本说明
`);
  const env = readEnvOrExit();
  if (env.databaseUrl === null)
    exitWith(
      2,
      "单独运行后台任务须设置 DATABASE_URL：内置数据库只能由一个进程打开，它的后台任务在 npm start 里运行。",
    );
  const { openLog } = await import("~/app/platform/log.server");
  const { pendingMigrations } = await import("~/db/migrate");
  const { startWorker } = await import("../worker");
  const { db } = await life.hold(openDatabase(env), (database) => database.close());
  const pending = await pendingMigrations(db);
  if (pending.length > 0) {
    process.stderr.write(
      `数据库结构不是最新的，请先执行 npm run migrate（缺 ${pending.join("、")}）。\n`,
    );
    return life.end(3);
  }
  await life.hold(startWorker(db, openLog(env.logLevel), env), (worker) => worker.stop(8_000));
  process.stdout.write("后台任务已开始运行。\n");
});
