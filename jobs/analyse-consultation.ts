import { analyseAndStore } from "~/app/triage/analyse-and-store.server";
import type { JobContext } from "./context";
import { enqueue } from "./enqueue.server";

export async function analyseConsultation(
  { db, log, signal }: JobContext,
  { consultationId }: { consultationId: number },
): Promise<void> {
  const run = await analyseAndStore(db, consultationId, signal);
  // So many new rows are counted before somebody opens the board.
  await enqueue(db, "tend-tables", {});
  if (run) log.info({ consultationId, ...run }, "comments analysed");
  else log.info({ consultationId }, "analysis stopped");
}
