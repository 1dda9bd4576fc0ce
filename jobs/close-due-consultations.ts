import { dueConsultations } from "~/app/consultations/close-consultation.server";
import type { JobContext } from "./context";
import { enqueue } from "./enqueue.server";

/** The sweep finds; one job closes one consultation. */
export async function closeDueConsultations({ db }: JobContext): Promise<void> {
  for (const consultationId of await dueConsultations(db))
    await enqueue(db, "close-consultation", { consultationId });
}
