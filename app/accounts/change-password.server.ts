import { z } from "zod";
import { DomainError } from "~/app/platform/errors";
import type { Db } from "~/db/schema";
import { recordAudit } from "./audit.server";
import { hashPassword, MIN_PASSWORD_LENGTH, passwordMatches } from "./password.server";
import { type Officer, revokeSessions } from "./sessions.server";

export const passwordForm = z
  .object({
    current: z.string().min(1, "请填写现在的密码").max(200, "密码不能超过 200 位"),
    password: z
      .string()
      .min(MIN_PASSWORD_LENGTH, `新密码至少 ${MIN_PASSWORD_LENGTH} 位`)
      .max(200, "密码不能超过 200 位"),
    again: z.string(),
  })
  .refine((form) => form.password === form.again, {
    path: ["again"],
    message: "两次填写的新密码不一致",
  })
  .refine((form) => form.password !== form.current, {
    path: ["password"],
    message: "新密码不能与现在的密码相同",
  });

/**
 * Changes the officer's own password and ends every other session of theirs, whose number it
 * gives. Refuses `invalid` where the present password is wrong.
 */
export async function changePassword(
  db: Db,
  officer: Pick<Officer, "id" | "officeId">,
  presentToken: string,
  form: z.infer<typeof passwordForm>,
): Promise<number> {
  const { password_hash } = await db
    .selectFrom("officers")
    .select("password_hash")
    .where("id", "=", officer.id)
    .executeTakeFirstOrThrow();
  if (!(await passwordMatches(password_hash, form.current)))
    throw new DomainError("invalid", { fields: { current: "现在的密码不正确" } });
  const changed = await hashPassword(form.password);
  return db.transaction().execute(async (trx) => {
    await trx
      .updateTable("officers")
      .set({ password_hash: changed })
      .where("id", "=", officer.id)
      .execute();
    const ended = await revokeSessions(trx, officer.id, presentToken);
    await recordAudit(trx, {
      officeId: officer.officeId,
      officerId: officer.id,
      action: "修改密码",
      detail: { sessionsEnded: ended },
    });
    return ended;
  });
}
