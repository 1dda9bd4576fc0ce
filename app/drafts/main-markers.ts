import type { Marker } from "~/app/drafts/markers";
import type { MarkerKind } from "~/app/drafts/outline";

/** The forms a document is built with; lists on web pages use only arabic numbers. */
export function isMain(marker: Marker): boolean {
  return marker.sure && marker.kind !== "——" && marker.values.length === 1;
}

/** For every kind: the value of the next main marker of that kind after each line. */
export function followingByKind(
  markers: (Marker | null)[],
): Map<MarkerKind, (number | undefined)[]> {
  const following = new Map<MarkerKind, (number | undefined)[]>();
  for (const kind of ["一、", "(一)", "第X章", "第X节", "第X条"] as const) {
    const values: (number | undefined)[] = new Array(markers.length);
    let next: number | undefined;
    for (let index = markers.length - 1; index >= 0; index -= 1) {
      values[index] = next;
      const marker = markers[index];
      if (marker?.kind === kind && isMain(marker)) next = marker.values[0];
    }
    following.set(kind, values);
  }
  return following;
}
