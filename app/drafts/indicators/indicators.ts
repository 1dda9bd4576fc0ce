import type { Indicator } from "~/app/drafts/indicators/indicator";
import type { Deadline } from "~/app/drafts/indicators/indicator-deadlines";
import { readSentence } from "~/app/drafts/indicators/indicator-sentence";
import type { Clause, Outline } from "~/app/drafts/outline";

type Read = Pick<Clause, "number" | "depth" | "path" | "markerKind" | "heading" | "text" | "units">;

/** No document of a person holds more. */
const MOST = 2000;

/** Longer sentences are read in pieces of this many letters, so that time grows with length alone. */
const LONGEST = 800;

/**
 * The key figures of a draft: what, how much, by when. `year` is the document's own year, where
 * known: what was due before it has happened. Figures that promise nothing (numbers of articles
 * and laws, fines, what there is already) are left out.
 */
export function readIndicators(clauses: readonly Read[], year: number | null = null): Indicator[] {
  const found: Indicator[] = [];
  const seen = new Map<string, number>();
  /** A deadline that a clause ending in a colon hands on to what stands below it. */
  let handed: Handed | null = null;
  for (const clause of clauses) {
    if (found.length >= MOST) break;
    if (handed && !isBelow(clause, handed)) handed = null;
    const full = clause.heading + clause.text;
    const inRule = /第[^/]+条/.test(clause.path);
    const handedDown = deadlineOf(handed);
    let deadline = handedDown;
    let at = 0;
    for (const paragraph of full.split("\n")) {
      const blotted = blot(paragraph, clause.units);
      for (const [from, to] of sentencesOf(blotted)) {
        if (found.length >= MOST) return found;
        const read = readSentence({
          printed: paragraph.slice(from, to),
          masked: blotted.slice(from, to),
          heading: subjectOfHeading(clause.heading),
          deadline,
          inRule,
          year,
        });
        deadline = read.deadline;
        for (const figure of read.figures) {
          const base = `${figure.what}|${figure.quote}|${figure.howMuch}`;
          const nth = (seen.get(base) ?? 0) + 1;
          seen.set(base, nth);
          found.push({
            key: `${shortHash(base)}${nth > 1 ? `-${nth}` : ""}`,
            clause: clause.number,
            ...figure,
            from: at + from + figure.from,
            to: at + from + figure.to,
          });
        }
      }
      at += paragraph.length + 1;
      // Another paragraph of the same clause begins anew, but for what was handed down.
      if (!/[:：]$/.test(paragraph)) deadline = handedDown;
    }
    if (/[:：]$/.test(full.trimEnd()) && deadline)
      handed = { depth: clause.depth, bullets: clause.markerKind === "——", deadline };
  }
  return found;
}

/** The year a document was made in, from its notice, its window or its title. */
export function documentYear(
  outline: Pick<Outline, "published" | "window" | "title">,
): number | null {
  const written = outline.published ?? outline.window?.closesAt;
  if (written) return Number(written.slice(0, 4));
  const titled = /(20\d{2})\s*(?:[—–~-]|至|年)/.exec(outline.title)?.[1];
  return titled ? Number(titled) : null;
}

const deadlineOf = (handed: Handed | null) => handed?.deadline ?? null;

type Handed = { depth: number; bullets: boolean; deadline: Deadline };

const isBelow = (clause: Read, handed: Handed): boolean =>
  clause.depth > handed.depth ||
  (clause.depth === handed.depth && clause.markerKind === "——" && !handed.bullets);

/** Titles, quotations and brackets of units hold no promise; blotted out, they keep their length. */
function blot(paragraph: string, units: Read["units"]): string {
  let text = paragraph
    .replace(/《[^《》\n]{0,200}》/g, (part) => "□".repeat(part.length))
    .replace(/[“"](?!十[三四五六七]五)[^“”"\n]{0,80}[”"]/g, (part) => "□".repeat(part.length))
    .replace(/[（(](?![改扩套])[^（）()\d，。；]{1,6}[)）]/g, (part) => "□".repeat(part.length))
    .replace(/〔[^〔〕\n]{0,20}〕\s?\d{0,4}号?/g, (part) => "□".repeat(part.length));
  for (const { quote } of units) {
    for (const line of quote.split("\n")) {
      const at = text.indexOf(line);
      if (line.length > 2 && at >= 0)
        text = text.slice(0, at) + "□".repeat(line.length) + text.slice(at + line.length);
    }
  }
  return text;
}

function* sentencesOf(text: string): Generator<[number, number]> {
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (!"。；！？;!?".includes(text[at]!) && at - from < LONGEST) continue;
    yield [from, at + 1];
    from = at + 1;
  }
  if (from < text.length) yield [from, text.length];
}

const subjectOfHeading = (heading: string): string =>
  heading.replace(/[。；;：:.]\s*$/, "").slice(0, 40);

/** 32 bits of FNV-1a in base 36: an address within one draft, no secret. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash.toString(36);
}
