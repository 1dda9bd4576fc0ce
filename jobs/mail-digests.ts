import { officesUnderWay } from "~/app/subscriptions/office-counts.queries.server";
import type { JobContext } from "./context";
import { enqueue } from "./enqueue.server";

/** The sweep finds the offices with something under way; one job writes to one of them. */
export async function mailDigests({ db }: JobContext): Promise<void> {
  const { day, consultationIds } = await officesUnderWay(db);
  for (const consultationId of consultationIds)
    await enqueue(db, "mail-office", { consultationId, occasion: "digest", day });
}
