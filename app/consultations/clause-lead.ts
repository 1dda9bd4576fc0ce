import type { MarkerKind } from "~/app/drafts/outline";

type Led = { markerKind: MarkerKind | string; marker: string };

/** The marker with what sets it off from the words: an article's, as statutes print it, by a space. */
export const markerOf = ({ markerKind, marker }: Led): string =>
  markerKind.startsWith("第X") && marker ? `${marker}\u3000` : marker;

/** Marker and heading as they are printed. */
export const leadOf = (clause: Led & { heading: string }): string =>
  markerOf(clause) + clause.heading;
