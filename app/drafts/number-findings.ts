import { confirming, type Finding, finding } from "~/app/drafts/finding";
import { fingerprint } from "~/app/drafts/fingerprint";
import { readMarker } from "~/app/drafts/markers";
import type { Clause, MarkerKind } from "~/app/drafts/outline";

/** Articles and chapters run through the whole draft; items within the clause that they stand in. */
const THROUGHOUT = new Set<MarkerKind>(["第X条", "第X章"]);
const WITHIN = new Set<MarkerKind>(["第X节", "一、", "(一)", "1.", "(1)"]);
/** A longer leap is another list rather than a clause that was lost. */
const FARTHEST = 5;
const MOST = 40;

/** Numbers that are left out or stand twice: a line may be missing, or was read as another one's. */
export function numberFindings(clauses: readonly Clause[]): Finding[] {
  const last = new Map<string, { value: number; marker: string }>();
  const found: Finding[] = [];
  for (const clause of clauses) {
    const value = lastNumberOf(clause);
    if (value === null) continue;
    const { marker, number } = clause;
    const before = last.get(listOf(clause));
    last.set(listOf(clause), { value, marker });
    if (!before || found.length >= MOST) continue;
    const leap = value - before.value;
    if (leap === 1 || leap < 0 || leap > FARTHEST) continue;
    const title =
      leap === 0
        ? `编号“${marker}”有两个，请对照原件`
        : `“${before.marker}”之后是“${marker}”，编号不连续，请对照原件`;
    const key = `number.${fingerprint(listOf(clause), before.marker, marker)}`;
    found.push(
      finding({
        key,
        code: "number",
        weight: "warn",
        title,
        place: { part: "clause", number },
        choices: [confirming(key, "原文如此")],
      }),
    );
  }
  return found;
}

function listOf({ markerKind, path, marker }: Clause): string {
  if (THROUGHOUT.has(markerKind)) return markerKind;
  // （1） and 1） are lists of their own.
  const form = marker.replace(/[^\p{P}]/gu, "");
  return `${markerKind} ${form} ${path.split("/").slice(0, -1).join("/")}`;
}

function lastNumberOf({ markerKind, marker }: Clause): number | null {
  if (!THROUGHOUT.has(markerKind) && !WITHIN.has(markerKind)) return null;
  const values = readMarker(`${marker}甲`)?.values ?? readMarker(`${marker} 甲`)?.values;
  return values?.length === 1 ? values[0]! : null;
}
