import { z } from "zod";

/** How letters leave this machine, and under which name. */
export type MailSettings = {
  via:
    | { kind: "files" }
    | { kind: "smtp"; url: string }
    /** `baseUrl` null: the provider's own address. */
    | { kind: "resend"; apiKey: string; baseUrl: string | null };
  /** An address, or 名称 <地址>. */
  from: string;
  /** Letters a second, of all workers together; files are not limited. */
  perSecond: number;
  /** Where the links in letters lead; without a slash at the end. */
  origin: string;
};

/** 某市征求意见 <no-reply@example.cn>, or the address alone. */
const SENDER =
  /^(?:[^<>\r\n"]{1,80}\s*<[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+)$/;

export const mailVariables = {
  RESEND_API_KEY: z.string().min(8, "RESEND_API_KEY 太短，请核对").optional(),
  RESEND_BASE_URL: z
    .string()
    .regex(/^https?:\/\/[^/]+$/, "RESEND_BASE_URL 须为不带路径的网址")
    .optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, "SMTP_URL 须形如 smtps://用户:密码@主机:465")
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(SENDER, "MAIL_FROM 须为电子邮箱，或者形如 某市征求意见 <no-reply@example.cn>")
    .optional(),
  MAIL_PER_SECOND: z.coerce
    .number("MAIL_PER_SECOND 须为 0.1–1000 的数")
    .min(0.1, "MAIL_PER_SECOND 须为 0.1–1000 的数")
    .max(1000, "MAIL_PER_SECOND 须为 0.1–1000 的数")
    .default(2),
};

type Given = Record<string, string | undefined>;

/** What single variables cannot say: how they hang together. */
export function mailFaults(given: Given): string[] {
  const faults: string[] = [];
  if (given.RESEND_API_KEY && given.SMTP_URL)
    faults.push("RESEND_API_KEY 和 SMTP_URL 只能设置一个：信件只从一条路发出");
  const transport = given.RESEND_API_KEY ? "RESEND_API_KEY" : given.SMTP_URL ? "SMTP_URL" : null;
  if (transport && !given.MAIL_FROM)
    faults.push(`设置 ${transport} 时须设置 MAIL_FROM：信件须有发件地址`);
  if (transport && !given.PUBLIC_ORIGIN)
    faults.push(`设置 ${transport} 时须设置 PUBLIC_ORIGIN：信中的链接须指向网站的公开网址`);
  return faults;
}

/** `here` is the site's address on this machine, for letters that only become files. */
export function mailOf(
  v: {
    RESEND_API_KEY?: string;
    RESEND_BASE_URL?: string;
    SMTP_URL?: string;
    MAIL_FROM?: string;
    MAIL_PER_SECOND: number;
    PUBLIC_ORIGIN?: string;
  },
  here: string,
): MailSettings {
  return {
    via: v.RESEND_API_KEY
      ? { kind: "resend", apiKey: v.RESEND_API_KEY, baseUrl: v.RESEND_BASE_URL ?? null }
      : v.SMTP_URL
        ? { kind: "smtp", url: v.SMTP_URL }
        : { kind: "files" },
    from: v.MAIL_FROM ?? "逐条征求意见 <no-reply@localhost.localdomain>",
    perSecond: v.MAIL_PER_SECOND,
    origin: v.PUBLIC_ORIGIN ?? here,
  };
}
