import { closeConsultation as close } from "~/app/consultations/close-consultation.server";
import type { JobContext } from "./context";

export async function closeConsultation(
  { db, log }: JobContext,
  { consultationId }: { consultationId: number },
): Promise<void> {
  if (await close(db, consultationId)) log.info({ consultationId }, "consultation closed");
}
