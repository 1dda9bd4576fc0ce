import { isBare, LEVEL, type Marker } from "~/app/drafts/markers";
import type { MarkerKind } from "~/app/drafts/outline";
import type { Piece } from "~/app/drafts/pieces";

/** Between 第一节 and 第一条: 一、支持企业发展 where the articles below it run on through the whole draft. */
const OVER_ARTICLES: Partial<Record<MarkerKind, number>> = {
  "一、": LEVEL.section + 0.3,
  "(一)": LEVEL.section + 0.6,
};
/** Below 1.1.1.1 and above (1). */
const BELOW_DECIMALS = LEVEL.bracketedArabic - 0.1;
const LONGEST_GROUP = 30;

/**
 * Pieces with the rank that their markers have in this draft, where it is not the usual one of the
 * form: headings 一、 (一) over articles, and 1. in a draft that is itself numbered 1, 1.1, 1.1.1.
 */
export function withRanks(pieces: Piece[]): Piece[] {
  const bare = pieces.some(({ marker }) => marker !== null && isBare(marker));
  const groups = groupsOverArticles(pieces);
  if (!bare && groups.size === 0) return pieces;
  return pieces.map((piece) => {
    const level = piece.marker && rankOf(piece.marker, bare, groups.has(piece));
    return level === null ? piece : { ...piece, marker: { ...piece.marker!, level } };
  });
}

function rankOf(marker: Marker, bare: boolean, group: boolean): number | null {
  if (group) return OVER_ARTICLES[marker.kind]!;
  if (bare && marker.kind === "1." && !isBare(marker)) return BELOW_DECIMALS;
  return null;
}

/** 一、 that stands before the first article heads articles, and so do 二、 三、 that go on from it. */
function groupsOverArticles(pieces: Piece[]): Set<Piece> {
  const groups = new Set<Piece>();
  const first = pieces.findIndex(({ marker }) => marker?.kind === "第X条");
  if (first < 0) return groups;
  for (const kind of ["一、", "(一)"] as const) {
    let expected = 1;
    pieces.forEach((piece, at) => {
      const { marker } = piece;
      if (marker?.kind !== kind || !isGroup(piece)) return;
      if (expected === 1 ? at > first : kind === "(一)" && !articleFollows(pieces, at)) return;
      if (expected === 1 && !articleFollows(pieces, at)) return;
      const restarts = kind === "(一)" && marker.values[0] === 1;
      if (marker.values[0] !== expected && !restarts) return;
      groups.add(piece);
      expected = marker.values[0]! + 1;
    });
  }
  return groups;
}

function isGroup({ text }: Piece): boolean {
  return text.length <= LONGEST_GROUP && !/[。；;：:]$/.test(text) && text !== "";
}

/** The next piece, or the one behind a further heading, is an article. */
function articleFollows(pieces: Piece[], at: number): boolean {
  return pieces.slice(at + 1, at + 3).some(({ marker }) => marker?.kind === "第X条");
}
