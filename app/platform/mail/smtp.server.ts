import { createTransport } from "nodemailer";
import { mailOptions } from "./message.server";
import { type Attempt, SEND_MS, type Transport } from "./transport";

/** At most so many connections to the mail server of the office at once. */
const CONNECTIONS = 3;

/** `sendMs` is the longest time of an attempt, in milliseconds. */
export function openSmtp(url: string, sendMs = SEND_MS): Transport {
  const timeouts = {
    connectionTimeout: sendMs / 3,
    greetingTimeout: sendMs / 3,
    socketTimeout: sendMs,
    dnsTimeout: sendMs / 3,
  };
  const pool = createTransport({
    url,
    pool: true,
    maxConnections: CONNECTIONS,
    ...timeouts,
  } as object);
  // An idle connection that the server closed is opened anew for the next letter.
  pool.on("error", () => {});
  return {
    name: "smtp",
    limited: true,
    send: async (letter) => {
      // What is given up leaves the pool too: sent from there later, it would arrive twice.
      const signal = AbortSignal.timeout(sendMs);
      try {
        const sent = await pool.sendMail({ ...mailOptions(letter), signal } as object);
        return { result: "sent", providerId: sent.messageId ?? null };
      } catch (error) {
        return attemptOf(signal.aborted ? { code: "ETIMEDOUT" } : (error as SmtpError));
      }
    },
    close: () => pool.close(),
  };
}

type SmtpError = { code?: string; responseCode?: number; command?: string };

/** What the server's answer means. Its own words may hold the address, so they are not kept. */
function attemptOf({ code, responseCode }: SmtpError): Attempt {
  // Nothing is wrong with this letter: the account or the sender has to be put right.
  if (code === "EAUTH" || code === "ENOAUTH" || responseCode === 535 || responseCode === 530)
    return { result: "busy", seconds: 600, because: "邮件服务器不接受登录，请核对 SMTP_URL" };
  if (code === "ETLS")
    return {
      result: "busy",
      seconds: 600,
      because: "与邮件服务器的加密连接没有建立，请核对 SMTP_URL",
    };
  if (responseCode === 421)
    return { result: "busy", seconds: 60, because: "邮件服务器暂停服务（421）" };
  if (responseCode && responseCode >= 500)
    return { result: "refused", because: `邮件服务器拒绝了这封信（${responseCode}）` };
  if (responseCode && responseCode >= 400)
    return { result: "later", because: `邮件服务器要求稍后再试（${responseCode}）` };
  if (code === "ETIMEDOUT") return { result: "later", because: "邮件服务器没有及时应答" };
  if (code === "EENVELOPE") return { result: "refused", because: "收件地址不能用于发信" };
  return { result: "later", because: `与邮件服务器的连接中断（${code ?? "未知错误"}）` };
}
