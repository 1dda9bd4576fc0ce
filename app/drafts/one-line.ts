import type { Line } from "~/app/drafts/lines";
import { LEVEL, type Marker, readMarker } from "~/app/drafts/markers";

const LONGEST_LEAD = 300;
const LONGEST_HEAD = 100;
const HEADING = /^[^\s，。；：、,;:！？()（）]{2,24}(?=\s+\S|[(（])/u;
const ANNOUNCED =
  /^(?:[^：:]{1,300}[：:]|[【〖][^】〗]{1,30}[】〗])\s?(?=[(（〔]\s?[一1１]\s?[)）〕])/;
/** The end of a sentence, a gap, and what may be a marker. */
const SEAM =
  /[。；：！;:）)”]\s+(?=第|[(（]?[一二三四五六七八九十]{1,3}[)）、]|\d{1,2}[.．、])|[。；](?=第[一二三四五六七八九十百]{1,5}条[\s【〖（(])/g;
/** Items of one list that were printed behind each other: "（一）规划；（二）指导；" */
const RUN_ON = /[；;]\s?(?=[(（][一二三四五六七八九十]{1,3}[)）])/g;
const SHORTEST = 12;

/**
 * Lines on which several pieces were printed together ("一、总体要求 （一）指导思想。…", articles
 * that went on one line) become a line each, of the same number. Where this is not certain the
 * line stays as it is. Cost is linear in the text.
 */
export function onePieceALine(lines: Line[]): Line[] {
  const markers = lines.map((line) => readMarker(line.text));
  return lines.flatMap((line, at) => {
    const marker = markers[at];
    if (!marker || line.text.length < SHORTEST) return [line];
    const next = lines[at + 1]?.text ?? "";
    const inOrder = seams(line.text, marker);
    const places = [
      0,
      ...(inOrder.length > 0 ? inOrder : runOn(line.text, marker, markers[at + 1])),
    ];
    const whole = places.map((from, index) => line.text.slice(from, places[index + 1]).trim());
    const texts = whole.flatMap((text, index) => withoutHeading(text, whole[index + 1] ?? next));
    if (texts.length === 1) return [line];
    return texts.map((text, index) =>
      index === 0 ? { ...line, text } : { ...line, text, apart: false, indented: true },
    );
  });
}

/** Places at which the numbering that the line began with goes on, or a new one begins below it. */
function seams(text: string, first: Marker): number[] {
  if (!first.sure) return [];
  const last = new Map<string, number>();
  let level = 0;
  pass(0);
  const places: number[] = [];
  for (const found of text.matchAll(SEAM)) {
    const place = found.index + found[0].length;
    const marker = readMarker(text.slice(place, place + LONGEST_HEAD));
    if (!marker || marker.strict || marker.kind === "——" || marker.kind === "1.1") continue;
    const value = marker.values[0]!;
    const opens = value === 1 && marker.sure && marker.level > level;
    if (!opens && value !== (last.get(marker.kind) ?? Number.NaN) + 1) continue;
    places.push(place);
    pass(place);
  }
  return places;

  /** Remembers the numbers of the piece that begins here and of what its headings carry. */
  function pass(from: number): void {
    for (const part of withoutHeading(text.slice(from, from + LONGEST_HEAD), "")) {
      const marker = readMarker(part);
      if (!marker) continue;
      last.set(marker.kind, marker.values[0]!);
      level = marker.level;
    }
  }
}

/**
 * The list begins with the line, and the next line goes on with it or three of its items stand on
 * this one: no sentence is torn apart.
 */
function runOn(text: string, first: Marker, after: Marker | null | undefined): number[] {
  if (first.kind !== "(一)") return [];
  const places: number[] = [];
  let value = first.values[0]!;
  for (const found of text.matchAll(RUN_ON)) {
    const place = found.index + found[0].length;
    if (readMarker(text.slice(place, place + LONGEST_HEAD))?.values[0] !== value + 1) continue;
    places.push(place);
    value += 1;
  }
  const goesOn = after?.kind === "(一)" && after.values[0] === value + 1;
  return goesOn || (first.values[0] === 1 && places.length >= 2) ? places : [];
}

/** A heading and the first piece below it, as often as the one stands before the other. */
function withoutHeading(text: string, next: string): string[] {
  const parts: string[] = [];
  let rest = text;
  for (let depth = 0; depth < 4; depth += 1) {
    const place = headingEnd(rest, next);
    if (place === null) break;
    parts.push(rest.slice(0, place).trim());
    rest = rest.slice(place).trim();
  }
  return [...parts, rest];
}

function headingEnd(text: string, next: string): number | null {
  const marker = readMarker(text);
  if (!marker || marker.rest === "" || marker.kind === "——" || marker.level > LEVEL.arabic) {
    return null;
  }
  const before = text.length - marker.rest.length;
  const heading = HEADING.exec(marker.rest.slice(0, 40))?.[0];
  if (heading !== undefined && marker.kind !== "第X条") {
    const child = readMarker(marker.rest.slice(heading.length).trimStart());
    const spaced = /\s/.test(marker.rest[heading.length]!);
    if (child && begins(child, marker, spaced)) return before + heading.length;
  }
  const announced = ANNOUNCED.exec(marker.rest.slice(0, LONGEST_LEAD))?.[0];
  if (announced === undefined) return null;
  const child = readMarker(marker.rest.slice(announced.length));
  const second = readMarker(next);
  const goesOn = second?.kind === child?.kind && second?.values[0] === 2;
  return child && goesOn && child.level > marker.level ? before + announced.length : null;
}

/** The first of a list, or an article after a chapter that is set off by a space. */
function begins(child: Marker, parent: Marker, spaced: boolean): boolean {
  if (child.kind === "——" || child.rest === "" || child.level <= parent.level) return false;
  if (child.values.at(-1) === 1) return child.sure || spaced;
  return spaced && child.sure && child.kind === "第X条";
}
