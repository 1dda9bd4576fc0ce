import { type AuditFault, type AuditHead, checkAudit } from "~/app/accounts/audit-chain.server";
import { publishedKeys } from "~/app/platform/signing-keys.server";
import { checkStored } from "~/app/proof/verify/check-stored.server";
import { NothingToCheck } from "~/app/proof/verify/outside";
import { pendingMigrations } from "~/db/migrate";
import type { Db } from "~/db/schema";
import { openDatabase, readEnvOrExit } from "./start";

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Checks what only the operator can see. Gives the exit code; throws `NothingToCheck`. */
export async function verifyAtTheDatabase(asked: {
  audit: boolean;
  noted: readonly string[];
  /** The register to check; all of them where it is absent. */
  slug?: string;
}): Promise<number> {
  const noted = asked.noted.map(notedHead);
  const env = readEnvOrExit();
  const { db, close } = await openDatabase(env);
  try {
    if ((await pendingMigrations(db)).length > 0)
      throw new NothingToCheck("数据库结构不是最新的，请先执行 npm run migrate。");
    const faults = asked.audit
      ? await auditFaults(db, noted)
      : await storedFaults(db, publishedKeys(env.signingKeys), asked.slug);
    say(faults === 0 ? "全部相符。" : `共 ${faults} 处不符。`);
    return faults === 0 ? 0 : 1;
  } finally {
    await close();
  }
}

async function auditFaults(db: Db, noted: readonly AuditHead[]): Promise<number> {
  const { entries, heads, faults } = await checkAudit(db, noted);
  say(`操作记录 ${entries} 条。`);
  for (const { office, position, hash } of heads) say(`链头 ${office}:${position}:${hash}`);
  for (const fault of faults) say(`不符：${auditWords(fault)}`);
  return faults.length;
}

function auditWords(fault: AuditFault): string {
  switch (fault.kind) {
    case "changed":
      return `${fault.office} 的第 ${fault.entry} 号记录被改动了。`;
    case "removed":
      return `${fault.office} 的第 ${fault.entry} 号记录被删除了。`;
    case "not-chained":
      return `${fault.office} 的第 ${fault.entry} 号记录是绕过系统写进去的。`;
    case "gap":
      return `${fault.office} 的链缺第 ${fault.position} 节。`;
    case "not-as-noted":
      return `${fault.office} 的链在第 ${fault.position} 节与日志里记下的不一样：此前的记录被整个换过，或者被截断了。`;
  }
}

async function storedFaults(
  db: Db,
  keys: ReturnType<typeof publishedKeys>,
  slug: string | undefined,
): Promise<number> {
  let query = db
    .selectFrom("consultations")
    .select(["id", "slug"])
    .where("published_at", "is not", null)
    .orderBy("id");
  if (slug) query = query.where("slug", "=", slug);
  const consultations = await query.execute();
  if (slug && consultations.length === 0) throw new NothingToCheck(`没有公布过“${slug}”。`);
  let all = 0;
  for (const consultation of consultations) {
    const { comments, faults } = await checkStored(db, keys, consultation);
    say(`${consultation.slug}：${comments} 条登记，${faults.length} 处不符。`);
    for (const { code, words } of faults) say(`不符：${code ? `回执 ${code}：` : ""}${words}`);
    all += faults.length;
  }
  return all;
}

function notedHead(text: string): AuditHead {
  const [, office, position, hash] = /^([a-z0-9-]+):(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (!office) throw new NothingToCheck(`--noted 须写成 单位:条数:哈希，如日志所记：${text}`);
  return { office, position: Number(position), hash: hash! };
}
