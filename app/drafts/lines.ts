import { isTraditional, simplified } from "~/app/drafts/traditional";

/** A line that is not blank, with the 1-based number of the source line that it stands on. */
export type Line = {
  number: number;
  text: string;
  /** As the source has it, where that is set in traditional characters: `text` is then for reading. */
  printed?: string;
  /** The source begins it with white space, as Chinese paragraphs do. */
  indented: boolean;
  /** At least one blank line stands before it. */
  apart: boolean;
};

/** Ends of a line by the source's count, on which every line number rests. */
const LINE_END = /\r\n|\n|\r/;
/** A soft return, a page break or an odd separator parts a line in two of the same number. */
const SOFT_END = /[\v\f\u0085\u2028\u2029]/;
const SPACE = /[\s\u0085]/;
/**
 * Characters without looks: controls, soft hyphens, zero-width spaces and joiners, marks of
 * reading direction and of interlinear notes. They can only hide words or break a file that is
 * written later, so they count as white space and no text keeps them.
 */
const INVISIBLE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]+/g;

const NOT_PRINTED = new RegExp(`[\\s\\u0085]+|${INVISIBLE.source}`, "g");

export function readLines(text: string): Line[] {
  const lines: Line[] = [];
  const traditional = isTraditional(text);
  let apart = true;
  text.split(LINE_END).forEach((source, index) => {
    for (const part of source.split(SOFT_END)) {
      const visible = part.replace(INVISIBLE, "");
      const trimmed = visible.trim();
      if (trimmed === "") {
        apart = true;
        continue;
      }
      const line = { number: index + 1, indented: SPACE.test(visible[0]!), apart };
      lines.push(
        traditional
          ? { ...line, text: simplified(trimmed), printed: trimmed }
          : { ...line, text: trimmed },
      );
      apart = false;
    }
  });
  return lines;
}

/**
 * Without any white space: what two printings of the same words have in common. White space is
 * what Unicode calls so, and the characters without looks.
 */
export function compact(text: string): string {
  return text.replace(NOT_PRINTED, "");
}

/** Wide and odd spaces, small 、 and small full stop. */
const NARROW: Record<string, string> = {
  "\u3000": " ",
  "\u00a0": " ",
  "\ufe51": "、",
  "\ufe52": ".",
};

/**
 * Full-width digits, letters, brackets, stops, colons and commas as half-width ones, one
 * character for one, so that places found in the result are places in the original.
 * For looking only: what is stored and shown stays as printed.
 */
export function halfWidth(text: string): string {
  let narrow = "";
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const sign =
      code >= 0xff01 && code <= 0xff5e
        ? String.fromCharCode(code - 0xfee0)
        : code === 0x3000 || code === 0xa0 || code === 0xfe51 || code === 0xfe52
          ? NARROW[text[at]!]!
          : null;
    if (sign === null) continue;
    narrow += text.slice(from, at) + sign;
    from = at + 1;
  }
  return from === 0 ? text : narrow + text.slice(from);
}

/** "总　则" is "总则": a short heading set with a space between every two characters. */
export function closeUp(text: string): string {
  if (!/^\S{1,2}\s/.test(text)) return text;
  return /^(\p{Script=Han}[\s\u3000\u00a0]+){1,5}\p{Script=Han}$/u.test(text)
    ? compact(text)
    : text;
}
