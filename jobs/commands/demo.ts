import { parseArgs } from "node:util";
import { addOffice, officeBySlug } from "~/app/accounts/offices.server";
import { plantOfSize } from "~/db/demo/plant-consultations.server";
import { tendTables } from "~/db/embedded/tend-tables.server";
import { migrateToLatest } from "~/db/migrate";
import { exitWith, helpIfAsked, openDatabase, readEnvOrExit } from "./start";

helpIfAsked(`
npm run -s demo -- --comments 5000 [--office zjj]

植入一件已截止的演示征求意见，带有指定条数的意见（同样的条数得到同样的意见），并输出它的代号。
单位不存在时先设立。使用内置数据库时，请先停止正在运行的服务。
`);

const { values } = parseArgs({
  options: { comments: { type: "string" }, office: { type: "string", default: "zjj" } },
});
const count = Number(values.comments);
if (!Number.isInteger(count) || count < 1 || count > 1_000_000)
  exitWith(2, "请用 --comments 给出 1 至 1000000 之间的条数。");

const env = readEnvOrExit();
const database = await openDatabase(env);
const { db } = database;
await migrateToLatest(db);
const slug = values.office;
const officeId =
  (await officeBySlug(db, slug))?.id ?? (await addOffice(db, { slug, name: "澄江市演示单位" }));
const ground = { db, personalDataKey: env.personalDataKey, now: new Date(), officerIds: new Map() };
process.stdout.write(`${await plantOfSize(ground, officeId, count)}\n`);
if (database.kind === "folder") await tendTables(db);
await database.close();
