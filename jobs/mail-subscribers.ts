import { mailSubscribers as mail } from "~/app/subscriptions/mail-subscribers.server";
import type { JobPayload } from "./catalogue";
import type { JobContext } from "./context";

export async function mailSubscribers(
  { db, log }: JobContext,
  payload: JobPayload<"mail-subscribers">,
): Promise<void> {
  log.info({ ...payload, letters: await mail(db, payload) }, "subscribers written to");
}
