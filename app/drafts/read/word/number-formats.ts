/** How a number is printed, by the names of ST_NumberFormat (ISO/IEC 29500-1, 17.18.59). */
const DIGITS = [..."〇一二三四五六七八九"];
const LEGAL = [..."零壹贰叁肆伍陆柒捌玖"];
const STEMS = [..."甲乙丙丁戊己庚辛壬癸"];
const BRANCHES = [..."子丑寅卯辰巳午未申酉戌亥"];

/** 一百二十三; below twenty 十, not 一十. */
function thousands(value: number, digits: string[], units: string[], bareTen: boolean): string {
  if (value <= 0 || value > 9_999) return String(value);
  let printed = "";
  let gap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) gap = printed !== "";
    else {
      if (gap) printed += digits[0];
      gap = false;
      const silent = bareTen && digit === 1 && place === 1 && printed === "";
      printed += (silent ? "" : digits[digit]) + units[place]!;
    }
  }
  return printed;
}

const byDigit = (value: number, digits: string[]) =>
  [...String(value)].map((digit) => digits[Number(digit)]).join("");

function counted(value: number): string {
  return thousands(value, ["零", ...DIGITS.slice(1)], ["", "十", "百", "千"], true);
}

function letters(value: number, first: number): string {
  if (value <= 0) return String(value);
  const letter = String.fromCharCode(first + ((value - 1) % 26));
  return letter.repeat(Math.min(1 + Math.floor((value - 1) / 26), 20));
}

const ROMAN: [number, string][] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

function roman(value: number): string {
  if (value <= 0 || value > 4_999) return String(value);
  let left = value;
  let printed = "";
  for (const [worth, sign] of ROMAN)
    while (left >= worth) {
      printed += sign;
      left -= worth;
    }
  return printed;
}

const fullWidth = (value: number) =>
  [...String(value)].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join("");

/** One of a row of signs that starts at a code point; beyond the row plain digits. */
const signs = (first: number, most: number) => (value: number) =>
  value >= 1 && value <= most ? String.fromCodePoint(first + value - 1) : String(value);

const circled = (value: number) =>
  value > 20 && value <= 35 ? String.fromCodePoint(0x3251 + value - 21) : signs(0x2460, 20)(value);

const cycle = (row: string[]) => (value: number) =>
  value >= 1 ? row[(value - 1) % row.length]! : String(value);

const FORMATS: Record<string, (value: number) => string> = {
  decimal: String,
  decimalHalfWidth: String,
  decimalZero: (value) => (value < 10 ? `0${value}` : String(value)),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: signs(0x2474, 20),
  decimalEnclosedFullstop: signs(0x2488, 20),
  numberInDash: (value) => `- ${value} -`,
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperLetter: (value) => letters(value, 65),
  lowerLetter: (value) => letters(value, 97),
  ordinal: String,
  chineseCounting: (value) => (value < 100 ? counted(value) : byDigit(value, DIGITS)),
  chineseCountingThousand: counted,
  japaneseCounting: counted,
  taiwaneseCounting: (value) => (value < 100 ? counted(value) : byDigit(value, DIGITS)),
  taiwaneseCountingThousand: counted,
  ideographDigital: (value) => byDigit(value, DIGITS),
  japaneseDigitalTenThousand: (value) => byDigit(value, DIGITS),
  taiwaneseDigital: (value) => byDigit(value, ["○", ...DIGITS.slice(1)]),
  chineseLegalSimplified: (value) => thousands(value, LEGAL, ["", "拾", "佰", "仟"], false),
  ideographLegalTraditional: (value) => thousands(value, LEGAL, ["", "拾", "佰", "仟"], false),
  ideographEnclosedCircle: signs(0x3280, 10),
  ideographTraditional: cycle(STEMS),
  ideographZodiac: cycle(BRANCHES),
  none: () => "",
};

export function formatNumber(value: number, format: string): string {
  return (FORMATS[format] ?? String)(value);
}

/** What Word prints from its symbol fonts, by their places in the private area of Unicode. */
const BULLETS: Record<string, string> = {
  "\uf06c": "●",
  "\uf06e": "■",
  "\uf075": "◆",
  "\uf0b7": "•",
  "\uf0a7": "▪",
  "\uf0a8": "□",
  "\uf0d8": "➢",
  "\uf0e8": "➔",
  "\uf0fc": "✓",
  "\uf02d": "—",
};

export function bulletOf(text: string): string {
  return [...text].map((sign) => BULLETS[sign] ?? (/\p{Co}/u.test(sign) ? "•" : sign)).join("");
}
