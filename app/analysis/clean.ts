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

/** The comment without telephone, identity and mail numbers, addresses of pages and stated names. */
export function withoutPersonalData(text: string): string {
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

/** The body of a letter: without the address at its head and the courtesies at its foot. */
export function withoutLetterFrame(text: string): string {
  let body = text.trim();
  for (const pattern of [greeting, address, greeting]) body = cut(body, pattern);
  for (let round = 0; round < 4; round++) {
    const before = body;
    for (const pattern of [date, signed, courtesies, signature]) body = cut(body, pattern);
    if (body === before) break;
  }
  return body;
}

/** A cut that would leave nothing is no frame: the whole comment is the greeting. */
function cut(text: string, pattern: RegExp): string {
  // Only the ends are looked at: a comment may be tens of thousands of characters long.
  const tailLength = 60;
  if (pattern.source.startsWith("^")) {
    const head = text.slice(0, tailLength).replace(pattern, "");
    const rest = head + text.slice(tailLength);
    return rest.trim() === "" ? text : rest;
  }
  const body = text.slice(0, Math.max(0, text.length - tailLength));
  const rest = body + text.slice(body.length).replace(pattern, "");
  return rest.trim() === "" ? text : rest;
}

/** Letters, digits and Chinese characters only, in lower case: what two comments are compared by. */
export function lettersOnly(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
