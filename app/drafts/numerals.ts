const DIGITS: Record<string, number> = {
  〇: 0,
  零: 0,
  "○": 0,
  Ｏ: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** The characters a Chinese number is written with, for use inside a character class. */
export const CHINESE_NUMERALS = "〇零○一二两三四五六七八九十百千";

/** Reads 十二, 二十, 一百零三, 二〇二四; null for anything else. */
export function chineseNumber(written: string): number | null {
  if (written === "") return null;
  const digits = [...written].map((character) => DIGITS[character]);
  if (digits.every((digit) => digit !== undefined)) {
    return Number(digits.join(""));
  }
  let total = 0;
  let pending: number | null = null;
  for (const character of written) {
    const unit = character === "十" ? 10 : character === "百" ? 100 : character === "千" ? 1000 : 0;
    const digit = DIGITS[character];
    if (unit > 0) {
      total += (pending ?? 1) * unit;
      pending = null;
    } else if (digit !== undefined) {
      pending = digit;
    } else {
      return null;
    }
  }
  return total + (pending ?? 0);
}

/** Reads 12, １２ or 十二. */
export function anyNumber(written: string): number | null {
  const narrow = written.replace(/[０-９]/g, (digit) =>
    String.fromCharCode(digit.charCodeAt(0) - 0xfee0),
  );
  return /^\d{1,4}$/.test(narrow) ? Number(narrow) : chineseNumber(written);
}

const WRITTEN = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** 1–99 as articles and paragraphs are numbered: 十, 十二, 二十, 三十七; digits for anything else. */
export function inChinese(number: number): string {
  if (!Number.isInteger(number) || number < 1 || number > 99) return String(number);
  const tens = Math.floor(number / 10);
  return `${tens > 1 ? WRITTEN[tens] : ""}${tens > 0 ? "十" : ""}${WRITTEN[number % 10]}`;
}
