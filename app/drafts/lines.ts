/** A line that is not blank, with its 1-based place in the source. */
export type Line = {
  number: number;
  text: string;
  /** The source begins it with white space, as Chinese paragraphs do. */
  indented: boolean;
  /** At least one blank line stands before it. */
  apart: boolean;
};

const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad]/g;
const SPACE = /[\s\u3000\u00a0]/;

export function readLines(text: string): Line[] {
  const lines: Line[] = [];
  let apart = true;
  text.split(/\r\n|\n|\r/).forEach((raw, index) => {
    const visible = raw.replace(INVISIBLE, "");
    const trimmed = visible.trim();
    if (trimmed === "") {
      apart = true;
      return;
    }
    lines.push({ number: index + 1, text: trimmed, indented: SPACE.test(visible[0]!), apart });
    apart = false;
  });
  return lines;
}

/** Without any white space: what two printings of the same words have in common. */
export function compact(text: string): string {
  return text.replace(INVISIBLE, "").replace(/[\s\u3000\u00a0]+/g, "");
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
  return text.replace(
    /[\uff01-\uff5e\u3000\u00a0\ufe51\ufe52]/g,
    (wide) => NARROW[wide] ?? String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );
}

/** "总　则" is "总则": a short heading set with a space between every two characters. */
export function closeUp(text: string): string {
  return /^(\p{Script=Han}[\s\u3000\u00a0]+){1,5}\p{Script=Han}$/u.test(text)
    ? compact(text)
    : text;
}
