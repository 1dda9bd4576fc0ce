import { compact, type Line } from "~/app/drafts/lines";
import { readMarker } from "~/app/drafts/markers";

const LONGEST_TABLE = 400;
const LONGEST_ENTRY = 70;

export function isContentsHeading(text: string): boolean {
  return /^(?:目录|目次|CONTENTS)$/i.test(compact(text));
}

/** The index after the table of contents whose heading stands at `at`; a heading alone is one line. */
export function contentsEnd(lines: Line[], at: number): number {
  return repetition(lines, at + 1) ?? at + 1;
}

/** A table of contents without a heading: the first entries come again, in the same order. */
export function unnamedContentsEnd(lines: Line[], at: number): number {
  if (!readMarker(lines[at]!.text)) return at;
  const end = repetition(lines, at);
  if (end === null || end - at < 3) return at;
  for (let index = at; index < end; index += 1) {
    const again = lines[end + index - at];
    if (index - at < 2 && index > at && !again) return at;
    if (!readMarker(lines[index]!.text)) return at;
  }
  return end;
}

function repetition(lines: Line[], first: number): number | null {
  const entry = lines[first];
  if (!entry) return null;
  const wanted = entryText(entry.text);
  if (wanted === "") return null;
  for (let index = first; index < Math.min(lines.length, first + LONGEST_TABLE); index += 1) {
    const { text } = lines[index]!;
    if (text.length > LONGEST_ENTRY) return null;
    if (index > first && entryText(text) === wanted) return index;
  }
  return null;
}

/** An entry without its dots and its page number. */
function entryText(text: string): string {
  const bare = compact(text);
  return bare
    .replace(/[.…·\-—_]{2,60}[(（]?\d{0,4}[)）]?$/, "")
    .replace(/(\p{Script=Han})\d{1,3}$/u, "$1");
}
