import { goesOnBelow } from "~/app/drafts/units/unit-labels";

/** A bracketed passage at the outermost level; `from` and `to` enclose the brackets themselves. */
export type Bracket = { from: number; to: number; inner: string };

const PAIRS: Record<string, string> = {
  "(": ")",
  "（": "）",
  "【": "】",
  "［": "］",
  "[": "]",
  "〔": "〕",
};
const OPENING = new Set(Object.keys(PAIRS));
const ROUND_CLOSING = new Set([")", "）"]);
const CLOSING = new Set(Object.values(PAIRS));
const CLOSES = /[)）】］\]〕]/;
const SIGN = /[\n()（）【】［］[\]〔〕]/g;

/**
 * Outermost bracketed passages in one pass. Full-width and half-width round brackets close each
 * other, since printed texts mix them. A bracket that is never closed encloses nothing, and none
 * goes on in the next line but one of labels: （牵头单位：… above 责任单位：…）.
 */
export function bracketsIn(text: string): Bracket[] {
  if (!CLOSES.test(text)) return [];
  const found: Bracket[] = [];
  const open: { at: number; closing: string }[] = [];
  for (const { 0: character, index: at } of text.matchAll(SIGN)) {
    if (character === "\n") {
      if (open.length > 0 && !bridges(text, open[0]!.at, at)) open.length = 0;
    } else if (OPENING.has(character)) {
      open.push({ at, closing: PAIRS[character]! });
    } else if (CLOSING.has(character)) {
      const top = open.at(-1);
      if (top && closes(top.closing, character)) {
        open.pop();
        if (open.length === 0) {
          found.push({ from: top.at, to: at + 1, inner: text.slice(top.at + 1, at) });
        }
      }
    }
  }
  return found;
}

const LONGEST_LINE = 400;

function bridges(text: string, from: number, at: number): boolean {
  const [line = ""] = text.slice(at + 1, at + 1 + LONGEST_LINE).split("\n", 1);
  return goesOnBelow(text.slice(from + 1, Math.min(at, from + LONGEST_LINE)), line);
}

/** What stands behind the last sign that opens a bracket and is not closed; null where none is open. */
export function openedAtEnd(text: string): string | null {
  let closed = 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const character = text[at]!;
    if (CLOSING.has(character)) closed += 1;
    else if (!OPENING.has(character)) continue;
    else if (closed === 0) return text.slice(at + 1);
    else closed -= 1;
  }
  return null;
}

function closes(expected: string, character: string): boolean {
  return expected === character || (ROUND_CLOSING.has(expected) && ROUND_CLOSING.has(character));
}

/** Splits at the given characters, but never inside brackets or quotation marks. */
export function splitOutside(text: string, separators: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!;
    if (OPENING.has(character) || "“《".includes(character)) depth += 1;
    else if (CLOSING.has(character) || "”》".includes(character)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && separators.includes(character)) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}
