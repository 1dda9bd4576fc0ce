import { DomainError } from "~/app/platform/errors";
import type { Db } from "~/db/schema";

/** The office's list in the order in which it grew. */
export async function unitsOfOffice(db: Db, officeId: number) {
  return db
    .selectFrom("units")
    .select(["id", "name", "aliases"])
    .where("office_id", "=", officeId)
    .orderBy("id")
    .limit(2000)
    .execute();
}

/** Refuses `not-found` where the office has no such unit. */
export async function unitOfOffice(db: Db, officeId: number, id: number) {
  const row = await db
    .selectFrom("units")
    .select(["id", "name", "aliases"])
    .where("office_id", "=", officeId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw new DomainError("not-found");
  return row;
}

/** No two units of a list bear the same name or alias. */
export async function refuseTaken(
  db: Db,
  officeId: number,
  own: number | null,
  names: readonly string[],
  field: string,
): Promise<void> {
  for (const unit of await unitsOfOffice(db, officeId)) {
    if (unit.id === own) continue;
    const taken = names.find((name) => name === unit.name || unit.aliases.includes(name));
    if (!taken) continue;
    const message =
      taken === unit.name
        ? field === "name"
          ? "这个责任单位已在名单中"
          : `“${taken}”是名单中另一个单位`
        : `“${taken}”已经是“${unit.name}”的别名`;
    throw new DomainError("invalid", { fields: { [field]: message } });
  }
}
