import type { z } from "zod";
import { readReceiptCode } from "~/app/comments/receipt-code";
import { paths } from "~/app/paths";
import { plainText } from "~/app/platform/plain-text";
import type { PublicKey } from "~/app/platform/signing-keys.server";
import { faultWords } from "~/app/proof/verify/faults";
import { type Ask, NothingToCheck, publishedKeysOf } from "~/app/proof/verify/outside";
import { savedRegister, toSave } from "~/app/proof/verify/saved-register";
import {
  type ReceiptFileRead,
  receiptFileRead,
  verifyReceipt,
} from "~/app/proof/verify/verify-receipt";
import { verifyRegister } from "~/app/proof/verify/verify-register";

export type OutsideOptions = {
  pinned?: PublicKey[];
  site?: string;
  save?: "" | ((text: string) => void);
  since?: string;
  text?: string;
  suggestion?: string;
  readFile: (file: string) => string;
  /** Asks the site at this origin. */
  ask: (origin: string) => Ask;
};

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Checks what a stranger can see. Gives the exit code; throws `NothingToCheck`. */
export async function verifyFromOutside(target: string, options: OutsideOptions): Promise<number> {
  const url = /^https?:\/\//.test(target) && URL.canParse(target) ? new URL(target) : null;
  const [, kind, name] =
    /^(?:\/api\/v1)?\/(consultations|receipts)\/([^/]+)/.exec(url?.pathname ?? "") ?? [];
  if (url && kind === "consultations") return checkRegister(url.origin, name!, options);
  if (url && kind === "receipts") {
    const code = readReceiptCode(decodeURIComponent(name!));
    if (!code) throw new NothingToCheck("网址里的回执号不对。");
    const { status, body } = await options.ask(url.origin)(paths.api.receipt(code));
    if (status !== 200) throw new NothingToCheck(`取不到回执（${status}）。`);
    return checkReceipt(parsed(receiptFileRead, body, "回执"), { site: url.origin, ...options });
  }
  if (url) throw new NothingToCheck("网址须为 …/consultations/代号 或者 …/receipts/号码。");
  const text = options.readFile(target);
  return checkReceipt(parsed(receiptFileRead, json(text), "回执文件"), options);
}

async function checkRegister(origin: string, slug: string, options: OutsideOptions) {
  const saved =
    options.since === undefined || options.since === ""
      ? undefined
      : parsed(savedRegister, json(options.since), "--since 的文件");
  if (saved && saved.consultation !== slug)
    throw new NothingToCheck(`--since 的文件是“${saved.consultation}”的登记册，不是“${slug}”的。`);
  const { pinned } = options;
  const report = await verifyRegister(options.ask(origin), slug, { pinned, saved });
  const { register, faults, notes } = report;
  const size = register.head?.size ?? 0;
  say(
    `登记册“${slug}”：${size} 条登记，${register.heads.length} 个树根，${register.comments.length} 条公开意见。`,
  );
  if (register.head) say(`最新树根 ${register.head.root}（${register.head.at}）`);
  for (const { id, publicKey } of pinned ?? register.keys) say(`公钥 ${id} ${publicKey}`);
  for (const note of notes) say(`注意：${note}`);
  for (const fault of faults) say(`不符：${faultWords(fault)}`);
  if (options.save) options.save(`${JSON.stringify(toSave(register))}\n`);
  say(faults.length === 0 ? "全部相符。" : `共 ${faults.length} 处不符。`);
  return faults.length === 0 ? 0 : 1;
}

async function checkReceipt(file: ReceiptFileRead, options: OutsideOptions): Promise<number> {
  const site = options.site ?? file.site;
  if (!options.pinned && !site)
    throw new NothingToCheck("文件里没有写明网站，请用 --site 或者 --key 给出公钥的来处。");
  const keys = options.pinned ?? (await publishedKeysOf(options.ask(new URL(site!).origin)));
  const findings = verifyReceipt(file, keys, {
    body: asSubmitted(options.text),
    suggestion: asSubmitted(options.suggestion),
  });
  for (const { holds, words } of findings)
    say(`${holds === null ? "未核对" : holds ? "相符" : "不符"}：${words}`);
  return findings.every((finding) => finding.holds !== false) ? 0 : 1;
}

/** A file ends in a line end, and a form sends none of what stands around the words. */
const asSubmitted = (text: string | undefined) =>
  text ? plainText(text.replace(/\r\n?/g, "\n")).trim() : undefined;

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NothingToCheck("文件不是 JSON。");
  }
}

function parsed<S extends z.ZodType>(schema: S, given: unknown, what: string): z.output<S> {
  const read = schema.safeParse(given);
  if (!read.success) throw new NothingToCheck(`${what}的格式不对。`);
  return read.data;
}

/** Asks over HTTP, as anybody may; a busy site is asked again. */
export const askSite =
  (origin: string): Ask =>
  async (path) => {
    for (let attempt = 1; ; attempt++) {
      const response = await fetch(origin + path, {
        headers: { Accept: "application/json" },
      }).catch(() => null);
      if (!response) throw new NothingToCheck(`连不上 ${origin}。`);
      if (response.status === 503 && attempt < 5) {
        await new Promise((resolve) => setTimeout(resolve, attempt * 1_000));
        continue;
      }
      return { status: response.status, body: await response.json().catch(() => null) };
    }
  };
