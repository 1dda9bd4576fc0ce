import { halfWidth } from "~/app/drafts/lines";
import type { Contacts } from "~/app/drafts/outline";
import { personsIn } from "~/app/drafts/persons";
import { phonesIn } from "~/app/drafts/phones";

const EMAIL = /[A-Za-z0-9_][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}/g;
/** name(at)office.cn, name#office.cn: written so that programs do not gather it. */
const HIDDEN_AT =
  /(?<=[A-Za-z0-9])(?:\s?[([{<]\s?(?:at|AT|a|@|#)\s?[)\]}>]\s?|\s?@\s?|[#★☆◎])(?=[A-Za-z0-9-]{1,63}\.[A-Za-z])/g;
/** name@office。cn, as an input method writes it. */
const WRONG_STOP = /(?<=@[A-Za-z0-9.-]{1,40})。(?=(?:com|cn|net|org|gov)(?![A-Za-z]))/g;
const TOKEN = /[A-Za-z0-9*×._@+-]{5,120}/g;
/** What is left of an address that a page only shows to browsers. */
const PROTECTED = /\[email\sprotected\]/gi;
const POSTCODE =
  /邮\s{0,4}(?:政\s{0,4})?(?:编\s{0,4}码?|码)\s?(?:为|是)?\s?[:]?\s?(\d(?:\s?\d){5})(?!\d)/;
/** 市司法局立法处 650100, …（650100）, …，650100, and before the address as on a letter. */
const BARE_POSTCODE = /^(\d{6})(?!\d)\s?|(?<=[^\d-])\s?[(,]?\s?(?<![\d-])(\d{6})\)?$/;
const ADDRESS =
  /(?:通[讯信]地址|邮寄地址|联系地址|来信地址|收信地址|办公地址|寄送地址|信函地址|信函(?:反馈|方式|邮寄|寄送)?(?=\s?:)|邮寄(?=\s?:)|寄送至|邮寄至|寄至|寄到|寄往|请寄[至到往]?|来信寄|来信(?=\s?:)|反馈至(?=\s?:)|地\s{0,4}址)\s?(?:为|是)?\s?[:]?\s?([^,;。\n]{4,80})/g;

/** 信函：请寄至澄江市…, 邮寄至…: the address begins behind it. */
const SENT_TO =
  /^(?:请(?:将[^\d]{1,12}?)?(?:邮寄|寄送?|送)[至到往给]?|(?:邮寄|寄送?|送)[至到])\s?[:：]?\s?/;
/** （请在信封注明“供热办法”）: what else is to be written on the letter. */
const ON_THE_LETTER =
  /\s?[(（]?\s?(?:并|请|来信|来函|同时|务必)*(?:在|于)?(?:信封|信函|信件)?(?:上|封面|正面|左下角)?(?:请|须|需)?(?:注明|标注|写明|标明)/;

/** …501室周小敏收 */
const RECIPIENT =
  /(?<=[室号层楼房座院])\p{Script=Han}{2,3}(?<![局委办科处室股厅部院会司所站组队馆])\s?[(（]?收[)）]?$/u;

/** Reads how to answer out of the notice. What is printed with stars stays as printed. */
export function readContacts(notice: string): Contacts {
  const looked = halfWidth(notice);
  const open = looked.replace(HIDDEN_AT, "@").replace(WRONG_STOP, ".");
  const post = addressIn(notice, looked);
  return {
    emails: unique(open.match(EMAIL) ?? []),
    phones: unique(phonesIn(looked)),
    postalAddress: post?.address ?? null,
    postcode: POSTCODE.exec(looked)?.[1]?.replace(/\s/g, "") ?? post?.postcode ?? null,
    persons: unique(personsIn(looked)),
    masked: unique([
      ...(looked.match(TOKEN) ?? []).filter(isMasked),
      ...(looked.match(PROTECTED) ?? []),
    ]),
  };
}

function isMasked(token: string): boolean {
  return (
    /\*\*|××/.test(token) && (token.includes("@") || /\d/.test(token) || /^[*×]+$/.test(token))
  );
}

type Post = { address: string; postcode: string | null };

function addressIn(notice: string, looked: string): Post | null {
  let best: Post | null = null;
  for (const match of looked.matchAll(ADDRESS)) {
    const start = match.index + match[0].length - match[1]!.length;
    let address = notice.slice(start, start + match[1]!.length);
    address = cutAtLabel(address.replace(/^.{2,40}地址\s?[:：]\s?/, ""))
      .replace(SENT_TO, "")
      .replace(RECIPIENT, "")
      .trim();
    const behind = /^\s?,\s?(\d{6})(?![\d-])/.exec(looked.slice(start + match[1]!.length))?.[1];
    const bare = BARE_POSTCODE.exec(halfWidth(address));
    if (bare) {
      const at = bare.index;
      address = (address.slice(0, at) + address.slice(at + bare[0].length)).trim();
    }
    const postcode = bare?.[1] ?? bare?.[2] ?? behind ?? null;
    address += closingSign(address);
    if (!/[(（]/.test(address)) address = address.replace(/[)）].*$/, "");
    if (!/[路街道号楼室巷村镇区县市]/.test(address) || /@|https?:|www\./.test(address)) continue;
    // A street is worth more than the bare name of an office.
    if (!best || (!STREET.test(best.address) && STREET.test(address))) best = { address, postcode };
  }
  return best;
}

const STREET = /\d|[０-９]|号/;

/** 市人大（江滨路8号，邮编…）: the sign that was cut off with the label behind it. */
function closingSign(address: string): string {
  const open = Math.max(address.lastIndexOf("("), address.lastIndexOf("（"));
  if (open < 1 || /[)）]/.test(address.slice(open))) return "";
  return address[open] === "(" ? ")" : "）";
}

function cutAtLabel(address: string): string {
  const at = address.search(
    /[(（]?\s?(?:邮\s{0,4}编|邮政编码|邮码|收件人|联系人|联系电话|电话|电子邮)/,
  );
  const own = at < 0 ? address : address.slice(0, at);
  const remark = own.search(ON_THE_LETTER);
  return (remark < 0 ? own : own.slice(0, remark)).replace(/[、\s\u3000]+$/, "");
}

function unique(values: string[]): string[] {
  return [...new Set(values)];
}
