import { analyseAndStore } from "~/app/triage/analyse-and-store.server";
import type { JobContext } from "./context";

export async function analyseConsultation(
  { db, log, signal }: JobContext,
  { consultationId }: { consultationId: number },
): Promise<void> {
  const run = await analyseAndStore(db, consultationId, signal);
  if (run) log.info({ consultationId, ...run }, "comments analysed");
  else log.info({ consultationId }, "analysis stopped");
}
