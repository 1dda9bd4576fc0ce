import { isFileLink, isLinkAdvert } from "~/app/drafts/clean";
import { isNoticeTitle, isParagraph, isSalutation } from "~/app/drafts/line-kinds";
import type { Line } from "~/app/drafts/lines";
import type { SectionWalk } from "~/app/drafts/section-walk";

/** Removes the line where it is page furniture, and says whether it was. */
export function removeFurniture(walk: SectionWalk, line: Line): boolean {
  const { state, ahead, at, parts } = walk;
  const numbered = ahead.marker(at);
  // "第十条 未经授权…" and "（三）版权归…" are clauses, whatever they speak of.
  if (state === "draft" && numbered?.sure && numbered.kind !== "——") return false;
  const found = ahead.furnitureAt(at);
  if (found) {
    const over = found.ends && state !== "head" && !ahead.goesOn(at) && !ahead.documentAfter(at);
    const told = walk.signed || (walk.hasProse && !ahead.titleAfter(at));
    if (over && (parts.draft.length > 0 || told)) walk.state = "tail";
    if (found.reason === "网页信息栏" && /[:：]$/.test(line.text)) walk.labelAt = at;
    walk.remove(line, found.reason);
    return true;
  }
  if (walk.labelAt === at - 1 && isLabelledValue(walk, line.text)) {
    walk.remove(line, "网页信息栏");
    return true;
  }
  if (
    /^\d{1,10}$/.test(line.text) &&
    (state === "head" || (state === "notice" && !walk.hasProse))
  ) {
    walk.remove(line, "网页统计");
    return true;
  }
  const above = parts.removed.at(-1);
  const listed = above?.reason === "附件下载" && above.line === walk.lines[at - 1];
  if (isFileLink(line.text) && (walk.signed || listed || state === "draft" || state === "after")) {
    walk.remove(line, "附件下载");
    return true;
  }
  const advert = isLinkAdvert(line.text) && state !== "notice" && state !== "explanation";
  if (advert) walk.remove(line, "广告或外部链接");
  return advert;
}

/** 索引号： / 014567890/2024-00031, above the text of the page. */
function isLabelledValue({ ahead, at, parts, hasProse }: SectionWalk, text: string): boolean {
  if (parts.draft.length > 0 || hasProse || text.length > 40 || ahead.marker(at)) return false;
  return (
    !isParagraph(text) && !isSalutation(text) && !isNoticeTitle(text) && !ahead.beginsTitle(at)
  );
}
