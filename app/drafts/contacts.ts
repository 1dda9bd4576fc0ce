import { halfWidth } from "~/app/drafts/lines";
import type { Contacts } from "~/app/drafts/outline";

const EMAIL = /[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}/g;
const TOKEN = /[A-Za-z0-9*._@+-]{5,120}/g;
const PHONE =
  /(?<![\d*])(?:\(?0\d{2,3}\)?\s?[-—–]{0,2}\s?\d{7,8}(?:\s?(?:转|-)\s?\d{1,6})?|1[3-9]\d{9}|400-?\d{3}-?\d{4}|12345)(?![\d*])/g;
const LABELLED_PHONE =
  /(?:电话|联系方式|手机|热线|咨询|联系)(?:号码)?(?:为|是)?\s?[:]?\s?(?=[(\d])((?:[^,;。\n\p{Script=Han}]|,(?=\s?[\d(])){5,60})/gu;
const SHORT_PHONE = /(?<![\d*@.])\d{7,8}(?![\d*@.年月日])/g;
const FAX = /传真(?:电话|号码)?(?:为|是)?\s?[:]?\s?[(\d][\d()\-—– ]{5,24}/g;
const POSTCODE = /(?:邮编|邮政编码|邮码)\s?(?:为|是)?\s?[:]?\s?(\d{6})(?!\d)/;
const ADDRESS =
  /(?:通[讯信]地址|邮寄地址|联系地址|来信地址|收信地址|办公地址|寄送地址|信函地址|信函(?:反馈|方式|邮寄|寄送)?(?=\s?:)|邮寄(?=\s?:)|寄送至|邮寄至|寄至|寄到|寄往|请寄|来信寄|地\s{0,4}址)\s?(?:为|是)?\s?[:]?\s?([^,;。\n]{4,80})/g;
const PERSON =
  /(?:联\s{0,4}系\s{0,4}人|收件人|经办人|联络人)(?:员)?(?:及(?:联系)?(?:电话|方式))?(?:为|是)?\s?[:]\s?([^,;。\n:]{2,40})/g;

/** Reads how to answer out of the notice. What is printed with stars stays as printed. */
export function readContacts(notice: string): Contacts {
  const looked = halfWidth(notice);
  return {
    emails: unique(looked.match(EMAIL) ?? []),
    phones: phonesIn(looked),
    postalAddress: addressIn(notice, looked),
    postcode: POSTCODE.exec(looked)?.[1] ?? null,
    persons: personsIn(looked),
    masked: unique((looked.match(TOKEN) ?? []).filter(isMasked)),
  };
}

function isMasked(token: string): boolean {
  return token.includes("**") && (token.includes("@") || /\d/.test(token) || /^\*+$/.test(token));
}

function phonesIn(looked: string): string[] {
  const text = looked.replace(FAX, "");
  const found = [...(text.match(PHONE) ?? [])];
  for (const match of text.matchAll(LABELLED_PHONE)) {
    const rest = match[1]!.replace(PHONE, "");
    found.push(...(rest.match(SHORT_PHONE) ?? []));
  }
  return unique(found.map((phone) => phone.replace(/\s/g, "")));
}

function addressIn(notice: string, looked: string): string | null {
  let best: string | null = null;
  for (const match of looked.matchAll(ADDRESS)) {
    const start = match.index + match[0].length - match[1]!.length;
    let address = notice.slice(start, start + match[1]!.length);
    address = cutAtPostcode(address).trim();
    if (!/[路街道号楼室巷村镇区县市]/.test(address) || /@/.test(address)) continue;
    // A street is worth more than the bare name of an office.
    if (!best || (!/\d|[０-９]|号/.test(best) && /\d|[０-９]|号/.test(address))) best = address;
  }
  return best;
}

function cutAtPostcode(address: string): string {
  const at = address.search(/[(（]?\s?(?:邮编|邮政编码|邮码|收件人|联系人|联系电话|电话)/);
  return (at < 0 ? address : address.slice(0, at)).replace(/[、\s]+$/, "");
}

/** "需要注明:联系人、单位、联系方式" asks the citizen; it names nobody. */
function personsIn(looked: string): string[] {
  const names: string[] = [];
  for (const match of looked.matchAll(PERSON)) {
    for (const part of match[1]!.split(/[、/\s()]+/)) {
      if (/^(?:联系|电话|手机|邮)/.test(part)) break;
      if (/^\p{Script=Han}{2,4}$/u.test(part) && !/单位|方式|地址|姓名|先生女士/.test(part)) {
        names.push(part);
      } else if (/^\p{Script=Han}\*{1,2}$/u.test(part)) names.push(part);
    }
  }
  return unique(names);
}

function unique(values: string[]): string[] {
  return [...new Set(values)];
}
