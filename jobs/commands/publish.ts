import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { officeBySlug } from "~/app/accounts/offices.server";
import { confirmEverything } from "~/app/consultations/confirm-findings.server";
import { createConsultation } from "~/app/consultations/create-consultation.server";
import { draftForOffice } from "~/app/consultations/office-consultations.queries.server";
import { publishConsultation } from "~/app/consultations/publish-consultation.server";
import type { Finding } from "~/app/drafts/finding";
import { openFindings } from "~/app/drafts/findings";
import { documentReader } from "~/app/drafts/take-in-document.server";
import { DomainError } from "~/app/platform/errors";
import { migrateToLatest } from "~/db/migrate";
import type { Db } from "~/db/schema";
import { VISIBILITIES, WINDOW_RULES } from "~/db/tables/consultations";
import { exitWith, helpIfAsked, openDatabase, readEnvOrExit } from "./start";

const SHORT_REASON = "因工作需要，缩短征求意见的期限。";

helpIfAsked(`
用法：npm run -s publish -- 文件 --office 单位代号 --opens 时间 --closes 时间 [选项]

不经浏览器公布一份文稿（Word、PDF、网页、Markdown 或纯文本），标准输出只打印它的代号（网址 /consultations/代号）。

  --office 代号        起草单位（用 npm run -s admin -- add office 设立）
  --opens 时间         开始接收意见的时间，ISO 8601，须带时区，如 2026-10-11T00:00:00+08:00
  --closes 时间        截止时间：这一刻起不再接收；当日24时写作次日 00:00:00
  --visibility 方式    never（不公开）、reviewed（审核后公开，默认）、at-once（提交后立即公开）
  --rule 种类          按哪种文件的规定计算期限：decision（重大行政决策，默认）、legislation（法规、规章）、
                       market（同经营主体密切相关）、regulatory（其他规范性文件，按工作日）
  --reason 理由        期限较短的理由，会公开；不给时写“${SHORT_REASON}”
  --confirm-inferred   推断的和存疑的内容（标题取舍、遮盖的联系方式、缺失的数字、星号等）已由人核对，照读到的公布；
                       不给时，有这样的内容就不公布，并逐处列出。截止时间以 --closes 为准，不必确认
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
  file: z.string("请给出一个文件，例如：npm run -s publish -- 征求意见稿.docx --office fgw …"),
  office: z.string("请用 --office 给出单位代号"),
  opens: instant("opens"),
  closes: instant("closes"),
  visibility: z
    .enum(VISIBILITIES, `--visibility 只能是 ${VISIBILITIES.join("、")}`)
    .default("reviewed"),
  rule: z.enum(WINDOW_RULES, `--rule 只能是 ${WINDOW_RULES.join("、")}`).default("decision"),
  reason: z.string().trim().min(1).default(SHORT_REASON),
  "confirm-inferred": z.boolean().default(false),
});

type Given = z.output<typeof given>;

const asked = readArguments();
const { text, outline } = await readFileOrExit(asked.file);
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

async function publish(db: Db, asked: Given) {
  const { file, office: slug, opens, closes, visibility, reason } = asked;
  const office = await officeBySlug(db, slug);
  if (!office)
    throw new DomainError("invalid", { fields: { office: `没有代号为“${slug}”的单位。` } });
  if (opens >= closes)
    throw new DomainError("invalid", { fields: { closes: "--closes 须晚于 --opens。" } });
  if (outline.clauses.length === 0)
    throw new DomainError("invalid", { fields: { file: "文稿中没有找到可以公布的条款。" } });
  const open = openFindings(outline, new Set(), new Date(0)).filter(
    ({ place }) => place.part !== "window",
  );
  if (open.length > 0 && !asked["confirm-inferred"])
    throw new DomainError("unconfirmed", { fields: Object.fromEntries(listed(open)) });
  const created = await createConsultation(db, new Date(), {
    officeId: office.id,
    officeSlug: office.slug,
    officerId: null,
    sourceName: basename(file),
    sourceText: text,
    outline,
  });
  const by = { officeId: office.id, officerId: null };
  await confirmEverything(db, by, created.slug);
  const draft = await draftForOffice(db, office.id, created.slug);
  await publishConsultation(db, by, created.id, {
    title: draft!.title,
    summary: "",
    opensAt: opens,
    closesAt: closes,
    rule: asked.rule,
    shortWindowReason: reason,
    visibility,
    fields: draft!.fields,
  });
  return created.slug;
}

function* listed(open: readonly Finding[]): Generator<[string, string]> {
  yield ["", "没有公布。下面这些请核对；都无误时，加上 --confirm-inferred 再运行："];
  for (const { key, title, read, place } of open) {
    const where = place.part === "clause" ? `第 ${place.number} 条：` : "";
    yield [key, `  ${where}${title}${read ? `（${read.replaceAll("\n", " ")}）` : ""}`];
  }
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
        rule: { type: "string" },
        reason: { type: "string" },
        "confirm-inferred": { type: "boolean" },
      },
    });
    if (positionals.length > 1) exitWith(2, "一次只能公布一个文件。");
    return { ...values, file: positionals[0] };
  } catch (error) {
    exitWith(2, `参数不认识：${error instanceof Error ? error.message : String(error)}`);
  }
}

async function readFileOrExit(file: string) {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch {
    exitWith(2, `无法读取文件“${file}”。`);
  }
  const files = [{ name: basename(file), role: "auto" as const, bytes }];
  const document = await documentReader()({ files });
  if ("fault" in document) exitWith(2, document.fault);
  return document;
}
