import { mailOffice as mail } from "~/app/subscriptions/mail-office.server";
import type { JobPayload } from "./catalogue";
import type { JobContext } from "./context";

export async function mailOffice(
  { db, log, env }: JobContext,
  payload: JobPayload<"mail-office">,
): Promise<void> {
  const letters = await mail(db, env.personalDataKey, payload);
  log.info({ ...payload, letters }, "office written to");
}
