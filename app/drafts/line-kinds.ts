import { daysIn } from "~/app/drafts/dates";
import { closeUp, compact, halfWidth } from "~/app/drafts/lines";
import { readMarker } from "~/app/drafts/markers";

/** What a line is by its own looks. Its place decides what it is in the document. */
const DOCUMENT =
  "方案|计划|意见|办法|规定|条例|规划|细则|预案|措施|指南|标准|规则|章程|规程|纲要|准则|导则|通则|守则|清单|目录|制度|要点|决定|政策|规范|要求|名录|指引|若干措施|行动|程序|须知|公约|手册";
const TAIL =
  /(?:\s*[(（〔[【][^)）〕\]】]{1,30}[)）〕\]】]|\s*(?:征求意见稿|草案|送审稿|公开征求意见稿|修订稿|讨论稿|初稿))*$/;
const DOCUMENT_END = new RegExp(`(?:${DOCUMENT})$`);
/** …的通告(征求意见稿): called a draft, it is a document whatever it is. */
const STAMPED = /[(（](?:公开)?(?:征求意见稿|修订草案|草案)[)）]$/;
const OFFICE_END =
  /(?:委员会|人民[政*]府|人民[政*]府办公室|办公室|局|厅|部|委|院|中心|管委会|领导小组|指挥部|工作专班|大队|支队|集团|公司|联合会|协会|常委会|总队|署|管理处|管理所|服务站|办)$/;

/** Without closing brackets and 征求意见稿. */
export function bareTitle(text: string): string {
  return text.replace(TAIL, "").replace(/^《|》$/g, "");
}

/** 澄江市港口岸线管理办法(征求意见稿), 行动计划 */
export function isDocumentTitle(text: string): boolean {
  if (text.length > 80 || /[。；;：:！!？?]$/.test(text)) return false;
  if (/^(?:请|现将|根据|为|依据|按照|附|以下|本|各|制定|印发|实施)/.test(text) && text.length > 6) {
    return false;
  }
  if (/[，,。；;]|(?:征求|征集).{0,12}意见$/.test(text)) return false;
  const bare = closeUp(bareTitle(text));
  if (STAMPED.test(text) && !/[:：]|(?:征求|征集|听取).{0,80}意见/.test(bare)) {
    return bare.length >= 4 && !readMarker(text);
  }
  return bare.length >= 2 && DOCUMENT_END.test(bare) && !readMarker(text);
}

/** (2024—2026年)(征求意见稿) on a line of its own */
export function isStamp(text: string): boolean {
  return (
    text.length <= 50 &&
    /^(?:[(（〔[【][^)）〕\]】]{1,30}[)）〕\]】]\s*)+$/.test(text) &&
    /稿|草案|试行|暂行|修订|\d{4}|年|版/.test(text)
  );
}

/** 澄政办发〔2024〕15号 */
export function isDocumentNumber(text: string): boolean {
  return (
    text.length <= 40 && /^\S{2,20}\s?[〔[（(]\s?\d{0,4}\s?[〕\]）)]\s?\d{0,4}\s?号$/.test(text)
  );
}

/** 关于公开征求《…》意见的公告; also the page title of a report about one. */
export function isNoticeTitle(text: string): boolean {
  if (text.length > 120 || /[。；;：:]$|[>»›]/.test(text)) return false;
  if (/(?:草案|批前|征求意见稿)[)）》”]{0,3}.{0,8}(?:公示|公告)$/.test(text))
    return !readMarker(text);
  const asks = /(?:征求|征集|听取).{0,80}意见|意见.{0,12}征集|意见征询/.test(text);
  if (!asks && !collectsProposals(text)) return false;
  if (readMarker(text)) return false;
  if (/稿[)）》]?$/.test(text) && !/^关于/.test(text)) return false;
  return (
    /(?:公告|通知|通告|启事|函|公示|通报|说明|结果|情况|反馈|回应|报告|汇总)(?:[(（].{1,20}[)）])?[!！]?$/.test(
      text,
    ) ||
    /(?:公开|向社会|面向社会|广泛).{0,8}(?:征求|征集|听取).{0,60}意见(?:建议)?(?:啦|了)?[!！]?$/.test(
      text,
    ) ||
    (text.length >= 10 && /(?:征求|征集)(?:社会|公众|各方)?意见(?:建议)?$/.test(text)) ||
    /^关于.{0,90}(?:征求|征集).{0,20}意见(?:建议)?$/.test(text) ||
    (text.length >= 10 && /意见(?:建议)?(?:征集|征求|征询)$/.test(text))
  );
}

/** 关于征集2026年立法建议项目的公告: the public is asked for proposals, not for opinions on a draft. */
export function collectsProposals(title: string): boolean {
  return (
    !/意见/.test(title) &&
    /征集.{2,60}(?:建议|项目|事项|实事|线索|议题).{0,10}(?:公告|通告|通知|启事)$/.test(title)
  );
}

/** 一、征求意见时间: a heading under which a notice says until when and how to answer. */
export function isChannelHeading(text: string): boolean {
  return /时间|期限|方式|途径|渠道|反馈|联系|邮箱|征求|征集|意见|信函|来信|电话|网上|登录|公示|有关事项|其他事项|起草|背景|依据|说明/.test(
    text.slice(0, 40),
  );
}

/** 澄江市人民政府关于加强…工作的通知, also begun on the line `before` and finished here. */
export function isLetterTitle(text: string, before: string): boolean {
  if (text.length < 6 || text.length > 160 || /[。；;：:！!？?]/.test(text)) return false;
  if (text.length > 90 && !LETTER_END.test(text)) return false;
  if (/关于/.test(before)) return !LETTER_END.test(before) && LETTER_END.test(text);
  return /^.{0,100}关于\S{4,}/.test(text);
}

const LETTER_END =
  /(?:通知|决定|决议|批复|函|公告|通告|意见|答复|复函|报告|通报)(?:[(（].{1,20}[)）])?$/;

/** A paragraph in which somebody is asked for opinions. */
export function isNoticeProse(text: string): boolean {
  const asks = /(?:公开|向社会|面向社会|广泛)?(?:征求|征集|征询|听取).{0,60}意见/.test(
    text.slice(0, 2000),
  );
  const now = /现(?:将|就|面?向|公开|予以?|对)/.test(text.slice(0, 2000));
  const how = /即日起|欢迎|反馈|邮箱|电子邮件|信函|截止|来信|联系电话|公告|提出.{0,6}意见/.test(
    text.slice(0, 2000),
  );
  return asks && (how || now);
}

/** 附件, 附件2, 附件1：任务分工表. `inline` is what follows on the line. */
export function readAttachmentMark(text: string): { inline: string } | null {
  if (text.length > 120) return null;
  const found =
    /^附\s{0,4}(?:件|表|录|图)?\s{0,2}([0-9０-９一二三四五六七八九十]{0,3})(?:-\d{1,2})?\s{0,2}(?:[:：.．、]|$)\s*/.exec(
      text,
    );
  if (found) {
    if (/^附$/.test(text)) return null;
    return { inline: text.slice(found[0].length) };
  }
  const spaced = /^附\s{0,4}件\s{0,2}([0-9０-９一二三四五六七八九十]{1,2})[\s\u3000]+(?=\S)/.exec(
    text,
  );
  return spaced ? { inline: text.slice(spaced[0].length) } : null;
}

export function isExplanationTitle(text: string): boolean {
  return (
    text.length <= 80 &&
    !/[。；;：:，,]/.test(text) &&
    (/^关于《.{2,80}》的?(?:有关)?说明$/.test(text) ||
      /(?:起草|编制|制定|修订|修改|制订)(?:的)?(?:有关)?(?:情况)?(?:的)?(?:说明|解读)(?:书)?(?:[(（].{1,12}[)）])?$/.test(
        text,
      ))
  );
}

/** 说　明, 关于《…》的说明: what stands behind an 附件 of its own explains the draft. */
export function isAttachedExplanation(text: string): boolean {
  const bare = bareTitle(closeUp(text));
  return (
    isExplanationTitle(text) ||
    /^(?:有关|情况)?说明$/.test(bare) ||
    (bare.length <= 80 &&
      /^(?:关于)?[^。；;：:，,]{0,30}《[^。；;：:]{2,60}》[^。；;：:，,]{0,12}说明$/.test(bare))
  );
}

/** A line that is a day and nothing else, as under a signature; the year may have got lost. */
export function isDateLine(text: string): boolean {
  if (text.length > 24 || !/年|^\s*(?:[\d０-９]\s*){4}/.test(text)) return false;
  const bare = compact(text);
  if (/^年\d{1,2}月\d{1,2}日$/.test(halfWidth(bare))) return true;
  // "2026年　月　日" is left open until the paper is issued.
  if (/^(?:20\d{2}|二[〇○零]\p{Script=Han}{2})?年月日$/u.test(halfWidth(bare))) return true;
  const [day] = daysIn(bare);
  if (day) return day.at === 0 && day.end === bare.length && /年|^\d{4}/.test(halfWidth(bare));
  return /^(?:20\d{2}|二[〇○零][〇○零一二三四五六七八九]{2})年(?:[\dXx×＊*]{0,2}|[一二三四五六七八九十]{1,3})月(?:[\dXx×＊*]{0,2}日)?$/.test(
    halfWidth(bare),
  );
}

/** 202256 and { 2022 5 6 are what is left of 2022年5月6日. */
export function isLostDate(text: string): boolean {
  return /^[^\p{L}\p{N}]{0,3}20[0-3]\d(?:\d{2,4}|\s\d{1,2}\s\d{1,2})$/u.test(text);
}

/** 澄江市交通局 2025年5月21日: office and day on one line; null for any other. */
export function signedOn(text: string): { office: string } | null {
  if (text.length > 80) return null;
  const bare = text.replace(/[\s|｜]+$/, "");
  if (!/[日号\d０-９]$/.test(bare)) return null;
  const [day, ...more] = daysIn(bare);
  if (!day?.year || more.length > 0 || day.end !== bare.length) return null;
  const office = bare.slice(0, day.at).trim();
  return isOfficeLine(office) ? { office } : null;
}

export function isOfficeLine(text: string): boolean {
  return (
    text.length >= 3 &&
    text.length <= 60 &&
    !/[。，,；;：:、！!]/.test(text) &&
    OFFICE_END.test(text.replace(/[(（]盖?章?[)）]$/, "")) &&
    !readMarker(text)
  );
}

/** 各县区人民政府，市政府各部门、单位： */
export function isSalutation(text: string): boolean {
  if (text.length > 300 || !/[:：]$/.test(text) || /[。；;]/.test(text) || readMarker(text)) {
    return false;
  }
  if (/^(?:尊敬的)?\p{Script=Han}{2,4}(?:委员|代表|先生|女士|同志|网友)[:：]$/u.test(text))
    return true;
  if (/、.{1,280}(?:单位|部门|政府|公司|企业|院校|机构)[:：]$/.test(text)) return true;
  return (
    /^(?:各|市|省|县|区|有关|社会各界|广大|全体|\p{Script=Han}{2,4}[市县区])/u.test(text) &&
    /(?:府|门|位|局|委|会|处|界|众|民|企业|业|构|友|办|院|校|镇|道|乡|区|县|市)[)）]?[:：]$/.test(
      text,
    )
  );
}

/** Long enough, or closed by a full stop: text to be read, not a line to be looked at. */
export function isParagraph(text: string): boolean {
  return text.length >= 40 || /[。；;]$/.test(text);
}

/** 征集时间：2025-05-06 至 2025-06-05, as a page of a survey tabulates it. */
export function isFact(text: string): boolean {
  return /^(?:公开|本次)?(?:征集|征求意见|意见(?:反馈|征集)|反馈|公示|开始|结束|截止|联系|电子邮箱|通[讯信]地址)\S{0,6}[:：\t\u3000 ]/.test(
    text,
  );
}

/** How to answer, told below the draft: 意见请于…前发至…@…. */
export function asksForAnswers(text: string): boolean {
  return (
    text.length <= 400 &&
    /意见|建议/.test(text) &&
    /[请欢迎]|反馈|发至|发送/.test(text) &&
    /[A-Za-z0-9]@[A-Za-z0-9]|(?<!\d)\d{7,11}(?!\d)/.test(text)
  );
}

/** What stands at the foot of an official paper: 抄送：…, …2024年6月17日印发. */
export function isImprint(text: string): boolean {
  return text.length <= 160 && /^抄[送报][:：]|[\d０-９]\s?日\s?印发$/.test(text);
}

/** （此件主动公开）, 公开属性：主动公开: whom the paper may be shown to, at its foot. */
export function isPublicityRemark(text: string): boolean {
  return (
    /^[(（]此件.{0,12}(?:公开|发布|删减|发至).{0,8}[)）]$/.test(text) ||
    /^[(（]?(?:信息)?公开(?:属性|方式|选项|形式)[:：]\s?(?:主动|依申请|不予)公开[)）]?$/.test(text)
  );
}

/** （此件公开发布）, （章） */
export function isRemark(text: string): boolean {
  return /^[(（](?:.{2,30}|\s?[章印]\s?)[)）]$/.test(text);
}
