import { dueConsultations } from "~/app/consultations/close-consultation.server";
import { enqueue } from "./enqueue.server";
import type { JobContext } from "./handlers";

/** The sweep finds; one job closes one consultation. */
export async function closeDueConsultations({ db }: JobContext): Promise<void> {
  for (const consultationId of await dueConsultations(db))
    await enqueue(db, "close-consultation", { consultationId });
}
