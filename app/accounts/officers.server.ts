import { sql } from "kysely";
import { z } from "zod";
import { DomainError } from "~/app/platform/errors";
import { rowId } from "~/app/platform/whole-number";
import type { Db } from "~/db/schema";
import { ROLES } from "~/db/tables/accounts";
import { recordAudit } from "./audit.server";
import { hashPassword, MIN_PASSWORD_LENGTH } from "./password.server";
import { revokeSessions } from "./sessions.server";

export const officerForm = z
  .object({
    name: z.string().trim().min(1, "请填写姓名").max(50, "姓名不能超过 50 字"),
    email: z.email("请填写正确的电子邮箱").trim().toLowerCase().max(200, "电子邮箱太长"),
    role: z.enum(ROLES, "请选择角色"),
    unitId: rowId("没有这个责任单位").nullable().optional(),
    password: z
      .string()
      .min(MIN_PASSWORD_LENGTH, `密码至少 ${MIN_PASSWORD_LENGTH} 位`)
      .max(200, "密码不能超过 200 位"),
  })
  .refine((form) => form.role !== "liaison" || form.unitId, {
    path: ["unitId"],
    message: "联络员须选择所代表的责任单位",
  });

/** Adds an officer. `actorId` is null when the operator does it on the machine. */
export async function addOfficer(
  db: Db,
  officeId: number,
  actorId: number | null,
  form: z.infer<typeof officerForm>,
): Promise<number> {
  const password_hash = await hashPassword(form.password);
  return db.transaction().execute(async (trx) => {
    if (form.unitId) {
      const unit = await trx
        .selectFrom("units")
        .select("id")
        .where("id", "=", form.unitId)
        .where("office_id", "=", officeId)
        .executeTakeFirst();
      if (!unit) throw new DomainError("invalid", { fields: { unitId: "没有这个责任单位" } });
    }
    const row = await trx
      .insertInto("officers")
      .values({
        office_id: officeId,
        email: form.email,
        name: form.name,
        role: form.role,
        unit_id: form.role === "liaison" ? (form.unitId ?? null) : null,
        password_hash,
      })
      .onConflict((conflict) => conflict.column("email").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!row) throw new DomainError("invalid", { fields: { email: "这个电子邮箱已有账号" } });
    await recordAudit(trx, {
      officeId,
      officerId: actorId,
      action: "添加工作人员",
      subject: form.name,
      detail: { role: form.role },
    });
    return row.id;
  });
}

/** Disables an officer of the office and ends every session of theirs. */
export async function disableOfficer(
  db: Db,
  officeId: number,
  actorId: number,
  officerId: number,
): Promise<void> {
  if (officerId === actorId)
    throw new DomainError("invalid", { fields: { officerId: "不能停用自己的账号" } });
  await db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable("officers")
      .set({ disabled_at: sql`clock_timestamp()` })
      .where("id", "=", officerId)
      .where("office_id", "=", officeId)
      .where("disabled_at", "is", null)
      .returning("name")
      .executeTakeFirst();
    if (!row) throw new DomainError("not-found");
    await revokeSessions(trx, officerId);
    await recordAudit(trx, {
      officeId,
      officerId: actorId,
      action: "停用工作人员",
      subject: row.name,
    });
  });
}

export async function officersOfOffice(db: Db, officeId: number) {
  return db
    .selectFrom("officers as o")
    .leftJoin("units as u", "u.id", "o.unit_id")
    .select([
      "o.id",
      "o.name",
      "o.email",
      "o.role",
      "o.disabled_at as disabledAt",
      "u.name as unit",
    ])
    .where("o.office_id", "=", officeId)
    .orderBy("o.id")
    .limit(500)
    .execute();
}
