import type { Db } from "~/db/schema";

/** What became of the window of a published consultation, the latest first; public. */
export async function windowChanges(db: Db, consultationId: number) {
  return db
    .selectFrom("window_changes")
    .select(["id", "kind", "reason", "at"])
    .select(["opens_after as opensAt", "closes_before as closedBefore", "closes_after as closesAt"])
    .where("consultation_id", "=", consultationId)
    .orderBy("id", "desc")
    .limit(50)
    .execute();
}

export type ShownChange = Awaited<ReturnType<typeof windowChanges>>[number];
