import { flagsOf, unknownUnits } from "~/app/drafts/flags";
import { headingAndText } from "~/app/drafts/heading";
import { LEVEL, type Marker } from "~/app/drafts/markers";
import { numberClauses } from "~/app/drafts/numbering";
import type { Clause, MarkerKind } from "~/app/drafts/outline";
import type { Piece } from "~/app/drafts/pieces";
import { applyStandingLead, isUnitLine, readUnits } from "~/app/drafts/units";

type Open = { level: number; kind: MarkerKind };

/** Builds the clauses of a draft from its pieces; every line ends up in exactly one clause. */
export function buildClauses(pieces: Piece[]): Clause[] {
  const open: Open[] = [];
  const clauses: Clause[] = [];
  for (const piece of pieces) {
    const previous = clauses.at(-1);
    if (previous && !piece.marker && isUnitLine(piece.text)) {
      previous.text = previous.text === "" ? piece.text : `${previous.text}\n${piece.text}`;
      previous.lines = [previous.lines[0], piece.lines[1]];
    } else {
      clauses.push(
        piece.marker ? markedClause(piece.marker, piece, open) : plainClause(piece, open),
      );
    }
  }
  return numberClauses(withUnits(clauses));
}

function markedClause(marker: Marker, piece: Piece, open: Open[]): Clause {
  if (marker.kind === "——") {
    while (open.at(-1)?.kind === "——") open.pop();
    const depth = open.length;
    open.push({ level: LEVEL.dash, kind: "——" });
    return clause(marker.kind, marker.printed, piece.text, depth, piece);
  }
  close(open, marker);
  const depth = open.length;
  const inArticle = open.some((item) => item.level === LEVEL.article);
  open.push({ level: marker.level, kind: marker.kind });
  const item = clause(marker.kind, marker.printed, piece.text, depth, piece);
  // 项 and 目 are text throughout; only in plans does the lead sentence serve as a heading.
  return inArticle ? { ...item, heading: "", text: piece.text } : item;
}

/**
 * A list that begins with 1 inside an item whose own form is not yet open belongs to that item,
 * whatever its rank: emergency plans put (一) under 1.1. Otherwise rank decides.
 */
function close(open: Open[], marker: Marker): void {
  const at = open.findIndex((item) => item.level === marker.level);
  if (at >= 0) {
    open.length = at;
    return;
  }
  while (open.at(-1)?.kind === "——") open.pop();
  const begins = marker.values.at(-1) === 1 && marker.level > LEVEL.chinese;
  if (begins && marker.kind !== "1.1") return;
  while (open.length > 0 && open.at(-1)!.level > marker.level) open.pop();
}

function plainClause(piece: Piece, open: Open[]): Clause {
  const article = open.findIndex((item) => item.level === LEVEL.article);
  if (article >= 0) {
    open.length = article + 1;
    const depth = open.length;
    open.push({ level: LEVEL.paragraph, kind: "款" });
    return clause("款", "", piece.text, depth, piece);
  }
  while (open.at(-1)?.kind === "——") open.pop();
  return clause("none", "", piece.text, open.length, piece);
}

function clause(
  markerKind: MarkerKind,
  marker: string,
  rest: string,
  depth: number,
  piece: Piece,
): Clause {
  const { heading, text } = headingAndText(markerKind, rest);
  return {
    number: 0,
    depth,
    path: "",
    markerKind,
    marker,
    heading,
    text,
    lines: piece.lines,
    units: [],
    flags: [],
  };
}

function withUnits(clauses: Clause[]): Clause[] {
  const units = applyStandingLead(clauses.map((one) => readUnits(one.text)));
  return clauses.map((one, index) => ({
    ...one,
    units: units[index]!,
    flags: [...flagsOf(one.heading + one.text), ...unknownUnits(units[index]!)],
  }));
}
