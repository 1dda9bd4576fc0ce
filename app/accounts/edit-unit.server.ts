import { DomainError } from "~/app/platform/errors";
import type { Db } from "~/db/schema";
import { recordAudit } from "./audit.server";
import { refuseTaken, unitOfOffice } from "./unit-rows.server";
import { type UnitActor, type UnitForm, unitName } from "./units.server";

/** Sets name and aliases. Refuses `not-found` and `invalid` where another unit bears one of them. */
export async function editUnit(db: Db, by: UnitActor, id: number, form: UnitForm): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const before = await unitOfOffice(trx, by.officeId, id);
    await refuseTaken(trx, by.officeId, id, [form.name], "name");
    await refuseTaken(trx, by.officeId, id, form.aliases, "aliases");
    await trx
      .updateTable("units")
      .set({ name: form.name, aliases: form.aliases.filter((alias) => alias !== form.name) })
      .where("id", "=", id)
      .execute();
    await recordAudit(trx, {
      ...by,
      action: "修改责任单位",
      subject: form.name,
      detail: { was: before.name, aliases: form.aliases },
    });
  });
}

/** Remembers that a draft calls this unit so; from then on the name is sure. */
export async function rememberAlias(
  db: Db,
  by: UnitActor,
  given: { unitId: number; alias: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const unit = await unitOfOffice(trx, by.officeId, given.unitId);
    const alias = unitName.safeParse(given.alias);
    if (!alias.success) throw new DomainError("invalid");
    await refuseTaken(trx, by.officeId, unit.id, [alias.data], "form");
    if (unit.name === alias.data || unit.aliases.includes(alias.data)) return;
    await trx
      .updateTable("units")
      .set({ aliases: [...unit.aliases, alias.data] })
      .where("id", "=", unit.id)
      .execute();
    await recordAudit(trx, {
      ...by,
      action: "记住责任单位简称",
      subject: `${alias.data} 即 ${unit.name}`,
    });
  });
}
