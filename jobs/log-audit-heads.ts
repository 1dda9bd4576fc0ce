import { auditHeads } from "~/app/accounts/audit-chain.server";
import type { JobContext } from "./context";

/** A log is kept elsewhere: a chain that is computed anew after this is found by what stands there. */
export async function logAuditHeads({ db, log }: JobContext): Promise<void> {
  for (const { office, position, hash } of await auditHeads(db))
    log.info({ office, position, hash }, "audit head");
}
