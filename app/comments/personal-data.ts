import { halfWidth } from "~/app/drafts/lines";

/** Something in the words of a comment that looks as if it said who or where a person is. */
export type PersonalData = { kind: string; words: string };

type Pattern = { kind: string; looks: RegExp; holds?: (characters: string) => boolean };

/**
 * In this order: what was read as one is not read again as another. What stands before the first
 * group is looked at but not part of it. Numbers may be written in groups.
 */
const PATTERNS: readonly Pattern[] = [
  {
    kind: "邮箱",
    looks: /(^|[^\w.+-])([\w.+-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,6})/gi,
  },
  {
    // GB 11643: region, date of birth, order, check character; before 1999 15 digits.
    kind: "身份证号码",
    looks:
      /(^|\D)([1-8]\d{5}[- ]?(?:19|20)\d\d[- ]?(?:0[1-9]|1[0-2])[- ]?(?:0[1-9]|[12]\d|3[01])[- ]?\d{3}[\dXx])(?![\dA-Za-z])/g,
  },
  {
    kind: "身份证号码",
    looks: /(^|\D)([1-8]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3})(?!\d)/g,
  },
  {
    kind: "银行卡号",
    looks: /(^|\D)([3-6]\d{3}(?:[- ]?\d{4}){3}(?:[- ]?\d{1,3})?)(?!\d)/g,
    holds: passesLuhn,
  },
  { kind: "手机号码", looks: /(^|\D)((?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?!\d)/g },
  {
    kind: "住址",
    looks:
      /(^|\D)(\d{1,4}(?:号楼|栋|幢|座|号院)(?:[\dA-Za-z一二三四五六七八九十]{1,3}单元)?\d{1,5}(?:室|号|户))/g,
  },
];

/**
 * What in a text looks like personal data, in the order of the kinds, each once. Words that stand in
 * `known`, such as the draft's own, are public already and are not told. Finds what is written as
 * such numbers usually are; it is a reminder, no guard.
 */
export function personalDataIn(text: string, known = ""): PersonalData[] {
  const found: PersonalData[] = [];
  let rest = halfWidth(text);
  for (const { kind, looks, holds } of PATTERNS)
    rest = rest.replace(looks, (all: string, before: string, words: string) => {
      if (holds && !holds(words.replace(/\D/g, ""))) return all;
      if (!known.includes(words) && !found.some((one) => one.words === words))
        found.push({ kind, words });
      return `${before}　`;
    });
  return found;
}

/** ISO/IEC 7812: the check digit of cards. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((all, digit, at) => {
    const value = at % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
