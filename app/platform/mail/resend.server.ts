import { Resend } from "resend";
import { messageId } from "./message.server";
import { type Attempt, SEND_MS, type Transport } from "./transport";

/** Where the provider does not say how long, in seconds. */
const BUSY_SECONDS = 60;
const LONGEST_BUSY_SECONDS = 24 * 3600;

export function openResend(
  apiKey: string,
  baseUrl: string | null,
  sendMs = SEND_MS,
  now: () => Date = () => new Date(),
): Transport {
  const resend = new Resend(apiKey, baseUrl ? { baseUrl } : {});
  return {
    name: "resend",
    limited: true,
    send: async (letter) => {
      const { from, to, subject, text, html, headers } = letter;
      const options = { idempotencyKey: letter.key, signal: AbortSignal.timeout(sendMs) };
      try {
        const answer = await resend.emails.send(
          {
            from,
            to,
            subject,
            text,
            html,
            headers: { ...headers, "Message-ID": messageId(letter) },
          },
          options,
        );
        if (answer.data) return { result: "sent", providerId: answer.data.id };
        return attemptOf(answer.error, answer.headers ?? {}, now());
      } catch {
        return { result: "later", because: "邮件服务商没有及时应答" };
      }
    },
    close: () => {},
  };
}

type Answer = { name?: string; statusCode?: number | null } | null;

/** What the provider's answer means. Its own words may hold the address, so they are not kept. */
function attemptOf(error: Answer, headers: Record<string, string>, now: Date): Attempt {
  const status = error?.statusCode ?? STATUS_OF[error?.name ?? ""] ?? null;
  if (status === null) return { result: "later", because: "与邮件服务商的连接中断" };
  if (status === 429)
    return {
      result: "busy",
      seconds: retryAfter(headers["retry-after"], now) ?? BUSY_SECONDS,
      because: "邮件服务商要求放慢（429）",
    };
  // Nothing is wrong with this letter: the key or the sender's domain has to be put right.
  if (status === 401 || status === 403)
    return {
      result: "busy",
      seconds: 600,
      because: `邮件服务商不接受密钥或者发件域名（${status}）`,
    };
  // Another worker's request with the same key is still under way.
  if (status === 409 && error?.name !== "invalid_idempotent_request")
    return { result: "later", because: "邮件服务商正在处理同一封信（409）" };
  if (status === 408 || status === 425)
    return { result: "later", because: `邮件服务商要求稍后再试（${status}）` };
  if (status >= 500) return { result: "later", because: `邮件服务商出错（${status}）` };
  return { result: "refused", because: `邮件服务商拒绝了这封信（${status}）` };
}

const STATUS_OF: Record<string, number> = {
  rate_limit_exceeded: 429,
  daily_quota_exceeded: 429,
  monthly_quota_exceeded: 429,
  missing_api_key: 401,
  restricted_api_key: 401,
  invalid_api_key: 403,
  invalid_from_address: 422,
  validation_error: 422,
  missing_required_field: 422,
  concurrent_idempotent_requests: 409,
  invalid_idempotent_request: 409,
  internal_server_error: 500,
};

/** Seconds of a Retry-After header, be it a number or a date; at most a day. */
export function retryAfter(value: string | undefined, now: Date): number | null {
  if (!value) return null;
  const seconds = /^\d+$/.test(value.trim())
    ? Number(value)
    : Math.ceil((Date.parse(value) - now.getTime()) / 1000);
  if (Number.isNaN(seconds)) return null;
  return Math.min(Math.max(seconds, 1), LONGEST_BUSY_SECONDS);
}
