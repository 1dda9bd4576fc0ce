import { openFiles, outboxFolder } from "./files.server";
import type { MailSettings } from "./mail-settings";
import { openResend } from "./resend.server";
import { openSmtp } from "./smtp.server";
import type { Transport } from "./transport";

/** The way that letters leave this machine by. */
export function openTransport({ via }: MailSettings, dataDir: string): Transport {
  if (via.kind === "resend") return openResend(via.apiKey, via.baseUrl);
  if (via.kind === "smtp") return openSmtp(via.url);
  return openFiles(outboxFolder(dataDir));
}
