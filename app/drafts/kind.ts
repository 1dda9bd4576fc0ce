import type { DocumentKind } from "~/app/drafts/outline";
import type { Sections } from "~/app/drafts/section-walk";

export type Kind = { kind: DocumentKind; kindReason: string };

const RESULT =
  /(?:征求|征集|听取|公众|社会).{0,60}意见.{0,20}(?:采纳|反馈|处理|汇总|研究|结果|结束|回应|整理)/;
const RESULT_TOLD =
  /(?:共|累计)?(?:收到|征集到?).{0,20}(?:意见|建议).{0,12}(?:条|份|件)|未收到.{0,12}(?:意见|建议)|采纳\s?\d+\s?条/;
const ASKING =
  /(?:公开|向社会|面向社会|现|广泛)?(?:征求|征集|听取).{0,30}意见|提出.{0,10}(?:意见|修改建议)/;
const STAMP = /征求意见稿|公开征求意见|草案[)）》]|(?:讨论|送审|公示)稿/;
const ISSUED =
  /(?:现|已)?(?:予以?)?(?:印发|公布)给?你们|现予(?:公布|发布|印发)|已经.{0,30}(?:审议通过|会议通过|同意)|(?:自|从).{0,24}日起(?:施行|实施|生效)/;
const NEWS = /(?:近日|日前|今年以来|去年|上半年|本报讯|记者|据悉|据了解|会上|报道)/g;

/** Says what the document is, and why. Only a consultation asks the public. */
export function judgeKind(sections: Sections, title: string, clauses: number): Kind {
  const notice = sections.notice.map((line) => line.text).join("\n");
  const noticeTitle = sections.noticeTitles.map((line) => line.text).join("\n");
  const titles = `${noticeTitle}\n${title}\n${sections.titles.map((line) => line.text).join("\n")}`;
  if (RESULT.test(noticeTitle) || (RESULT_TOLD.test(notice) && !STAMP.test(titles))) {
    return { kind: "result", kindReason: "这是征求意见之后的采纳情况或结果公告，不再征集意见" };
  }
  if (ASKING.test(notice) || ASKING.test(noticeTitle)) {
    const reason =
      clauses > 0 ? "公告写明公开征求意见，并附草案" : "公告写明公开征求意见，但没有附草案正文";
    return { kind: "consultation", kindReason: reason };
  }
  if (STAMP.test(titles)) {
    return {
      kind: "consultation",
      kindReason: "标题写明是征求意见稿；文中没有公告，截止日期需要补充",
    };
  }
  const draft = sections.draft
    .slice(0, 60)
    .map((line) => line.text.slice(0, 600))
    .join("\n");
  const told = draft.match(NEWS)?.length ?? 0;
  const captions = sections.removed.some(({ reason }) => reason === "图片说明");
  if (!hasDocumentName(title) && (told >= 3 || (captions && told >= 1))) {
    return {
      kind: "news",
      kindReason: "这是新闻报道，不是征求意见稿：没有公告，没有文件标题，行文是报道",
    };
  }
  if (sections.signature.length > 0 || ISSUED.test(`${notice}\n${draft}`)) {
    return {
      kind: "final",
      kindReason: "这像是已经印发的文件，不是征求意见稿：有落款或施行的字样，没有征求意见的字样",
    };
  }
  if (hasDocumentName(title) && clauses > 2) {
    return {
      kind: "final",
      kindReason: "这像是正式文件或其转载，不是征求意见稿：全文没有征求意见的字样",
    };
  }
  return { kind: "other", kindReason: "没有找到征求意见的公告，也没有征求意见稿的字样" };
}

function hasDocumentName(title: string): boolean {
  return /(?:方案|计划|意见|办法|规定|条例|规划|细则|预案|措施|通知|纲要|制度|标准|指南)(?:[(（].{1,24}[)）])*$/.test(
    title,
  );
}
