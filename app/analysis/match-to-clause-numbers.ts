/** How numbers are written where a person cites a clause; for use inside a pattern. */
export const WRITTEN_NUMBER = "(?:[0-9０-９]{1,4}|[一二三四五六七八九十百零〇两]{1,6})";

const DIGITS = "零一二三四五六七八九";

/** 12, １２, 十二, 二十, 一百零三 → the number; null for anything else. */
export function writtenNumber(written: string): number | null {
  const narrow = written.replace(/[０-９]/g, (digit) =>
    String.fromCharCode(digit.charCodeAt(0) - 0xfee0),
  );
  if (/^\d{1,4}$/.test(narrow)) return Number(narrow);
  let total = 0;
  let digit = 0;
  for (const character of narrow.replace(/〇/g, "零").replace(/两/g, "二")) {
    const value = DIGITS.indexOf(character);
    if (value >= 0) digit = value;
    else if (character === "十" || character === "百") {
      total += (digit || 1) * (character === "十" ? 10 : 100);
      digit = 0;
    } else return null;
  }
  return total + digit || null;
}

/**
 * One step of a clause's path, however it is printed, as its kind and number: 第十二条 → 条12,
 * 第三章 → 章3, 二 → 一2, (三) → (3, 4 → 4, ¶1 → ¶1; itself where it is none of these.
 */
export function plainStep(step: string): string {
  const named = /^第(.{1,6}?)(编|篇|部分|章|节|条)$/.exec(step);
  if (named) return `${named[2]}${writtenNumber(named[1]!) ?? named[1]}`;
  const bracketed = /^[(（](.{1,4})[)）]$/.exec(step);
  if (bracketed) return `(${writtenNumber(bracketed[1]!) ?? bracketed[1]}`;
  const chinese = /^[一二三四五六七八九十百]{1,4}$/.test(step) ? writtenNumber(step) : null;
  return chinese === null ? step : `一${chinese}`;
}
