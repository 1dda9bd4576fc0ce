import { sealComments as seal } from "~/app/proof/seal-comments.server";
import type { JobContext } from "./context";

export async function sealComments(
  { db, log, env }: JobContext,
  { consultationId }: { consultationId: number },
): Promise<void> {
  const { sealed } = await seal(db, env.signingKeys.current, consultationId);
  if (sealed > 0) log.info({ consultationId, sealed }, "comments sealed");
}
