import { z } from "zod";
import { matchUnits, type UnitMatch } from "~/app/accounts/unit-matching";
import { DomainError } from "~/app/platform/errors";
import type { Db } from "~/db/schema";
import { recordAudit } from "./audit.server";
import { refuseTaken, unitsOfOffice } from "./unit-rows.server";

export { unitsOfOffice };

/** In letters; what is longer names no unit. */
export const MAX_UNIT_NAME = 100;

export type UnitActor = { officeId: number; officerId: number };

export const unitName = z
  .string()
  .trim()
  .min(2, "请填写责任单位名称")
  .max(MAX_UNIT_NAME, `名称不能超过 ${MAX_UNIT_NAME} 字`);

export const unitForm = z.object({
  name: unitName,
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

export type UnitForm = z.infer<typeof unitForm>;

export async function addUnit(
  db: Db,
  officeId: number,
  actorId: number,
  form: UnitForm,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    await refuseTaken(trx, officeId, null, [form.name], "name");
    await refuseTaken(trx, officeId, null, form.aliases, "aliases");
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

/** Puts these names into the list, each a unit of its own; those that are in it already stay as they are. */
export async function addUnits(db: Db, by: UnitActor, names: readonly string[]): Promise<number> {
  const wanted = [...new Set(names.map((name) => name.trim()))].filter(
    (name) => unitName.safeParse(name).success,
  );
  return db.transaction().execute(async (trx) => {
    const matches = await matchNames(trx, by.officeId, wanted);
    const missing = wanted.filter((name) => matches.get(name)?.certainty !== "sure");
    if (missing.length === 0) return 0;
    const rows = await trx
      .insertInto("units")
      .values(missing.map((name) => ({ office_id: by.officeId, name })))
      .onConflict((conflict) => conflict.columns(["office_id", "name"]).doNothing())
      .returning("name")
      .execute();
    for (const { name } of rows)
      await recordAudit(trx, { ...by, action: "添加责任单位", subject: name });
    return rows.length;
  });
}

/** How these names of a draft stand to the office's list. */
export async function matchNames(
  db: Db,
  officeId: number,
  names: readonly string[],
): Promise<Map<string, UnitMatch>> {
  const office = await db
    .selectFrom("offices")
    .select("name")
    .where("id", "=", officeId)
    .executeTakeFirstOrThrow();
  return matchUnits(names, await unitsOfOffice(db, officeId), office.name);
}

/**
 * The ids of these names in the office's list, where the name is sure; every other name of one
 * unit is added. Names of many at once (有关部门) are no unit and are left out. Two officers who
 * publish at once add a name once.
 */
export async function unitIdsFor(
  trx: Db,
  officeId: number,
  names: readonly string[],
): Promise<Map<string, number>> {
  const wanted = [...new Set(names)];
  if (wanted.length === 0) return new Map();
  const matches = await matchNames(trx, officeId, wanted);
  const ids = new Map<string, number>();
  const unknown: string[] = [];
  for (const name of wanted) {
    const match = matches.get(name)!;
    if (match.certainty === "sure") ids.set(name, match.id);
    else if (match.certainty !== "group") unknown.push(name);
  }
  if (unknown.length === 0) return ids;
  await trx
    .insertInto("units")
    .values(unknown.map((name) => ({ office_id: officeId, name })))
    .onConflict((conflict) => conflict.columns(["office_id", "name"]).doNothing())
    .execute();
  const rows = await trx
    .selectFrom("units")
    .select(["id", "name"])
    .where("office_id", "=", officeId)
    .where("name", "in", unknown)
    .execute();
  for (const { id, name } of rows) ids.set(name, id);
  return ids;
}
