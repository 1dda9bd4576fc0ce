import {
  collectsProposals,
  isDocumentNumber,
  isDocumentTitle,
  isOfficeLine,
  signedOn,
} from "~/app/drafts/line-kinds";
import { readMarker } from "~/app/drafts/markers";
import type { DocumentKind } from "~/app/drafts/outline";
import type { Sections } from "~/app/drafts/section-walk";

export type Kind = { kind: DocumentKind; kindReason: string };

const RESULT =
  /(?:征求|征集|听取|公众|社会).{0,60}意见.{0,20}(?:采纳|反馈|处理|汇总|研究|结果|结束|回应|整理|情况)|意见.{0,4}征集.{0,4}结果|意见.{0,12}采纳情况/;
/** …意见采纳情况的说明, 《…》的结果反馈: what such a paper is called. */
const RESULT_CALLED =
  /(?:征求|征集|意见|反馈|调查).{0,40}(?:结果|情况)的?(?:反馈|公示|公告|通报|说明|汇总)?$|结果反馈$/m;
const ASKED_BY_DAY =
  /请.{0,80}前.{0,30}(?:反馈|提出|发送|寄|填写)|(?:反馈|截止)(?:时间|日期)[:：为]|再次/;
const RESULT_TOLD =
  /(?:共|累计)?(?:收到|征集到?).{0,20}(?:意见|建议).{0,12}(?:条|份|件)|(?:收到|征集到?).{0,12}\d+\s?(?:条|份|件).{0,10}(?:意见|建议)|(?:未|没有)收到.{0,30}(?:意见|建议)|采纳\s?\d+\s?条|无(?:反馈|修改)?意见/;
/** Somebody is asked now, whatever an earlier round brought. */
const ASKING_NOW =
  /现.{0,80}(?:征求|征集|听取).{0,30}意见(?!.{0,6}(?:情况|结果))|再次.{0,12}(?:征求|征集)|请.{0,80}(?:反馈|提出|发送|寄|填写)|(?:反馈|截止)(?:时间|日期)/;
const ASKING =
  /(?:公开|向社会|面向社会|现|广泛)?(?:征求|征集|听取|征询).{0,30}意见|意见(?:建议)?(?:征集|征询)|提出.{0,10}(?:意见|修改建议)/;
const STAMP = /征求意见稿|公开征求意见|草案[)）》]|(?:讨论|送审|公示)稿/;
const ISSUED =
  /(?:现|已)?(?:予以?)?(?:印发|公布)给?你们|现予(?:公布|发布|印发)|已经.{0,30}(?:审议通过|会议通过|同意)|经.{2,30}(?:审议通过|会议通过|同意|批准)|(?:自|从).{0,24}日起(?:施行|实施|生效)/;
const NEWS =
  /(?:近日|日前|今年以来|去年|上半年|本报讯|记者|据悉|据了解|据介绍|昨日|相关负责人|会上|报道)/g;

/** 本报讯, 澄江日报讯, 【本报讯】: how a report begins. */
const DATELINE =
  /^[【[]?(?:本[报网台社刊]讯|(?:[^\s，。：:]{2,10}(?:日报|晚报|晨报|早报|时报|商报|新闻网|融媒体?(?:中心)?)|[^\s，。：:]{0,10}(?:新华社|中新社|中新网))[^\s，。：:]{0,12}(?:讯|电)(?=[\s】\]：:(（])|本[报网台社]\d{1,2}月\d{1,2}日[讯电])/;

/** 记者从市公安局获悉, 告诉记者: told by a paper. */
const REPORTER =
  /记者.{0,30}(?:获悉|了解到|采访)|(?:告诉|接受.{0,12})记者|[(（](?:本[报网台])?记者[\s:：]/;
/** □本报记者 王强, （记者 王强）: who wrote it, on a line of its own. */
const BYLINE = /^[□■◎(（【[\s]*(?:本[报网台社])?(?:见习|实习|首席)?记者[\s:：]/;
const FORMAL = /(?:公告|通知|通告|启事|公示|函)(?:[(（].{1,20}[)）])?$/;
const HOW_TO_ANSWER = /[A-Za-z0-9]@[A-Za-z0-9]|(?<!\d)\d{7,11}(?!\d)/;

/** What is put to the public or told to it without asking for comments on a draft. */
const OTHERS: [RegExp, string][] = [
  [
    /(?:建议|提案|议案|信访|留言|来信|询问).{0,12}(?:答复|回复|复函)|答复(?:的函|意见)?$/,
    "对建议、提案或来信的答复",
  ],
  [/解读|问答|答记者问|一图读懂|图解/, "政策解读或问答"],
  [/听证/, "听证公告，征集的是听证会参加人"],
  [
    /(?:招标|采购|中标|成交|竞争性\S{2,4}|比选|询价|遴选|拍卖|挂牌).{0,8}(?:公告|公示|通知|邀请|文件)/,
    "招标采购公告",
  ],
];

/** Says what the document is, and why. Only a consultation asks the public. */
export function judgeKind(sections: Sections, title: string, clauses: number): Kind {
  const told = sections.notice.map((line) => line.text);
  // A result that bears no title of its kind is read as if it were the text.
  if (told.length < 2)
    told.push(...sections.draft.slice(0, 8).map((line) => line.text.slice(0, 600)));
  const notice = withoutNames(sections.notice.map((line) => line.text).join("\n"));
  const whole = withoutNames(told.join("\n"));
  const noticeTitle = withoutNames(sections.noticeTitles.map((line) => line.text).join("\n"));
  const titles = [...sections.noticeTitles, ...sections.titles].map((line) => line.text);
  const named = `${title}\n${titles.join("\n")}`;
  const stamped = STAMP.test(named);
  const asking = ASKING.test(notice) || ASKING.test(noticeTitle);
  const heads = withoutNames(named);
  const other = OTHERS.find(([pattern]) => pattern.test(heads));
  const ownName = stamped || (hasDocumentName(title) && !/通知$/.test(title));
  if (other && !asking && !ownName && sections.noticeTitles.length === 0) {
    return { kind: "other", kindReason: `这是${other[1]}，不是征求意见稿` };
  }
  const asked = ASKING_NOW.test(whole);
  const answered = RESULT_TOLD.test(whole);
  const draft = sections.draft
    .slice(0, 60)
    .map((line) => line.text.slice(0, 600))
    .join("\n");
  const report = (draft.match(NEWS)?.length ?? 0) + (DATELINE.test(draft) ? 3 : 0);
  const captions = sections.removed.some(({ reason }) => reason === "图片说明");
  // 收到市民建议300余条 in a report is no result of the office's own.
  const reported = report >= 3 && sections.noticeTitles.length === 0;
  if (
    !reported &&
    (answered
      ? RESULT.test(noticeTitle) || !asked
      : (RESULT.test(noticeTitle) && !asked) ||
        (RESULT_CALLED.test(heads) && !ASKED_BY_DAY.test(whole)))
  ) {
    return { kind: "result", kindReason: "这是征求意见之后的采纳情况或结果公告，不再征集意见" };
  }
  if (clauses === 0 && sections.noticeTitles.some((line) => collectsProposals(line.text))) {
    return { kind: "other", kindReason: "这是征集建议或项目的公告，没有可以逐条提意见的草案" };
  }
  if (asking && clauses === 0 && isReported(sections)) return NEWS_REPORT;
  if (asking) {
    const reason =
      clauses > 0 ? "公告写明公开征求意见，并附草案" : "公告写明公开征求意见，但没有附草案正文";
    return { kind: "consultation", kindReason: reason };
  }
  if (report >= 3 && isTold(sections, title)) return NEWS_REPORT;
  if (stamped) {
    return {
      kind: "consultation",
      kindReason: "标题写明是征求意见稿；文中没有公告，截止日期需要补充",
    };
  }
  if (!hasDocumentName(title) && (report >= 3 || (captions && report >= 1))) {
    return NEWS_REPORT;
  }
  const numbered = [...sections.notice, ...sections.titles].some((line) =>
    isDocumentNumber(line.text),
  );
  if (numbered || sections.signature.length > 0 || ISSUED.test(`${notice}\n${draft}`)) {
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

const NEWS_REPORT: Kind = {
  kind: "news",
  kindReason: "这是新闻报道，不是征求意见稿：没有公告，没有文件标题，行文是报道",
};

/** 《…条例》公开征求意见 above a report that quotes the draft here and there: a headline, no draft. */
function isTold({ notice, noticeTitles, draft }: Sections, title: string): boolean {
  if (notice.length + noticeTitles.length > 0 || hasDocumentName(title)) return false;
  return !draft.slice(0, 60).some((line) => readMarker(line.text)?.sure);
}

/**
 * A paper tells that opinions are asked for, and prints no draft. Where it says how to answer as the
 * call does, it counts as a report only by how it begins.
 */
function isReported({ notice, noticeTitles, signature, draft, removed }: Sections): boolean {
  const signed = signature.some(({ text }) => isOfficeLine(text) || signedOn(text));
  if (signed || noticeTitles.some(({ text }) => FORMAL.test(text))) return false;
  const titles = new Set(noticeTitles.map(({ number }) => number));
  const told = [...draft, ...notice]
    .filter(({ number }) => !titles.has(number))
    .sort((left, right) => left.number - right.number)
    .slice(0, 4)
    .map(({ text }) => text.slice(0, 600));
  if (told.some((text) => DATELINE.test(text))) return true;
  const written = removed.some(({ line }) => BYLINE.test(line.text));
  return (
    (written || told.some((text) => REPORTER.test(text))) &&
    !told.some((text) => HOW_TO_ANSWER.test(text))
  );
}

/** What a quoted document is called says nothing of what this one does; nor does 征求意见稿. */
function withoutNames(text: string): string {
  return text.replace(/《[^《》\n]{1,100}》/g, "《》").replace(/征求意见稿/g, "");
}

function hasDocumentName(title: string): boolean {
  if (isDocumentTitle(title)) return true;
  return /(?:方案|计划|意见|办法|规定|条例|规划|细则|预案|措施|通知|纲要|制度|标准|指南)(?:[(（].{1,24}[)）])*$/.test(
    title,
  );
}
