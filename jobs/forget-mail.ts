import { forgetMail as forget } from "~/app/mail/forget-mail.server";
import { forgetRequests } from "~/app/subscriptions/forget-requests.server";
import type { JobContext } from "./context";

export async function forgetMail({ db, log }: JobContext): Promise<void> {
  log.info({ recipients: await forget(db), requests: await forgetRequests(db) }, "mail forgotten");
}
