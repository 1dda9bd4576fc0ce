import { rememberAlias } from "~/app/accounts/edit-unit.server";
import { addUnits } from "~/app/accounts/units.server";
import { DomainError } from "~/app/platform/errors";
import type { Db } from "~/db/schema";
import { changeIndicator } from "./change-indicator.server";
import { draftForOffice } from "./office-consultations.queries.server";
import type { ReadingAct } from "./reading-form";

/** Does what a form of the page of units and key figures asks for. */
export async function doOnReading(
  db: Db,
  by: { officeId: number; officerId: number },
  slug: string,
  act: ReadingAct,
): Promise<void> {
  if (act.intent !== "same-unit" && act.intent !== "add-units")
    return changeIndicator(db, by, slug, act);
  if (!(await draftForOffice(db, by.officeId, slug))) throw new DomainError("not-found");
  if (act.intent === "same-unit")
    return rememberAlias(db, by, { unitId: act.unitId, alias: act.name });
  await addUnits(db, by, act.names);
}
