import type { SaxesTagNS } from "saxes";
import { attribute, walkXml } from "../xml";
import type { ParagraphNumber } from "./numbering";

const WORD = /wordprocessingml/;

type Paragraph = ParagraphNumber & {
  /** Where its own words begin in the XML. */
  begin: number;
  numbered: boolean;
  /** Its end was deleted: it goes on in the next paragraph. */
  endDeleted: boolean;
  prefix: string;
};

export type MarkedUp = { xml: string; changes: number; paragraphs: number };

/**
 * Writes the number that Word prints before a paragraph into the paragraph itself, as its first
 * run. `changes` counts the tracked changes; those deleted stay marked as deleted.
 */
export function printMarkers(xml: string, markerOf: (one: ParagraphNumber) => string): MarkedUp {
  const insertions: { at: number; text: string }[] = [];
  const open: Paragraph[] = [];
  const path: string[] = [];
  /** How many copies for newer programs, or old properties, the place lies in. */
  let aside = 0;
  let changes = 0;
  let paragraphs = 0;
  let joined: number | null = null;

  function settle(paragraph: Paragraph): void {
    if (paragraph.numbered) return;
    paragraph.numbered = true;
    if (paragraph.endDeleted) {
      joined ??= paragraph.begin;
      return;
    }
    const marker = markerOf(paragraph);
    const at = joined ?? paragraph.begin;
    joined = null;
    if (marker !== "") insertions.push({ at, text: run(paragraph.prefix, marker) });
  }

  function opened(tag: SaxesTagNS, position: number): void {
    const inside = path.at(-1);
    path.push(tag.local);
    if (tag.local === "Choice" || tag.local === "pPrChange") aside += 1;
    if (aside > 0 || !WORD.test(tag.uri)) return;
    const paragraph = open.at(-1);
    if (tag.local === "p") {
      paragraphs += 1;
      const { prefix } = tag;
      const bare = { style: null, list: null, level: null };
      open.push({ ...bare, begin: position, numbered: false, endDeleted: false, prefix });
    } else if (CHANGES.has(tag.local) && inside !== "trPr") {
      changes += 1;
      const ofMark = inside === "rPr" && path.at(-3) === "pPr";
      if (paragraph && ofMark && tag.local === "del") paragraph.endDeleted = true;
    } else if (!paragraph) return;
    else if (tag.local === "pStyle") paragraph.style = attribute(tag, "val") ?? null;
    else if (tag.local === "numId" && inside === "numPr") {
      paragraph.list = attribute(tag, "val") ?? null;
    } else if (tag.local === "ilvl" && inside === "numPr") {
      paragraph.level = Number(attribute(tag, "val")) || 0;
    } else if (tag.local !== "pPr" && inside === "p") settle(paragraph);
  }

  function closed(tag: SaxesTagNS, position: number): void {
    path.pop();
    if (tag.local === "Choice" || tag.local === "pPrChange") aside -= 1;
    else if (aside === 0 && WORD.test(tag.uri)) {
      const paragraph = open.at(-1);
      if (tag.local === "pPr" && paragraph && path.at(-1) === "p") paragraph.begin = position;
      if (tag.local === "p" && paragraph) {
        open.pop();
        // Without any tag inside there is no place for a run.
        if (xml.slice(position - 2, position) !== "/>") settle(paragraph);
      }
    }
  }

  walkXml(xml, { open: opened, close: closed });
  return { xml: insert(xml, insertions), changes, paragraphs };
}

const CHANGES = new Set(["ins", "del", "moveFrom", "moveTo"]);

function run(prefix: string, text: string): string {
  const name = (local: string) => (prefix ? `${prefix}:${local}` : local);
  const words = text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  const [r, t] = [name("r"), name("t")];
  return `<${r}><${t} xml:space="preserve">${words}</${t}></${r}>`;
}

function insert(xml: string, insertions: { at: number; text: string }[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { at, text } of insertions.sort((left, right) => left.at - right.at)) {
    parts.push(xml.slice(from, at), text);
    from = at;
  }
  parts.push(xml.slice(from));
  return parts.join("");
}
