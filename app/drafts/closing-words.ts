import type { Clause } from "~/app/drafts/outline";
import type { Piece } from "~/app/drafts/pieces";

/** 本方案自印发之日起施行, 以上措施由市发展改革委负责解释: said of the whole draft. */
const OF_THE_WHOLE =
  /^(?:本|以上|上述)(?:\p{Script=Han}{0,6}(?:方案|计划|意见|办法|措施|规划|细则|规定|政策|通知|制度|纲要|决定|规则|条例|标准|指南|预案))[^。]{0,80}(?:施行|实施|执行|生效|有效期|解释|废止|为准)/u;
/** 此外，对条文序号作相应调整 and 《…条例》根据本决定作相应修改，重新公布 close a decision that amends. */
const OF_THE_DECISION =
  /^(?:此外|另外|同时)[,，].{0,80}(?:条文|条款|序号|顺序|文字|标点)|^.{0,60}根据本决定.{0,40}(?:修改|修正|调整|公布)|^此外[,，].{0,60}(?:修改|调整)/;
/** Chapters to which such words belong. */
const LAST_CHAPTER = /附则|其他|施行|实施时间|执行时间|有效期|解释|期限|有关事项/;
const LONGEST = 160;

/**
 * At which depth the words that close a plan stand: they are no part of the last task, be it
 * printed below it. Null for any other piece, and where the heading right above is theirs.
 */
export function closingDepth(pieces: Piece[], at: number, before: Clause[]): 0 | 1 | null {
  const { text } = pieces[at]!;
  if (text.length > LONGEST || !(OF_THE_WHOLE.test(text) || closesDecision(pieces, at)))
    return null;
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

/** Among the last paragraphs, one of which names the decision. */
function closesDecision(pieces: Piece[], at: number): boolean {
  if (pieces.length - at > 4 || !OF_THE_DECISION.test(pieces[at]!.text)) return false;
  return pieces.slice(at).some(({ text }) => text.slice(0, LONGEST).includes("本决定"));
}
