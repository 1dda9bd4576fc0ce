import type { Piece } from "~/app/drafts/pieces";

const LONGEST = 16;
const ALONE = new RegExp(`^[\\p{Script=Han}、“”]{2,${LONGEST}}$`, "u");
const SET_OFF = new RegExp(`^[\\p{Script=Han}、“”]{2,${LONGEST}}(?=[\\s\\u3000]{1,4}\\S{8})`, "u");
const FEWEST = 2;

/**
 * The titles of articles that only a space or the end of the line parts from the text: 第一条
 * 支持范围. One such line may be a slip of the pen; where half of the articles are set like that,
 * it is how this draft is set.
 */
export function articleTitles(pieces: Piece[]): Map<Piece, string> {
  const titles = new Map<Piece, string>();
  let articles = 0;
  pieces.forEach((piece, at) => {
    if (piece.marker?.kind !== "第X条") return;
    articles += 1;
    const title = titleOf(piece, pieces[at + 1]);
    if (title !== null) titles.set(piece, title);
  });
  return titles.size >= FEWEST && titles.size >= articles / 2 ? titles : new Map();
}

function titleOf({ text }: Piece, next: Piece | undefined): string | null {
  if (/施行|废止/.test(text.slice(0, LONGEST))) return null;
  if (ALONE.test(text)) {
    return next && !/第X[章节条]/.test(next.marker?.kind ?? "") ? text : null;
  }
  return /[。；：]/.test(text) ? (SET_OFF.exec(text)?.[0] ?? null) : null;
}
