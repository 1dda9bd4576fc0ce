import { z } from "zod";
import type { Db } from "~/db/schema";
import { recordAudit } from "./audit.server";
import { passwordMatches, UNKNOWN_ACCOUNT_HASH } from "./password.server";
import { openSession } from "./sessions.server";

export const signInForm = z.object({
  email: z.string().trim().toLowerCase().min(1, "请填写电子邮箱").max(200, "电子邮箱太长"),
  password: z.string().min(1, "请填写密码").max(200, "密码不能超过 200 位"),
});

/**
 * Gives a session's token, or null where the address is unknown, disabled or the password wrong:
 * the caller cannot tell which, neither by the answer nor by its time.
 */
export async function signIn(
  db: Db,
  form: z.infer<typeof signInForm>,
  device: string,
): Promise<string | null> {
  const officer = await db
    .selectFrom("officers")
    .select(["id", "office_id", "password_hash", "disabled_at"])
    .where("email", "=", form.email)
    .executeTakeFirst();
  const matches = await passwordMatches(
    officer?.password_hash ?? UNKNOWN_ACCOUNT_HASH,
    form.password,
  );
  if (!officer || officer.disabled_at || !matches) return null;
  const token = await openSession(db, officer.id, device);
  await recordAudit(db, { officeId: officer.office_id, officerId: officer.id, action: "登录" });
  return token;
}
