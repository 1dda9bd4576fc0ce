import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { officeBySlug } from "~/app/accounts/offices.server";
import { createConsultation } from "~/app/consultations/create-consultation.server";
import { draftForOffice } from "~/app/consultations/office-consultations.queries.server";
import { publishConsultation } from "~/app/consultations/publish-consultation.server";
import { isShorterThanUsual } from "~/app/consultations/window";
import { takeInDocument } from "~/app/drafts/take-in-document";
import { DomainError } from "~/app/platform/errors";
import { migrateToLatest } from "~/db/migrate";
import type { Db } from "~/db/schema";
import { VISIBILITIES } from "~/db/tables/consultations";
import { exitWith, helpIfAsked, openDatabase, readEnvOrExit } from "./start";

const SHORT_REASON = "因工作需要，征求意见期限少于三十日。";

helpIfAsked(`
用法：npm run -s publish -- 文件 --office 单位代号 --opens 时间 --closes 时间 [选项]

不经浏览器公布一份纯文本文稿，标准输出只打印它的代号（网址 /consultations/代号）。

  --office 代号        起草单位（用 npm run -s admin -- add office 设立）
  --opens 时间         开始接收意见的时间，ISO 8601，须带时区，如 2026-10-11T00:00:00+08:00
  --closes 时间        截止时间：这一刻起不再接收；当日24时写作次日 00:00:00
  --visibility 方式    never（不公开）、reviewed（审核后公开，默认）、at-once（提交后立即公开）
  --reason 理由        少于 30 天的理由，会公开；不给时写“${SHORT_REASON}”
  --help               显示本说明

内置数据库同时只能由一个进程打开：网站正在运行时，本命令会被拒绝。
`);

const instant = (name: string) =>
  z.iso
    .datetime({
      offset: true,
      error: `--${name} 须为带时区的 ISO 8601 时间，如 2026-10-11T00:00:00+08:00`,
    })
    .transform((text) => new Date(text));

const given = z.object({
  file: z.string("请给出一个文件，例如：npm run -s publish -- 征求意见稿.txt --office fgw …"),
  office: z.string("请用 --office 给出单位代号"),
  opens: instant("opens"),
  closes: instant("closes"),
  visibility: z
    .enum(VISIBILITIES, `--visibility 只能是 ${VISIBILITIES.join("、")}`)
    .default("reviewed"),
  reason: z.string().trim().min(1).default(SHORT_REASON),
});

type Given = z.output<typeof given>;

const asked = readArguments();
const { text, outline } = readFileOrExit(asked.file);
const database = await openDatabase(readEnvOrExit());
try {
  await migrateToLatest(database.db);
  process.stdout.write(`${await publish(database.db, asked)}\n`);
} catch (error) {
  if (!(error instanceof DomainError)) throw error;
  process.stderr.write(
    `${Object.values(error.detail.fields ?? { error: error.message }).join("\n")}\n`,
  );
  process.exitCode = 2;
} finally {
  await database.close();
}

async function publish(db: Db, { file, office: slug, opens, closes, visibility, reason }: Given) {
  const office = await officeBySlug(db, slug);
  if (!office)
    throw new DomainError("invalid", { fields: { office: `没有代号为“${slug}”的单位。` } });
  if (opens >= closes)
    throw new DomainError("invalid", { fields: { closes: "--closes 须晚于 --opens。" } });
  if (outline.clauses.length === 0)
    throw new DomainError("invalid", { fields: { file: "文稿中没有找到可以公布的条款。" } });
  const created = await createConsultation(db, new Date(), {
    officeId: office.id,
    officeSlug: office.slug,
    officerId: null,
    sourceName: basename(file),
    sourceText: text,
    outline,
  });
  const draft = await draftForOffice(db, office.id, created.slug);
  await publishConsultation(db, { officeId: office.id, officerId: null }, created.id, {
    title: draft!.title,
    summary: "",
    opensAt: opens,
    closesAt: closes,
    shortWindowReason: isShorterThanUsual(opens, closes) ? reason : null,
    visibility,
    fields: draft!.fields,
  });
  return created.slug;
}

function readArguments(): Given {
  const parsed = given.safeParse(argumentsOrExit());
  if (!parsed.success) exitWith(2, ...parsed.error.issues.map((issue) => issue.message));
  return parsed.data;
}

function argumentsOrExit() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        office: { type: "string" },
        opens: { type: "string" },
        closes: { type: "string" },
        visibility: { type: "string" },
        reason: { type: "string" },
      },
    });
    if (positionals.length > 1) exitWith(2, "一次只能公布一个文件。");
    return { ...values, file: positionals[0] };
  } catch (error) {
    exitWith(2, `参数不认识：${error instanceof Error ? error.message : String(error)}`);
  }
}

function readFileOrExit(file: string) {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch {
    exitWith(2, `无法读取文件“${file}”。`);
  }
  const document = takeInDocument({ bytes });
  if ("fault" in document) exitWith(2, document.fault);
  return document;
}
