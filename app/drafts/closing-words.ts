import type { Clause } from "~/app/drafts/outline";
import type { Piece } from "~/app/drafts/pieces";

/** 本方案自印发之日起施行, 以上措施由市发展改革委负责解释: said of the whole draft. */
const OF_THE_WHOLE =
  /^(?:本|以上|上述)(?:\p{Script=Han}{0,6}(?:方案|计划|意见|办法|措施|规划|细则|规定|政策|通知|制度|纲要))[^。]{0,80}(?:施行|实施|执行|生效|有效期|解释|废止|为准)/u;
/** Chapters to which such words belong. */
const LAST_CHAPTER = /附则|其他|施行|实施时间|执行时间|有效期|解释|期限|有关事项/;
const LONGEST = 160;

/**
 * At which depth the words that close a plan stand: they are no part of the last task, be it
 * printed below it. Null for any other piece, and where the heading right above is theirs.
 */
export function closingDepth(pieces: Piece[], at: number, before: Clause[]): 0 | 1 | null {
  const { text } = pieces[at]!;
  if (text.length > LONGEST || !OF_THE_WHOLE.test(text)) return null;
  if (pieces.length - at > 4 || pieces.slice(at).some(({ marker, table }) => marker ?? table)) {
    return null;
  }
  const above = before.at(-1);
  if (!above || (above.markerKind !== "none" && above.text === "" && !/。$/.test(above.heading))) {
    return null;
  }
  const chapter = before.findLast(({ depth, markerKind }) => depth === 0 && markerKind !== "none");
  return chapter && LAST_CHAPTER.test(chapter.heading) ? 1 : 0;
}
