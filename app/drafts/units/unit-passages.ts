import type { Bracket } from "~/app/drafts/brackets";
import { isLabelOnly, labelPlaces, mayHoldLabel } from "~/app/drafts/units/unit-labels";
import { isNameList, LONGEST_BRACKET } from "~/app/drafts/units/unit-names";

/** 责任单位：… without brackets, from its label to the end of its sentence; lines that go on are one passage. */
export function labelledPassages(
  text: string,
  brackets: Bracket[],
): { at: number; quote: string }[] {
  if (!mayHoldLabel(text)) return [];
  const passages: { at: number; end: number; quote: string }[] = [];
  let start = 0;
  let wantsNames = false;
  for (const line of text.split("\n")) {
    const last = passages.at(-1);
    const adjacent = last?.end === start - 1;
    if (last && wantsNames && adjacent && isNameList(line)) {
      last.quote += line;
      last.end = start + line.length;
      wantsNames = false;
    } else {
      const offset = start;
      const place = labelPlaces(line).find((at) => !isInside(brackets, offset + at));
      if (place !== undefined && line.length - place <= LONGEST_BRACKET) {
        const quote = passageAt(line.slice(place));
        const end = start + place + quote.length;
        if (last && adjacent && place === 0) {
          last.quote += `\n${quote}`;
          last.end = end;
        } else passages.push({ at: start + place, end, quote });
        wantsNames = isLabelOnly(quote);
      }
    }
    start += line.length + 1;
  }
  return passages;
}

function isInside(brackets: Bracket[], at: number): boolean {
  const near = brackets.find(({ to }) => to > at);
  return near !== undefined && near.from < at;
}

/** Up to the first 。 behind which no further label stands. */
function passageAt(text: string): string {
  const places = new Set(labelPlaces(text));
  for (let at = text.indexOf("。"); at >= 0; at = text.indexOf("。", at + 1)) {
    const next = at + 1 + (/^\s{0,4}/.exec(text.slice(at + 1, at + 5))?.[0].length ?? 0);
    if (!places.has(next)) return text.slice(0, at + 1);
  }
  return text;
}
