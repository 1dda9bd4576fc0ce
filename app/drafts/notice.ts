import { daysIn, isoDay, lastSuchDay } from "~/app/drafts/dates";
import { isOfficeLine } from "~/app/drafts/line-kinds";
import { compact, halfWidth, type Line } from "~/app/drafts/lines";
import type { RequiredField } from "~/app/drafts/outline";
import type { Sections } from "~/app/drafts/section-walk";

const OFFICE =
  /(?:^|[,，。;；\n、:：由]|日|经)((?:\p{Script=Han}{2,24}?(?:委员会|人民政府办公室|人民政府|办公室|管理局|管委会|局|厅|委|办))(?:会同[^,，。;；\n]{2,30})?)(?=(?:组织|牵头|研究|负责|会同|重新|认真|抓紧|已|经|正在|拟|依法|公开)*(?:发布|公布|起草|制定|制订|编制|修订|拟定|拟订|草拟|形成|征求|现将|现向|现就|决定))/gu;
const TITLED = /^(\p{Script=Han}{2,24}(?:委员会|人民政府|办公室|局|厅|委|办|中心))关于/u;
const SENT_TO =
  /(?:寄至|寄到|送至|反馈至|反馈给|报送至)[:：]?\s?(\p{Script=Han}{2,24}?(?:委员会|局|厅|办公室|政府))/u;
const PUBLISHED = /(?:发布|公布|印发|刊登|发出).{0,120}(?:公告|通知|通告|启事|征求意见|意见)/;
const PAGE_TIME = /^(?:发布|发表|更新|公开|成文|生成)?(?:时间|日期)\s*[:：]\s*/;

/** The office that asks: as it signed, else as the notice names it. As printed, stars included. */
export function readOffice(sections: Sections): string | null {
  const signed = sections.signature.find((line) => isOfficeLine(line.text));
  if (signed) return compact(signed.text).replace(/[(（]盖?章[)）]$/, "");
  const text = sections.notice.map((line) => line.text).join("\n");
  let best: string | null = null;
  for (const match of text.matchAll(OFFICE)) {
    const name = match[1]!.replace(/会同.*$/, "");
    if (!best || (!isFull(best) && isFull(name))) best = name;
  }
  const heading = sections.noticeTitles.map((line) => TITLED.exec(line.text)?.[1]).find(Boolean);
  if (!best || (!isFull(best) && heading)) best = heading ?? best;
  return best ?? SENT_TO.exec(text)?.[1] ?? null;
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
  const page = pageDay(sections);
  for (const { text } of sections.notice) {
    for (const sentence of text.split("。")) {
      const [day] = daysIn(sentence);
      if (!day || !PUBLISHED.test(sentence.slice(day.end, day.end + 300))) continue;
      if (sentence.slice(0, day.at).match(/截止|截至|前/)) continue;
      if (day.year) return isoDay({ ...day, year: day.year });
      if (page) return lastSuchDay(day, page.day);
    }
  }
  return page?.labelled || sections.notice.length > 0 ? (page?.day ?? null) : null;
}

function pageDay(sections: Sections): { day: string; labelled: boolean } | null {
  for (const { line, reason } of sections.removed) {
    if (!/发布时间|信息栏|来源/.test(reason)) continue;
    const [day] = daysIn(line.text);
    if (day?.year) {
      return { day: isoDay({ ...day, year: day.year }), labelled: PAGE_TIME.test(line.text) };
    }
  }
  return null;
}

const ASKED =
  /(?:注明|写明|留下|标明|注清|提供|附上|署明|写清|填写|说明)(?:真实|您的|本人|提出人|意见人|来信人|发件人|反馈人|以下|有效|个人)*[:：]?\s?([^。\n]{2,60})/g;

/** What the citizen is asked to state: "需要注明:联系人、单位、联系方式". */
export function readRequiredFields(notice: string): RequiredField[] {
  const asked = [...halfWidth(notice).matchAll(ASKED)].map((match) => match[1]!).join("\n");
  const fields: RequiredField[] = [];
  if (/姓名|联系人|真名|实名|署名|提出人/.test(asked)) fields.push("name");
  if (/单位|机构|企业名称|组织名称|工作单位/.test(asked)) fields.push("organisation");
  if (/联系方式|电话|手机|地址|邮箱/.test(asked)) fields.push("contact");
  return fields;
}

export function joined(lines: Line[]): string {
  return lines.map((line) => line.text).join("\n");
}
