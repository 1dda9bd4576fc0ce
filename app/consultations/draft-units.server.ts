import { matchUnits } from "~/app/accounts/unit-matching";
import { matchNames, unitsOfOffice } from "~/app/accounts/units.server";
import type { Outline } from "~/app/drafts/outline";
import type { Db } from "~/db/schema";

export type DraftUnits = Awaited<ReturnType<typeof unitsOfDraft>>;

/** The names in the responsibility brackets of a working copy, against the office's list. */
export async function unitsOfDraft(db: Db, officeId: number, outline: Outline) {
  const places = placesOf(outline);
  const names = [...places.keys()];
  const matches = await matchNames(db, officeId, names);
  const known = new Map((await unitsOfOffice(db, officeId)).map((unit) => [unit.id, unit.name]));
  const sure: { name: string; unit: string }[] = [];
  const likely: { name: string; id: number; unit: string; reason: string; clauses: number[] }[] =
    [];
  const unknown: { name: string; clauses: number[]; near: string | null }[] = [];
  const groups: string[] = [];
  for (const name of names) {
    const match = matches.get(name)!;
    const clauses = places.get(name)!;
    if (match.certainty === "group") groups.push(name);
    else if (match.certainty === "sure") sure.push({ name, unit: known.get(match.id)! });
    else if (match.certainty === "likely")
      likely.push({
        name,
        id: match.id,
        unit: known.get(match.id)!,
        reason: match.reason,
        clauses,
      });
    else unknown.push({ name, clauses, near: null });
  }
  // The longer of two names that the draft seems to use for one unit is the one to add first.
  const byLength = [...unknown].sort((one, other) => other.name.length - one.name.length);
  for (const [at, one] of byLength.entries()) {
    const longer = byLength.slice(0, at).filter((other) => other.near === null);
    const listed = longer.map(({ name }, id) => ({ id, name, aliases: [] }));
    const match = matchUnits([one.name], listed, "").get(one.name)!;
    if (match.certainty === "likely" || match.certainty === "sure")
      one.near = longer[match.id]!.name;
  }
  return { sure, likely, unknown, groups };
}

/** Each name with the numbers of the clauses that bear it. */
function placesOf(outline: Outline): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const clause of outline.clauses) {
    const names = clause.units.flatMap((bracket) => [...bracket.lead, ...bracket.members]);
    for (const name of new Set(names)) {
      if (name === "") continue;
      places.set(name, [...(places.get(name) ?? []), clause.number]);
    }
  }
  return places;
}
