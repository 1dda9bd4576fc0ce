import { dueConsultations } from "~/app/consultations/close-consultation.server";
import { unfollowedClosings } from "~/app/consultations/closing-steps.server";
import { beat, SWEEP } from "~/app/operations/heartbeat.server";
import type { JobContext } from "./context";
import { enqueue } from "./enqueue.server";

/** The sweep finds; one job closes one consultation, one does what follows. */
export async function closeDueConsultations({ db }: JobContext): Promise<void> {
  for (const consultationId of await dueConsultations(db))
    await enqueue(db, "close-consultation", { consultationId });
  for (const consultationId of await unfollowedClosings(db))
    await enqueue(db, "follow-closing", { consultationId });
  await beat(db, SWEEP);
}
