import { migrateToLatest } from "~/db/migrate";
import { helpIfAsked, openDatabase, readEnvOrExit } from "./start";

helpIfAsked(`
用法：npm run -s migrate

把数据库（DATABASE_URL，未设置时是数据目录中的内置数据库）升级到现在的结构，可以反复执行。

  --help  显示本说明
`);

const database = await openDatabase(readEnvOrExit());
const done = await migrateToLatest(database.db);
await database.close();
process.stdout.write(
  done.length > 0 ? `已执行：${done.join("、")}\n` : "数据库结构已是最新，没有要执行的。\n",
);
