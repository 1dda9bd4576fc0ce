import { z } from "zod";
import { DomainError } from "~/app/platform/errors";
import type { Db } from "~/db/schema";
import { recordAudit } from "./audit.server";

/** In letters; what is longer names no unit. */
export const MAX_UNIT_NAME = 100;

export const unitForm = z.object({
  name: z
    .string()
    .trim()
    .min(2, "请填写责任单位名称")
    .max(MAX_UNIT_NAME, `名称不能超过 ${MAX_UNIT_NAME} 字`),
  /** Short names, separated by 、 or commas or line breaks. */
  aliases: z
    .string()
    .max(1000, "不能超过 1000 字")
    .default("")
    .transform((text) => [
      ...new Set(
        text
          .split(/[、,，\n]/)
          .map((s) => s.trim())
          .filter(Boolean),
      ),
    ]),
});

export async function unitsOfOffice(db: Db, officeId: number) {
  return db
    .selectFrom("units")
    .select(["id", "name", "aliases"])
    .where("office_id", "=", officeId)
    .orderBy("id")
    .limit(2000)
    .execute();
}

export async function addUnit(
  db: Db,
  officeId: number,
  actorId: number,
  form: z.infer<typeof unitForm>,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .insertInto("units")
      .values({ office_id: officeId, name: form.name, aliases: form.aliases })
      .onConflict((conflict) => conflict.columns(["office_id", "name"]).doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!row) throw new DomainError("invalid", { fields: { name: "这个责任单位已在名单中" } });
    await recordAudit(trx, {
      officeId,
      officerId: actorId,
      action: "添加责任单位",
      subject: form.name,
    });
    return row.id;
  });
}

/**
 * The ids of these names in the office's list, by name or alias; unknown names are added.
 * Two officers who publish at once add a name once.
 */
export async function unitIdsFor(
  trx: Db,
  officeId: number,
  names: readonly string[],
): Promise<Map<string, number>> {
  const wanted = [...new Set(names)];
  if (wanted.length === 0) return new Map();
  const ids = index(await unitsOfOffice(trx, officeId));
  const unknown = wanted.filter((name) => !ids.has(name));
  if (unknown.length > 0) {
    await trx
      .insertInto("units")
      .values(unknown.map((name) => ({ office_id: officeId, name })))
      .onConflict((conflict) => conflict.columns(["office_id", "name"]).doNothing())
      .execute();
    for (const [name, id] of index(await unitsOfOffice(trx, officeId))) ids.set(name, id);
  }
  return new Map(wanted.map((name) => [name, ids.get(name)!]));
}

function index(units: { id: number; name: string; aliases: string[] }[]): Map<string, number> {
  const ids = new Map<string, number>();
  for (const unit of units) for (const alias of unit.aliases) ids.set(alias, unit.id);
  for (const unit of units) ids.set(unit.name, unit.id);
  return ids;
}
