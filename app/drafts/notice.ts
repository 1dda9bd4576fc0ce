import { isFileLink } from "~/app/drafts/clean";
import { daysIn, isoDay, lastSuchDay } from "~/app/drafts/dates";
import { isOfficeLine, isParagraph, signedOn } from "~/app/drafts/line-kinds";
import { compact, halfWidth, type Line } from "~/app/drafts/lines";
import type { RequiredField } from "~/app/drafts/outline";
import type { Sections } from "~/app/drafts/section-walk";

const OFFICE =
  /(?:^|[,，。;；\n、:：由]|日|经)((?:\p{Script=Han}{2,24}?(?:委员会|人民政府办公室|人民政府|办公室|管理局|管委会|局|厅|委|办|人大常委会|银行|[总支大]队|中心))(?:会同[^,，。;；\n]{2,30})?)(?=(?:组织|牵头|研究|负责|会同|重新|认真|抓紧|已|经|正在|拟|依法|公开)*(?:发布|公布|起草|制定|制订|编制|修订|拟定|拟订|草拟|形成|征求|现将|现向|现就|决定|就[^,，。\n]{1,60}(?:征求|征集)|已?将[^,，。；;\n]{2,80}(?:公布|发布)|(?:在|通过)[^,，。;；《\n]{1,20}(?:发布|公布|征求)))/gu;
const LABELLED =
  /(?:征集|征求意见|发布|公布|起草|制定|制发|组织|主办)(?:单位|机构|部门|机关)\s?(?:[:：]|[\t\u3000])\s?(\p{Script=Han}{2,24}(?:委员会|人民政府|办公室|局|厅|委|办|中心))/u;
const TITLED = /^(\p{Script=Han}{2,24}(?:委员会|人民政府|办公室|局|厅|委|办|中心))关于/u;
const SENT_TO =
  /(?:寄至|寄到|寄送|送至|反馈至|反馈给|报送至|(?:邮寄|通[讯信]|来信)地址[:：])[:：]?\s?(\p{Script=Han}{2,24}?(?:委员会|局|厅|办公室|政府))/u;
const PUBLISHED = /(?:发布|公布|印发|刊登|发出).{0,120}(?:公告|通知|通告|启事|征求意见|意见)/;

/** The office that asks: as it signed, else as the notice names it. As printed, stars included. */
export function readOffice(sections: Sections): string | null {
  const name = namedOffice(sections);
  return name === null ? tabulatedOffice(sections) : withPlace(name, sections);
}

const TABULATED =
  /(?:发布|发文|公开|起草|征集)(?:机构|单位|部门|机关)\s?(?:[:：]|[\t\u3000 ])\s?(\p{Script=Han}{2,24}?(?:委员会|人民政府|办公室|局|厅|委|办|中心))(?!\p{Script=Han})/u;

/** 发布机构：澄江市民政局, in the table above the page's text. */
function tabulatedOffice(sections: Sections): string | null {
  for (const { line, reason } of sections.removed) {
    const found = reason === "网页信息栏" ? TABULATED.exec(line.text) : null;
    if (found) return found[1]!;
  }
  return null;
}

/** 市教育局 where the notice also prints 澄江市教育局, of the place with which the draft's title begins. */
function withPlace(name: string, { titles, noticeTitles, notice }: Sections): string {
  if (!/^[市县区州]/.test(name)) return name;
  const texts = [...titles, ...noticeTitles, ...notice].map((line) => line.text);
  for (const text of texts) {
    const place = /(?:^|《)(\p{Script=Han}{2,8}?[市县区州])/u.exec(text.slice(0, 60))?.[1];
    const full = place && place.at(-1) === name[0] ? place + name.slice(1) : null;
    if (full && texts.some((one) => one.includes(full))) return full;
  }
  return name;
}

/** Where the notice bears a day of its own, who signs below the draft will issue it and asks nobody. */
function asking({ signature, draft, notice }: Sections): Line[] {
  const body = draft[0]?.number ?? 0;
  if (notice.length === 0 || notice[0]!.number > body) return signature;
  const above = signature.filter((line) => line.number < body);
  return above.length > 0 ? above : signature;
}

function namedOffice(sections: Sections): string | null {
  const signed = asking(sections).find((line) => isOfficeLine(line.text));
  if (signed) return firstOffice(signed.text);
  const dated = asking(sections)
    .map((line) => signedOn(line.text))
    .find(Boolean);
  if (dated) return firstOffice(dated.office);
  const closing = closingOf(sections);
  if (closing) return closing.office;
  const text = sections.notice.map((line) => line.text).join("\n");
  let best: string | null = null;
  for (const match of text.matchAll(OFFICE)) {
    const name = match[1]!.replace(/会同.*$/, "");
    if (/^[我本该]/.test(name)) continue;
    if (!best || (!isFull(best) && isFull(name))) best = name;
  }
  const labelled = LABELLED.exec(text)?.[1];
  if (labelled && (!best || !isFull(best))) best = labelled;
  const heading = [...sections.noticeTitles, ...sections.titles, ...sections.notice.slice(0, 2)]
    .map((line) => TITLED.exec(line.text)?.[1])
    .find(Boolean);
  if (!best || (!isFull(best) && heading)) best = heading ?? best;
  const addressee = SENT_TO.exec(text)?.[1];
  return best ?? (addressee && !/[路街号楼室]/.test(addressee) ? addressee : null);
}

const CLOSING =
  /(?:[。\s)）》]|说明|\.docx?|\.pdf)(\p{Script=Han}{3,24}?(?:委员会|人民政府|政府|办公室|局|厅|委|办|部|中心))\s?$/u;
const LONGEST_CLOSING = 80;

/** Where the page was copied as one paragraph: office and day at its end, as under a signature. */
function closingOf(sections: Sections): { office: string; day: string } | null {
  const last = sections.notice.findLast(({ text }) => text.length > 2 && !isFileLink(text));
  if (!last || sections.signature.length > 0) return null;
  const text = last.text.slice(-LONGEST_CLOSING).replace(/[\s。|｜]+$/, "");
  const day = daysIn(text).at(-1);
  if (!day?.year || day.end !== text.length) return null;
  const office = CLOSING.exec(text.slice(0, day.at))?.[1]?.replace(/^.{0,12}说明/, "");
  return office ? { office, day: isoDay({ ...day, year: day.year }) } : null;
}

/** Of several that sign on one line the first; a name set with spaces is closed up. */
function firstOffice(signed: string): string {
  const bare = signed.replace(/\s?[(（](?:盖?章|代章|公章)[)）]$/, "");
  const names = bare.split(/[\s\u3000]+/);
  const several = names.every((name) => name.length >= 4 && isOfficeLine(name));
  return several ? names[0]! : compact(bare);
}

/** 澄江市交通局 says of which city; 市交通局 does not. */
function isFull(name: string): boolean {
  return /^\p{Script=Han}{2,}(?:省|市|县|区|州|盟|旗)/u.test(name);
}

/** The ISO day of the notice: under its signature, told in it, or given by the page. */
export function readPublished(sections: Sections): string | null {
  for (const line of sections.signature) {
    const [day] = daysIn(compact(line.text));
    if (day?.year) return isoDay({ ...day, year: day.year });
  }
  const closing = closingOf(sections);
  if (closing) return closing.day;
  const page = pageDay(sections);
  for (const { text } of sections.notice) {
    for (const sentence of text.split("。")) {
      const [day] = daysIn(sentence);
      if (!day || !PUBLISHED.test(sentence.slice(day.end, day.end + 300))) continue;
      if (sentence.slice(0, day.at).match(/截止|截至|前/)) continue;
      if (day.year) return isoDay({ ...day, year: day.year });
      if (page) return lastSuchDay(day, page);
    }
  }
  return page ?? labelledDay(sections) ?? headDay(sections);
}

/** What may stand beside a day that is a line of its own at the head of a notice. */
const BESIDE_DAY =
  /^(?:[发刊][布表发]于)?[\s:：()（）[\]【】〔〕]*(?:(?:星期|周)[一二三四五六日天])?[\s)）]*(?:\d{1,2}:\d{2}(?::\d{2})?)?\s*$/;

/** A day by itself, or with the office, above the first paragraph of the notice. */
function headDay({ notice, noticeTitles, removed }: Sections): string | null {
  const titles = new Set(noticeTitles.map(({ number }) => number));
  const body = notice.find(({ text, number }) => isParagraph(text) && !titles.has(number));
  if (!body) return null;
  const page = removed.filter(({ reason }) => reason === "网页页眉").map(({ line }) => line);
  for (const { text, number } of [...notice, ...page]) {
    if (number >= body.number || text.length > LONGEST_CLOSING) continue;
    const [day, ...more] = daysIn(text);
    if (!day?.year || more.length > 0) continue;
    const beside = `${text.slice(0, day.at)} ${text.slice(day.end)}`;
    if (signedOn(text) || BESIDE_DAY.test(beside)) return isoDay({ ...day, year: day.year });
  }
  return null;
}

const LABELLED_DAY = /(?:发布|公布)(?:日期|时间)\s?[:：]\s?/;

/** 发布日期:2025-05-06 on a line that tells more, such as until when. */
function labelledDay(sections: Sections): string | null {
  for (const { text } of sections.notice) {
    const label = LABELLED_DAY.exec(text);
    if (!label) continue;
    const [day] = daysIn(text.slice(label.index + label[0].length, label.index + 40));
    if (day?.year && day.at === 0) return isoDay({ ...day, year: day.year });
  }
  return null;
}

/** The day that the page gives for itself; not the one on which the document ends. */
function pageDay(sections: Sections): string | null {
  for (const { line, reason } of sections.removed) {
    if (!/发布时间|信息栏|来源/.test(reason) || /失效|废止|有效|截止/.test(line.text)) continue;
    const [day] = daysIn(line.text);
    if (day?.year) return isoDay({ ...day, year: day.year });
  }
  return null;
}

const ASKED =
  /(?:注明|写明|留下|标明|标注|注清|提供|附上|请附(?!件)|并附(?!件)|署(?!名)|写清|填写|说明|载明|留存|告知|署名|(?:必须|应当?|需|须)(?:包括|包含|具备|含有))(?:真实|您的|本人|提出人|意见人|来信人|发件人|反馈人|以下|有效|个人)*[:：]?\s?([^。\n]{2,60})/g;
/** The office's own details behind what it asks for: ……，联系电话：2661234. */
const OWN_DETAILS =
  /(?:联系人(?:及(?:联系)?(?:电话|方式))?|联系电话|联系方式|电话|邮箱|地址|邮编)\s?(?:为|是)?\s?(?:[:：]\s?|(?=\d|\(\d))[\p{Script=Han}A-Za-z\d(*]/u;

/** What the citizen is asked to state: "需要注明:联系人、单位、联系方式". */
export function readRequiredFields(notice: string): RequiredField[] {
  const looked = halfWidth(notice);
  let asked = "";
  for (const match of looked.matchAll(ASKED)) {
    const told = match[1]!
      .replace(/[“"][^”"\n]{0,40}[”"]?(?:字样)?/g, "")
      .replace(/(?:以单位名义|单位(?:的|反馈)?意见)[^,。)\n]{0,20}|单位公章/g, "");
    const own = told.search(OWN_DETAILS);
    asked += `${own < 0 ? told : told.slice(0, own)}\n`;
  }
  for (const match of looked.matchAll(TOGETHER)) asked += `${match[1]}\n`;
  const fields: RequiredField[] = [];
  if (/姓名|联系人|[真实]名|身份(?!证)|提出人/.test(asked) || SIGNED.test(looked))
    fields.push("name");
  if (/单位|机构|企业名称|组织名称/.test(asked)) fields.push("organisation");
  if (/联系方式|联系办法|通[讯信]方式|电话|手机|地址|邮箱/.test(asked)) fields.push("contact");
  return fields;
}

/** 请将您的姓名、联系方式与意见一并发送 */
const TOGETHER = /请将([^。\n]{2,40}?)[与和同]意见[^。\n]{0,4}一并/g;
const SIGNED = /请(?:您)?(?:署名|实名)|署(?:真实)?姓名|以实名/;

export function joined(lines: Line[]): string {
  return lines.map((line) => line.text).join("\n");
}
