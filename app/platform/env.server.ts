import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { type MailSettings, mailFaults, mailOf, mailVariables } from "./mail/mail-settings";
import type { SigningKeys } from "./signing-keys.server";
import { signingFaults, signingKeysOf, signingVariables } from "./signing-settings.server";

const yesNo = z.enum(["on", "off"]);

const schema = z.object({
  PORT: z.coerce.number("PORT 须为 0–65535 的整数").int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATA_DIR: z.string().min(1).default(".data"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "DATABASE_URL 须以 postgres:// 开头")
    .optional(),
  DATABASE_POOL: z.coerce
    .number("DATABASE_POOL 须为 1–200 的整数")
    .int()
    .min(1)
    .max(200)
    .default(10),
  PERSONAL_DATA_KEY: z
    .string()
    .refine((key) => Buffer.from(key, "base64").length === 32, {
      message:
        "PERSONAL_DATA_KEY 须为 32 字节密钥的 base64 文本（可用 openssl rand -base64 32 生成）",
    })
    .optional(),
  ...signingVariables,
  PUBLIC_ORIGIN: z
    .string()
    .regex(/^https?:\/\/[^/]+$/, "PUBLIC_ORIGIN 须为不带路径的网址，如 https://yijian.example.cn")
    .optional(),
  TRUST_PROXY: yesNo.default("off"),
  WORKER: z.enum(["inside", "off"]).default("inside"),
  METRICS_TOKEN: z.string().min(16, "METRICS_TOKEN 至少 16 个字符").optional(),
  DEMONSTRATION: yesNo.optional(),
  CITY_NAME: z.string().min(1).max(40).optional(),
  ...mailVariables,
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

export type Env = {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string | null;
  databasePool: number;
  personalDataKey: Buffer;
  /** What receipts and the registers of comments are signed with. */
  signingKeys: SigningKeys;
  /** null: taken from each request's own Host, which is right without a proxy. */
  publicOrigin: string | null;
  trustProxy: boolean;
  worker: "inside" | "off";
  /** What who reads /metrics must bear; null: nobody reads them. */
  metricsToken: string | null;
  demonstration: boolean;
  mail: MailSettings;
  /** Shown in the masthead. */
  cityName: string | null;
  logLevel: "debug" | "info" | "warn" | "error" | "silent";
};

/** Every fault of the configuration, one sentence each. */
export class BadConfiguration extends Error {
  constructor(readonly faults: string[]) {
    super(faults.join("\n"));
    this.name = "BadConfiguration";
  }
}

/** Reads the environment once. Throws `BadConfiguration` with every fault found. */
export function readEnv(source: Record<string, string | undefined>): Env {
  // An empty variable is an absent one: that is how compose files leave things out.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  const faults = parsed.success ? [] : parsed.error.issues.map(sentenceFor);
  if (given.DATABASE_URL && !given.PERSONAL_DATA_KEY)
    faults.push(
      "使用 DATABASE_URL 时须设置 PERSONAL_DATA_KEY：个人信息用它加密，各台机器须用同一把（可用 openssl rand -base64 32 生成）",
    );
  faults.push(...mailFaults(given));
  faults.push(...signingFaults(given));
  if (!parsed.success || faults.length > 0) throw new BadConfiguration(faults);
  const v = parsed.data;
  const dataDir = resolve(v.DATA_DIR);
  // Sign-ins that are printed on a terminal belong to a trial on one machine.
  const demonstration = v.DEMONSTRATION ? v.DEMONSTRATION === "on" : !v.DATABASE_URL;
  return {
    port: v.PORT,
    host: v.HOST,
    dataDir,
    databaseUrl: v.DATABASE_URL ?? null,
    databasePool: v.DATABASE_POOL,
    personalDataKey: Buffer.from(
      v.PERSONAL_DATA_KEY ?? keyInDataDir(dataDir, "personal-data.key"),
      "base64",
    ),
    signingKeys: signingKeysOf(
      v.RECEIPT_SIGNING_KEY ?? keyInDataDir(dataDir, "receipt-signing.key"),
      v.RECEIPT_RETIRED_KEYS,
    ),
    publicOrigin: v.PUBLIC_ORIGIN ?? null,
    trustProxy: v.TRUST_PROXY === "on",
    worker: v.WORKER,
    metricsToken: v.METRICS_TOKEN ?? null,
    demonstration,
    mail: mailOf(v, `http://${v.HOST === "127.0.0.1" ? "localhost" : v.HOST}:${v.PORT}`),
    cityName: v.CITY_NAME ?? (demonstration ? "澄江市（演示）" : null),
    logLevel: v.LOG_LEVEL,
  };
}

function sentenceFor(issue: z.core.$ZodIssue): string {
  const name = String(issue.path[0]);
  if (issue.message.includes(name)) return issue.message;
  if (issue.code === "invalid_value") return `${name} 只能是：${issue.values.join("、")}`;
  return `${name} 的值不合要求：${issue.message}`;
}

/** The embedded database keeps its own keys of 32 bytes beside it, made at the first start. */
function keyInDataDir(dataDir: string, name: string): string {
  const file = join(dataDir, name);
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, randomBytes(32).toString("base64"), { mode: 0o600, flag: "wx" });
  }
  return readFileSync(file, "utf8").trim();
}
