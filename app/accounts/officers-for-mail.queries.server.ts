import type { Db } from "~/db/schema";
import type { Role } from "~/db/tables/accounts";

/** Who runs the office's consultations. */
export const MAILED_ROLES: readonly Role[] = ["administrator", "drafter"];

/** Addresses of those who run the office's consultations; `digest`: of those who want one. */
export async function officersForMail(
  db: Db,
  officeId: number,
  { digest }: { digest: boolean },
): Promise<string[]> {
  let query = db
    .selectFrom("officers")
    .select("email")
    .where("office_id", "=", officeId)
    .where("role", "in", [...MAILED_ROLES])
    .where("disabled_at", "is", null)
    .orderBy("id");
  if (digest) query = query.where("digest_muted", "=", false);
  return (await query.execute()).map((row) => row.email);
}
