const EXTENSION =
  "(?:\\s?(?:转|[-—–]{1,2}|分机号?)\\s?[:]?\\s?\\d{1,6}(?!\\d)|\\*\\d{3,6}(?![\\d*])|\\s?\\((?:转|分机号?)\\s?[:]?\\s?\\d{1,6}\\))?";
/** 8701 2345 is printed as it is spoken. */
const LOCAL = "(?:\\d{7,8}|\\d{3,4}[ ]\\d{4})";
const PHONE = new RegExp(
  `(?<![\\d*×])(?:(?:\\+?86[- ]0?\\d{2,3}-|\\(?0\\d{2,3}\\)?\\s?[-—–]{0,2}\\s?)${LOCAL}${EXTENSION}|1[3-9]\\d[\\s-]?\\d{4}[\\s-]?\\d{4}|400-?\\d{3}-?\\d{4}|12345)(?![\\d*×])`,
  "g",
);
const LABEL = /电\s{0,4}话|联系方式|手\s{0,4}机|热线|咨询|联系人?|致电|来电|拨打/g;
/** A number without its area code, such as 2661234 or 2661234转802; 20250630 is a day. */
const SHORT = new RegExp(
  `(?<![\\d*×@.A-Za-z〔[-])(?!20[012]\\d ?[01]\\d[0-3]\\d(?!\\d))[2-9](?:\\d{6,7}|\\d{2,3}[ ]\\d{4})${EXTENSION}(?!\\d|[*×@年月日号〕]|\\.\\d)`,
  "g",
);
const FAX =
  /(?<!电话[/、及和(]?\s?)(?<!tel\s?[/、]\s?)(?:传\s{0,4}真|fax)(?:机|电话|号码?)?(?:(?:方式|形式|途径|反馈|发送|发|报送|提交|传送?)(?:(?!电话|手机|邮)[^\d,;。()\n]){0,20})?(?:为|是|至|到)?\s?[:]?\s?(?:发送?至)?\s?[(\d][\d()\-—– ]{5,24}(?:[、/][\d()\-—– ]{7,24})?/gi;
const OTHER_LABEL = /邮\s{0,4}编|邮政编码|邮\s{0,4}箱|地\s{0,4}址|QQ|账号|帐号|网址|网站|文号/;

const REACH = 80;
/** 市财政局农业处 孙悦 2661235 below the first who is named goes on with the list. */
const ENDS_REACH =
  /[。;]|\n(?!\s{0,20}(?:\p{Script=Han}{2,24}[\s,:]{1,4})?\p{Script=Han}{2,24}[\s,:]{1,4}[2-9]\d{6,7}\s*(?:\n|$))/u;

/** All phone numbers of a half-width text, without spaces; fax numbers are none. */
export function phonesIn(looked: string): string[] {
  const text = looked.replace(FAX, (fax) => "\n".repeat(fax.length));
  const found = [...text.matchAll(PHONE)].map((match) => ({ at: match.index, phone: match[0] }));
  const taken = new Set(found.map(({ at }) => at));
  const rest = text.replace(PHONE, (phone) => " ".repeat(phone.length));
  let reached = 0;
  for (const match of text.matchAll(LABEL)) {
    const from = Math.max(match.index + match[0].length, reached);
    const [line = ""] = rest.slice(from, match.index + REACH).split(ENDS_REACH, 1);
    const end = line.search(OTHER_LABEL);
    const reach = end < 0 ? line : line.slice(0, end);
    for (const short of reach.matchAll(SHORT)) {
      if (taken.has(from + short.index)) continue;
      taken.add(from + short.index);
      found.push({ at: from + short.index, phone: short[0] });
    }
    reached = Math.max(reached, from + reach.length);
  }
  return found
    .sort((left, right) => left.at - right.at)
    .map(({ phone }) =>
      phone
        .replace(/\s/g, "")
        .replace(/\(((?:转|分机)[^()]*)\)$/, "$1")
        .replace(/[—–-]+/g, "-"),
    );
}
