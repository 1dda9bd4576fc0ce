import type { Db } from "~/db/schema";
import { recordAudit } from "./audit.server";
import { type Officer, revokeSessions } from "./sessions.server";

/** Ends every session of the officer but the present one; gives how many there were. */
export async function endOtherSessions(
  db: Db,
  officer: Pick<Officer, "id" | "officeId">,
  presentToken: string,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const ended = await revokeSessions(trx, officer.id, presentToken);
    await recordAudit(trx, {
      officeId: officer.officeId,
      officerId: officer.id,
      action: "退出其他设备",
      detail: { sessionsEnded: ended },
    });
    return ended;
  });
}
