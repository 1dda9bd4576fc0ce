import { type Furniture, isFileLink, isLinkAdvert } from "~/app/drafts/clean";
import { isNoticeTitle, isParagraph, isSalutation } from "~/app/drafts/line-kinds";
import type { Line } from "~/app/drafts/lines";
import type { SectionWalk } from "~/app/drafts/section-walk";

/** Removes the line where it is page furniture, and says whether it was. */
export function removeFurniture(walk: SectionWalk, line: Line): boolean {
  const { state, ahead, at, parts } = walk;
  const numbered = ahead.marker(at);
  // "第十条 未经授权…" and "（三）版权归…" are clauses, whatever they speak of.
  if (state === "draft" && numbered?.sure && numbered.kind !== "——") return false;
  if (walk.pages.numbers.has(at)) {
    walk.remove(line, "页码");
    return true;
  }
  const { isRunningHead } = walk.pages;
  if (ahead.passedStructure() && isRunningHead(line.text) && walk.repeatsTitle(line.text)) {
    walk.remove(line, "页眉");
    return true;
  }
  const found = ahead.furnitureAt(at);
  if (found && !isOfText(walk, line.text, found)) {
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

/** What only a page says of itself, also in a whole sentence. */
const OF_THE_PAGE =
  /转载请注明|版权所有|(?:版权|免责|特别|郑重|网站)声明|本文(?:来自|转自|来源|版权)|^声明[:：]|原文(?:网址|链接|地址)|凡本[网站]|侵权|copyright|©|本[网站]\S{0,6}(?:授权|许可)|转载[、，]?(?:摘编|镜像)|ICP备\s?[\d-]|公网安备\s?\d|扫一扫|小编|[上下]一篇|(?:正式|官方).{0,8}为准|长按识别|点击(?:上方|下方|蓝字)|阅读原文|登录后|该?文档|收录于|分享(?:到|至)\s?[:：]|来源\s?[:：]|记者|编辑\s?[:：|]|^(?:图[为是/]|[上下左右]图).{0,60}(?:摄|供图|影)/i;
/** An advert asks for something to be done: 关注…公众号，…。 */
const ASKS_READERS = /^(?:点击|扫码|扫描|关注|下载|更多|添加|加入|打开|查看|欢迎|我要|登录)/;
const SENTENCE = /[。；][”"’)）】\]]{0,2}$|。.{0,60}[)）]$/;

/**
 * A sentence of the text, whatever it speaks of: 方便群众扫码查看收费标准。 Of a notice only while it is
 * not signed; and what asks the reader to do something is the page's where no text goes on after it.
 */
function isOfText(walk: SectionWalk, text: string, { reason, ends }: Furniture): boolean {
  const { state, ahead, at, signed, hasProse, parts } = walk;
  const numbered = ahead.marker(at);
  const isItem = numbered !== null && numbered.kind !== "——";
  const speaks = hasProse || (isItem && parts.notice.length > 1);
  if (state === "head" || state === "after" || (state === "notice" && (signed || !speaks)))
    return false;
  if (OF_THE_PAGE.test(text)) return false;
  if (SENTENCE.test(text)) return isItem || !ends || !ASKS_READERS.test(text) || ahead.goesOn(at);
  // 审核：市住建局组织专家评审, not 审核：王明.
  return reason === "来源和作者" && ahead.goesOn(at) && text.replace(/^.{1,6}[:：]/, "").length > 8;
}

/** 索引号： / 014567890/2024-00031, above the text of the page. */
function isLabelledValue({ ahead, at, parts, hasProse }: SectionWalk, text: string): boolean {
  if (parts.draft.length > 0 || hasProse || text.length > 40 || ahead.marker(at)) return false;
  return (
    !isParagraph(text) && !isSalutation(text) && !isNoticeTitle(text) && !ahead.beginsTitle(at)
  );
}
