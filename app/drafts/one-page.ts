import type { Line } from "~/app/drafts/lines";
import { readMarker } from "~/app/drafts/markers";

const SHORTEST = 200;
/** Where the first chapter or article begins behind other text. */
const FIRST = /[\s。)）](?=第一[章条][\s(（【〖])/;
const RULE = /\s(-{6,}|_{6,}|={6,}|—{3,})\s/;
/** 澄江市司法局 2025年5月30日 and the title behind it. */
const SIGNED =
  /[\s。](?=\p{Script=Han}{4,30}\s{1,4}\d{4}年\d{1,2}月\d{1,2}日(?:\s|$))|(?<=\s\d{4}年\d{1,2}月\d{1,2}日)\s+(?=\S)/gu;

/**
 * A page that was copied as one line: notice, signature, title and text become a line each, of the
 * same number. Only where a first chapter or article stands in the line, and nothing before it is
 * numbered so. Cost is linear in the text.
 */
export function partedPage(lines: Line[]): Line[] {
  return lines.flatMap((line) => {
    if (line.text.length < SHORTEST || readMarker(line.text)) return [line];
    const first = FIRST.exec(line.text);
    if (!first) return [line];
    const place = first.index + first[0].length;
    const head = line.text.slice(0, place).split(RULE).flatMap(signedParts);
    const texts = [...head, line.text.slice(place)].map((text) => text.trim());
    return texts
      .filter((text) => text !== "")
      .map((text, index) => (index === 0 ? { ...line, text } : { ...line, text, apart: false }));
  });
}

function signedParts(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const found of text.matchAll(SIGNED)) {
    const place = found.index + found[0].length;
    parts.push(text.slice(from, place));
    from = place;
  }
  return [...parts, text.slice(from)];
}
