import type { Line } from "~/app/drafts/lines";
import type { Marker } from "~/app/drafts/markers";
import type { LineSpan } from "~/app/drafts/outline";

export type MarkedLine = { line: Line; marker: Marker | null };

/** A paragraph of the draft; `text` is what follows its marker. */
export type Piece = { marker: Marker | null; text: string; lines: LineSpan };

/** Paragraphs out of lines: a text that was wrapped by a page layout is joined again. */
export function joinWrapped(marked: MarkedLine[]): Piece[] {
  const width = wrapWidth(marked);
  const pieces: { piece: Piece; parts: string[] }[] = [];
  marked.forEach(({ line, marker }, index) => {
    const before = marked[index - 1]?.line;
    const last = pieces.at(-1);
    const goesOn =
      width !== null &&
      last !== undefined &&
      before !== undefined &&
      !marker &&
      !line.apart &&
      !(line.indented && !before.indented) &&
      before.text.length >= width - 4 &&
      !/[。；：！？;:!?]$/.test(before.text);
    if (goesOn) {
      last.parts.push(line.text);
      last.piece.lines = [last.piece.lines[0], line.number];
    } else {
      pieces.push({
        piece: { marker, text: "", lines: [line.number, line.number] },
        parts: [marker ? marker.rest : line.text],
      });
    }
  });
  return pieces.map(({ piece, parts }) => ({ ...piece, text: parts.join("") }));
}

/** The width of a wrapped text, or null: most of its lines are equally long, and none is longer. */
function wrapWidth(marked: MarkedLine[]): number | null {
  let widest = 0;
  for (const { line } of marked) widest = Math.max(widest, line.text.length);
  if (widest < 16 || widest > 60) return null;
  const adjacent = marked.filter(({ line }) => !line.apart).length;
  const full = marked.filter(
    ({ line }) => line.text.length >= widest - 4 && !/[。；：]$/.test(line.text),
  ).length;
  const wrapped = adjacent >= marked.length / 2 && full >= 4 && full >= marked.length / 4;
  return wrapped ? widest : null;
}
