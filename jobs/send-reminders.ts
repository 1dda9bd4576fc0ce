import { remind } from "~/app/consultations/remind.server";
import type { JobContext } from "./context";

export async function sendReminders({ db, log }: JobContext): Promise<void> {
  const sent = await remind(db);
  if (sent > 0) log.info({ sent }, "reminders sent");
}
