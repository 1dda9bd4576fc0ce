import type { Db } from "~/db/schema";
import type { Role } from "~/db/tables/accounts";
import { recordAudit } from "./audit.server";
import { MAILED_ROLES } from "./officers-for-mail.queries.server";
import type { Officer } from "./sessions.server";

export const getsDigest = (role: Role): boolean => MAILED_ROLES.includes(role);

export async function digestOf(db: Db, officerId: number): Promise<{ muted: boolean }> {
  const row = await db
    .selectFrom("officers")
    .select("digest_muted as muted")
    .where("id", "=", officerId)
    .executeTakeFirstOrThrow();
  return row;
}

/** Whether the officer gets the letter of each morning; saying it again changes nothing. */
export async function muteDigest(
  db: Db,
  officer: Pick<Officer, "id" | "officeId">,
  muted: boolean,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable("officers")
      .set({ digest_muted: muted })
      .where("id", "=", officer.id)
      .where("digest_muted", "=", !muted)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return;
    await recordAudit(trx, {
      officeId: officer.officeId,
      officerId: officer.id,
      action: muted ? "不再接收每日提要" : "恢复接收每日提要",
    });
  });
}
