/**
 * What is taken off a comment before it is read by a machine: personal data, which must not end
 * up in a label, and the frame of a letter, which says nothing about its subject.
 */

const personalData: readonly RegExp[] = [
  // Begun only where a word begins: a long row of letters is otherwise read from each of them.
  /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
  /https?:\/*\S+/gi,
  // 居民身份证: 17 digits and a check character; old cards have 15 digits.
  /(?<!\d)\d{17}[\dXx](?!\d)|(?<!\d)\d{15}(?!\d)/g,
  /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g,
  /(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)/g,
  /(?<=(?:联系人|姓名|署名|投诉人|反映人|来信人|建议人)(?:是|为)?[:：\s]{0,2})[\u4e00-\u9fff·]{2,4}(?=[^\u4e00-\u9fff]|$)/g,
];

/** What each pattern cannot do without; most comments have none of it. */
const signsOfPersonalData =
  /@|http|\d{7}|\d{3}[- ]\d{4}|(?:联系|署名|投诉|反映|来信|建议)人|姓名|署名/i;

/** The comment without telephone, identity and mail numbers, addresses of pages and stated names. */
export function withoutPersonalData(text: string): string {
  if (!signsOfPersonalData.test(text)) return text;
  let masked = text;
  for (const pattern of personalData) masked = masked.replace(pattern, "，");
  return masked;
}

const greeting =
  /^(?:尊敬的|敬爱的|亲爱的|各位)?[^，。！？；,.!?;：:\n]{0,14}?(?:领导|书记|市长|县长|区长|局长|主任|同志|部门|政府|单位|工作人员)?(?:们)?[，,：:\s]*(?:您们好|你们好|您好|你好|大家好)[，。！!,：:\s~]*/;
const address =
  /^(?:尊敬的|敬爱的|亲爱的|各位)[^，。！？；,.!?;：:\n]{0,14}(?:[：:，,！!\s]+|(?:领导|书记|市长|县长|区长|局长|主任|同志)们?[：:，,！!\s]*)/;
const courtesies =
  /(?:此致[，。！!,\s]*敬礼|非常感谢|万分感谢|感谢(?:您|你们|领导)?|谢谢(?:您|你们|领导|大家)?(?:了)?|祝(?:您|各位|领导)?[^，。！!]{0,8}(?:愉快|顺利|安康|健康)|望(?:领导)?(?:采纳|重视|回复|批准)|辛苦了|敬礼|顿首|以上)[，。！!,\s~]*$/;
const signature =
  /(?:[，。！？!?;；\n\s]|^)(?:一[个名位]|全体|某)[^，。！？!?;；\n]{0,14}(?:市民|村民|居民|群众|业主|家长|市民代表|读者|老百姓)[，。！!\s]*$/;
const date = /[，。！!\s]*(?:\d{4}[年./-])\d{1,2}[月./-]\d{1,2}[日号]?[，。！!\s]*$/;
const signed = /[，。！!\s]*(?:联系人|联系电话|署名|投诉人|反映人|来信人|建议人|电话)[:：\s，]*$/;

/** Only the ends are looked at: a comment may be tens of thousands of characters long. */
const endLength = 60;
/** The last characters, before signs, of what the patterns of the foot can match. */
const lastOfFoot = new Set("0123456789日号人话名礼激谢您们导家了快利康纳视复准首上民众主长表者姓");
const signs = new Set("，。！!,~:： \t\n\r\u3000");

/** The body of a letter: without the address at its head and the courtesies at its foot. */
export function withoutLetterFrame(text: string): string {
  const { from, to } = bodyOfLetter(text);
  return text.slice(from, to);
}

/** Where the body of the letter begins and ends. */
export function bodyOfLetter(text: string): { from: number; to: number } {
  let from = text.length - text.trimStart().length;
  let to = Math.max(from, text.trimEnd().length);
  // A cut that would leave nothing is no frame: the whole comment is the greeting.
  const cutHead = (pattern: RegExp) => {
    const head = text.slice(from, Math.min(to, from + endLength));
    const length = pattern.exec(head)?.[0].length ?? 0;
    if (length > 0 && text.slice(from + length, to).trim() !== "") from += length;
  };
  const cutFoot = (pattern: RegExp) => {
    const begin = Math.max(from, to - endLength);
    const found = pattern.exec(text.slice(begin, to));
    if (found && text.slice(from, begin + found.index).trim() !== "") to = begin + found.index;
  };
  if (text.slice(from, from + endLength).includes("好")) cutHead(greeting);
  if (/^[尊敬亲各]/.test(text.slice(from, from + 1))) {
    cutHead(address);
    cutHead(greeting);
  }
  for (let round = 0; round < 4; round++) {
    let last = to - 1;
    while (last > from && signs.has(text[last]!)) last--;
    if (!lastOfFoot.has(text[last]!)) break;
    const before = to;
    for (const pattern of [date, signed, courtesies, signature]) cutFoot(pattern);
    if (to === before) break;
  }
  return { from, to };
}

/** Letters, digits and Chinese characters only, in lower case: what two comments are compared by. */
export function lettersOnly(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
