import { unsealedConsultations } from "~/app/proof/seal-comments.server";
import type { JobContext } from "./context";
import { enqueue } from "./enqueue.server";

const PAGE = 500;

/** The sweep finds; one job seals the comments of one consultation. */
export async function sealNewComments({ db }: JobContext): Promise<void> {
  let after = 0;
  for (;;) {
    const found = await unsealedConsultations(db, after, PAGE);
    for (const consultationId of found) await enqueue(db, "seal-comments", { consultationId });
    if (found.length < PAGE) return;
    after = found.at(-1)!;
  }
}
