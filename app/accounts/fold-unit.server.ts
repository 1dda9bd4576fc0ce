import { DomainError } from "~/app/platform/errors";
import type { Db } from "~/db/schema";
import { unitOfOffice } from "./unit-rows.server";

/**
 * Makes one unit of two in the list: names and aliases of the one that goes become aliases, its
 * officers go over. What else hangs on it is moved by whoever owns that, in the same transaction.
 */
export async function foldUnit(
  trx: Db,
  officeId: number,
  ids: { from: number; into: number },
): Promise<{ from: string; into: string }> {
  if (ids.from === ids.into)
    throw new DomainError("invalid", { fields: { form: "请选择另一个单位" } });
  // Both rows in the order of their ids, so that two merges wait for each other.
  await trx
    .selectFrom("units")
    .select("id")
    .where("office_id", "=", officeId)
    .where("id", "in", [ids.from, ids.into])
    .orderBy("id")
    .forUpdate()
    .execute();
  const [from, into] = [
    await unitOfOffice(trx, officeId, ids.from),
    await unitOfOffice(trx, officeId, ids.into),
  ];
  const aliases = new Set([...into.aliases, from.name, ...from.aliases]);
  aliases.delete(into.name);
  await trx
    .updateTable("officers")
    .set({ unit_id: into.id })
    .where("office_id", "=", officeId)
    .where("unit_id", "=", from.id)
    .execute();
  await trx
    .updateTable("units")
    .set({ aliases: [...aliases] })
    .where("id", "=", into.id)
    .execute();
  return { from: from.name, into: into.name };
}

/** The last step of a merge: nothing hangs on the unit any more. */
export async function removeFoldedUnit(trx: Db, officeId: number, id: number): Promise<void> {
  await trx.deleteFrom("units").where("office_id", "=", officeId).where("id", "=", id).execute();
}
