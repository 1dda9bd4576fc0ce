import { articleTitles } from "~/app/drafts/article-titles";
import { closingDepth } from "~/app/drafts/closing-words";
import { flagsOf, unknownUnits } from "~/app/drafts/flags";
import { headingAndText } from "~/app/drafts/heading";
import { LEVEL, type Marker } from "~/app/drafts/markers";
import { numberClauses } from "~/app/drafts/numbering";
import type { Clause, MarkerKind } from "~/app/drafts/outline";
import type { Piece } from "~/app/drafts/pieces";
import { withRanks } from "~/app/drafts/ranks";
import { isLabelOnly } from "~/app/drafts/units/unit-labels";
import { isNameList } from "~/app/drafts/units/unit-names";
import { applyStandingLead, isUnitLine, unitsOf } from "~/app/drafts/units/units";

const LONGEST_GROUP = 16;
const LONGEST_TERM = 60;
/** What stands beside the units of a task: 完成时限：2026年12月底. */
const TERM =
  /^(?:完成(?:时限|时间)|时限要求|时间节点|责任人|(?:责任|牵头|分管|市级|县级)领导)[:：]/;

type Open = { level: number; kind: MarkerKind; value?: number | undefined };

/** Builds the clauses of a draft from its pieces; every line ends up in exactly one clause. */
export function buildClauses(pieces: Piece[]): Clause[] {
  const open: Open[] = [];
  const clauses: Clause[] = [];
  const ranked = withRanks(pieces);
  const titles = articleTitles(ranked);
  const nextMarkers = markersAfter(ranked);
  ranked.forEach((piece, at) => {
    const previous = clauses.at(-1);
    if (piece.table) clauses.push(tableClause(piece, open));
    else if (piece.marker) clauses.push(markedClause(piece.marker, piece, open, titles.get(piece)));
    else if (previous && belongsToUnits(ranked[at - 1]!, piece)) {
      previous.text = previous.text === "" ? piece.text : `${previous.text}\n${piece.text}`;
      previous.lines = [previous.lines[0], piece.lines[1]];
    } else if (headsArticles(piece, ranked[at + 1])) clauses.push(groupHeading(piece, open));
    else {
      open.length = Math.min(closingDepth(ranked, at, clauses) ?? open.length, open.length);
      clauses.push(plainClause(piece, open, nextMarkers[at]!));
    }
  });
  return numberClauses(withUnits(clauses));
}

function markedClause(marker: Marker, piece: Piece, open: Open[], title?: string): Clause {
  if (marker.kind === "——") {
    while (open.at(-1)?.kind === "——") open.pop();
    const depth = open.length;
    open.push({ level: LEVEL.dash, kind: "——" });
    return clause(marker.kind, marker.printed, piece.text, depth, piece);
  }
  close(open, marker);
  const depth = open.length;
  const inArticle = open.some((item) => item.level === LEVEL.article);
  open.push({ level: marker.level, kind: marker.kind, value: marker.values.at(-1) });
  const item = clause(marker.kind, marker.printed, piece.text, depth, piece);
  if (title) return { ...item, heading: title, text: piece.text.slice(title.length).trim() };
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

/** The first marker after each piece; null where none comes any more. */
function markersAfter(pieces: readonly Piece[]): (Marker | null)[] {
  const after: (Marker | null)[] = new Array(pieces.length).fill(null);
  for (let at = pieces.length - 2; at >= 0; at -= 1)
    after[at] = pieces[at + 1]!.marker ?? after[at + 1]!;
  return after;
}

/** The item that a further paragraph belongs to: the list it stands in goes on after it. */
function itemThatGoesOn(open: readonly Open[], next: Marker | null): number {
  if (!next || next.kind === "——") return -1;
  return open.findLastIndex(
    ({ level, kind, value }) =>
      level > LEVEL.article &&
      kind === next.kind &&
      value !== undefined &&
      next.values.at(-1) === value + 1,
  );
}

function plainClause(piece: Piece, open: Open[], next: Marker | null): Clause {
  const article = open.findIndex((item) => item.level === LEVEL.article);
  const item = article >= 0 ? itemThatGoesOn(open, next) : -1;
  if (item >= 0) {
    open.length = item + 1;
    return clause("none", "", piece.text, open.length, piece);
  }
  if (article >= 0) {
    open.length = article + 1;
    const depth = open.length;
    open.push({ level: LEVEL.paragraph, kind: "款" });
    return clause("款", "", piece.text, depth, piece);
  }
  while (open.at(-1)?.kind === "——") open.pop();
  return clause("none", "", piece.text, open.length, piece);
}

/** A table or box is one piece of the clause in which it stands. */
function tableClause(piece: Piece, open: Open[]): Clause {
  const article = open.findIndex((item) => item.level === LEVEL.article);
  if (article >= 0) open.length = article + 1;
  while (open.at(-1)?.kind === "——") open.pop();
  const captioned = piece.table === "captioned";
  const [caption, ...rows] = captioned ? piece.text.split("\n") : ["", piece.text];
  const one = clause("none", "", "", open.length, piece);
  return { ...one, heading: caption!, text: rows.join("\n") };
}

/** "设施建设" before an article: a chapter without a number. */
function headsArticles(piece: Piece, next: Piece | undefined): boolean {
  return (
    next?.marker?.kind === "第X条" &&
    piece.text.length <= LONGEST_GROUP &&
    /^[\p{Script=Han}\s、]{2,}$/u.test(piece.text)
  );
}

function groupHeading(piece: Piece, open: Open[]): Clause {
  const article = open.findIndex((item) => item.level === LEVEL.article);
  if (article >= 0) open.length = article;
  return clause("none", "", piece.text, open.length, piece);
}

/** Who is responsible, on a line of its own, and until when; below 责任单位： also the names alone. */
function belongsToUnits(before: Piece, piece: Piece): boolean {
  if (isUnitLine(piece.text)) return true;
  if (before.table) return false;
  if (isLabelOnly(before.text) && isNameList(piece.text)) return true;
  return TERM.test(piece.text) && piece.text.length <= LONGEST_TERM && isUnitLine(before.text);
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
  const units = applyStandingLead(clauses.map(unitsOf));
  return clauses.map((one, index) => ({
    ...one,
    units: units[index]!,
    flags: [...flagsOf(one.heading + one.text), ...unknownUnits(units[index]!)],
  }));
}
