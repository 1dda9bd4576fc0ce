import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { z } from "zod";
import { addOfficer, officerForm } from "~/app/accounts/officers.server";
import { addOffice, officeBySlug, officeForm } from "~/app/accounts/offices.server";
import { unitIdsFor } from "~/app/accounts/units.server";
import { DomainError } from "~/app/platform/errors";
import { migrateToLatest } from "~/db/migrate";
import type { Db } from "~/db/schema";
import { ROLES } from "~/db/tables/accounts";
import { exitWith, helpIfAsked, openDatabase, readEnvOrExit } from "./start";

helpIfAsked(`
用法：
  npm run -s admin -- add office  --slug 代号 --name 名称
  npm run -s admin -- add officer --office 代号 --email 邮箱 --name 姓名 --role 角色
                                  [--unit 责任单位] [--password-stdin]
  （add-office、add-officer 亦可）

设立起草单位，或给单位添加工作人员。

  --slug 代号          用在网址里：小写字母、数字和连字符
  --role 角色          administrator（管理员）、drafter（经办人）、liaison（联络员）、approver（审核人）
  --unit 责任单位      联络员所代表的责任单位，名单里没有时自动加入
  --password-stdin     从标准输入读取密码（一行）；不给时生成一个并打印
  --help               显示本说明

内置数据库同时只能由一个进程打开：网站正在运行时，本命令会被拒绝。
`);

const text = (option: string) =>
  z.string(`请用 --${option} 给出内容`).trim().min(1, `请用 --${option} 给出内容`);

const officeOptions = z.object({ slug: text("slug"), name: text("name") });
const officerOptions = z.object({
  office: text("office"),
  email: text("email"),
  name: text("name"),
  role: z.enum(ROLES, `--role 只能是 ${ROLES.join("、")}`),
  unit: z.string().trim().min(1, "--unit 不能为空").max(100).optional(),
});

const { words, values } = argumentsOrExit();
switch (words.join(" ").replace("-", " ")) {
  case "add office": {
    const form = readOrExit(officeForm, readOrExit(officeOptions, values));
    await onDatabase(async (db) => {
      await addOffice(db, form);
      return `已设立单位：${form.name}（${form.slug}）`;
    });
    break;
  }
  case "add officer": {
    const options = readOrExit(officerOptions, values);
    const typed = values["password-stdin"] ? await passwordFromInput() : null;
    const password = typed ?? generatedPassword();
    await onDatabase(async (db) => {
      await addOfficerOf(db, options, password);
      return `已添加工作人员：${options.email}${typed === null ? `\n初始密码：${password}` : ""}`;
    });
    break;
  }
  default:
    exitWith(2, "要做什么？请写 add office 或 add officer；--help 显示说明。");
}

async function addOfficerOf(db: Db, options: z.output<typeof officerOptions>, password: string) {
  const office = await officeBySlug(db, options.office);
  if (!office)
    throw new DomainError("invalid", { fields: { office: `没有代号为“${options.office}”的单位` } });
  const { unit, role } = options;
  const unitId =
    role === "liaison" && unit ? (await unitIdsFor(db, office.id, [unit])).get(unit) : null;
  const { email, name } = options;
  const form = officerForm.safeParse({ email, name, role, unitId, password });
  if (!form.success)
    throw new DomainError("invalid", {
      fields: Object.fromEntries(form.error.issues.map((issue) => [issue.path[0], issue.message])),
    });
  await addOfficer(db, office.id, null, form.data);
}

/** Runs on the migrated database; a refusal ends the program with its sentences. */
async function onDatabase(act: (db: Db) => Promise<string>): Promise<void> {
  const database = await openDatabase(readEnvOrExit());
  try {
    await migrateToLatest(database.db);
    process.stdout.write(`${await act(database.db)}\n`);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const sentences = Object.values(error.detail.fields ?? { error: error.message });
    process.stderr.write(`${sentences.join("\n")}\n`);
    process.exitCode = 2;
  } finally {
    await database.close();
  }
}

function argumentsOrExit() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        slug: { type: "string" },
        name: { type: "string" },
        office: { type: "string" },
        email: { type: "string" },
        role: { type: "string" },
        unit: { type: "string" },
        "password-stdin": { type: "boolean" },
      },
    });
    return { values, words: positionals };
  } catch (error) {
    exitWith(2, `参数不认识：${error instanceof Error ? error.message : String(error)}`);
  }
}

function readOrExit<S extends z.ZodType>(schema: S, given: unknown): z.output<S> {
  const parsed = schema.safeParse(given);
  if (!parsed.success) exitWith(2, ...parsed.error.issues.map((issue) => issue.message));
  return parsed.data;
}

async function passwordFromInput(): Promise<string> {
  let input = "";
  for await (const chunk of process.stdin) input += chunk;
  return input.replace(/\r?\n$/, "");
}

/** Twenty letters and digits that cannot be taken for one another: about 98 bits. */
function generatedPassword(): string {
  const letters = "abcdefghijkmnpqrstuvwxyz23456789";
  return Array.from({ length: 20 }, () => letters[randomInt(letters.length)]).join("");
}
