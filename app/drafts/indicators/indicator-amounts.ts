import { AFTER, COUNTED, MEASURE, TIME } from "~/app/drafts/indicators/indicator-words";
import { chineseNumber } from "~/app/drafts/numerals";

/** A number with its unit of measure, as it stands in a sentence. Offsets in UTF-16 units. */
export type Amount = {
  from: number;
  to: number;
  /** In the unit printed, its 万 and 亿 multiplied out; null where digits were lost. */
  value: number | null;
  /** The upper end of a range. */
  high: number | null;
  /** `%`, 个, 元, 吨级 …; empty for a bare number. */
  unit: string;
  /** 以上, 左右 …, printed behind it. */
  tail: string;
  sort: "measure" | "time" | "bare" | "words" | "lost";
  chinese: boolean;
};

const DIGITS =
  "(?<![0-9０-９])[0-9０-９]{1,12}(?:[,，][0-9]{3}(?![0-9]))*(?:[.．][0-9０-９]{1,6})?";
const SCALE = "(?:[余多])?(?:万亿|百万|千万|百亿|千亿|亿|万|千|百)?(?:[余多])?";
const HAN =
  "(?<![一二两三四五六七八九十百千万亿零〇半])[一二两三四五六七八九十百千万亿零〇半]{1,10}";
const TO = "(?:[—–~～\\-－]{1,2}|至|到)";
const PER =
  "(?:/(?:平方公里|平方米|立方米|平方千米|公里|公顷|亩|年|日|天|小时|秒|千人|万人|百人|人|户|吨|升|次|月|班|车|台|床|[a-zA-Z]{1,3}))?";

const PERCENT = new RegExp(`(?<n>${DIGITS})(?:[%％])?(?:${TO}(?<h>${DIGITS}))?(?<u>[%％‰])`, "dgu");
const MEASURED = new RegExp(
  `(?<n>${DIGITS})(?<s>${SCALE})(?:(?:${MEASURE})?${TO}(?<h>${DIGITS})(?<t>${SCALE}))?[余多]?(?<u>${TIME}${PER}|${MEASURE}${PER})(?!\\p{Script=Latin})`,
  "dgu",
);
const COUNTED_HAN = new RegExp(
  `(?<n>${HAN})(?:${TO}(?<h>[一二两三四五六七八九十百]{1,4}))?[余多]?(?<u>${COUNTED})`,
  "dgu",
);
/** 8/10万 */
const PER_MANY = new RegExp(`(?<n>${DIGITS})/(?<u>(?:10|１０)?[万千])`, "dgu");
/** 81.2岁: an age promises nothing, a life expectancy does. */
const LIFE = new RegExp(
  `(?<=寿命(?:达到|提高到|提升到|达|为|超过)(?:约)?)(?<n>${DIGITS})岁`,
  "dgu",
);
const PART_HAN =
  /(?:百分之|千分之)[一二三四五六七八九十百零点]+|[一二三四五六七八九十]分之[一二三四五六七八九十]|(?<!一)一半(?=以上|左右|[，。；、,;]|$)|半数以上|[二三四五六七八九]成(?=以上|左右|[，。；、,;]|$)/gu;
const WORDS =
  /翻(?:[一两二三]|1|2)?番|全覆盖|实现倍增|(?:成倍|倍)增长|(?:动态)?清零|归零|零(?:事故|死亡|增长|排放|发生|差错|投诉|填埋|直排|跑腿|上访|隐患|新增)|(?<=[为是现到])零(?=[，。；、,;]|$)|(?:全部|100%)(?:完成|达标|建成|改造完成|消除|覆盖|配备到位)/gu;
const LOST =
  /(?<=达到|突破|超过|增长|提高到|提升到|提升至|增加到|降到|降至|不少于|不低于|不超过|控制在|新增|减少|下降|增加)(?:亿元|万元|亿吨|万吨|万亿元|%|％|个百分点|平方公里|公里|万人次|万人|万亩|万平方米|亿立方米|亿千瓦时|万千瓦|万户|万辆)(?!级)/gu;
const RATIO = /(?<![\d.:：∶])\d{1,3}(?:\.\d+)?[:：∶]\d{1,4}(?:\.\d+)?(?![\d:：∶])/gu;
const BARE = new RegExp(
  `(?<=达到|突破|超过|提高到|提升到|提升至|增加到|增至|降到|降至|不低于|不高于|不少于|控制在|保持在)(?:约|近)?(?<n>${DIGITS})(?<s>${SCALE})(?=以上|以下|以内|左右|[，。；、,;（(]|$)`,
  "dgu",
);

/** No sentence of a person holds more. */
const MOST = 60;

/** Every amount of a sentence, in order, none within another. */
export function amountsIn(masked: string): Amount[] {
  const found: Amount[] = [];
  const held = new Uint8Array(masked.length + 1);
  const add = (from: number, to: number, rest: Omit<Amount, "from" | "to" | "tail">) => {
    if (found.length >= MOST || held[from] || held[to - 1]) return;
    held.fill(1, from, to);
    const tail = AFTER.exec(masked.slice(to, to + 4))?.[0] ?? "";
    found.push({ from, to: to + tail.length, tail, ...rest });
  };
  for (const match of masked.matchAll(PERCENT)) {
    if (insideWord(masked, match.index)) continue;
    const { n, h, u } = match.groups!;
    const high = h ? numberOf(h, "") : null;
    add(match.index, match.index + match[0].length, {
      value: numberOf(n!, ""),
      high,
      unit: u === "‰" ? "‰" : "%",
      sort: "measure",
      chinese: false,
    });
  }
  for (const [pattern, unit] of [
    [PER_MANY, "/10万"],
    [LIFE, "岁"],
  ] as const)
    for (const match of masked.matchAll(pattern)) {
      if (insideWord(masked, match.index)) continue;
      const value = numberOf(match.groups!.n!, "");
      const named = unit === "岁" ? unit : `/${match.groups!.u}`;
      add(match.index, match.index + match[0].length, {
        value,
        high: null,
        unit: named,
        sort: "measure",
        chinese: false,
      });
    }
  for (const match of masked.matchAll(MEASURED)) {
    if (insideWord(masked, match.index)) continue;
    const { n, s, h, t, u } = match.groups!;
    const scale = h ? t! || s! : s!;
    const isTime = new RegExp(`^${TIME}`, "u").test(u!) && !u!.startsWith("日元");
    if (u === "年" && /^[12２]/.test(n!) && n!.length === 4) continue;
    add(match.index, match.index + match[0].length, {
      value: numberOf(n!, scale),
      high: h ? numberOf(h, scale) : null,
      unit: u!,
      sort: isTime ? "time" : "measure",
      chinese: false,
    });
  }
  for (const match of masked.matchAll(PART_HAN))
    add(match.index, match.index + match[0].length, { ...partOf(match[0]), chinese: false });
  for (const match of masked.matchAll(COUNTED_HAN)) {
    if (/[第几数十]$/.test(masked.slice(0, match.index))) continue;
    const { n, h, u } = match.groups!;
    if (!n || /^[万亿百千]/.test(n) || /^一批/.test(n + u)) continue;
    const value = chineseAmount(n);
    if (value === null) continue;
    const time = new RegExp(`^${TIME}$`, "u").test(u!);
    add(match.index, match.index + match[0].length, {
      value,
      high: h ? chineseAmount(h) : null,
      unit: u!,
      sort: time ? "time" : "measure",
      chinese: true,
    });
  }
  for (const match of masked.matchAll(WORDS))
    add(match.index, match.index + match[0].length, {
      value: wordValue(match[0]),
      high: null,
      unit: "",
      sort: "words",
      chinese: false,
    });
  for (const match of masked.matchAll(RATIO)) {
    if (/^[0-2]?\d[:：][0-5]\d$/.test(match[0])) continue;
    add(match.index, match.index + match[0].length, {
      value: null,
      high: null,
      unit: "比",
      sort: "bare",
      chinese: false,
    });
  }
  for (const match of masked.matchAll(BARE)) {
    const [from, to] = match.indices!.groups!.n!;
    add(from, to + match.groups!.s!.length, {
      value: numberOf(match.groups!.n!, match.groups!.s!),
      high: null,
      unit: "",
      sort: "bare",
      chinese: false,
    });
  }
  for (const match of masked.matchAll(LOST))
    add(match.index, match.index + match[0].length, {
      value: null,
      high: null,
      unit: match[0],
      sort: "lost",
      chinese: false,
    });
  return found.sort((one, other) => one.from - other.from);
}

/** PM2.5, G205, #15, 第20, 5A: a number that is part of a name. */
function insideWord(text: string, at: number): boolean {
  return at > 0 && /[\p{Script=Latin}#＃第\d.．]/u.test(text[at - 1]!);
}

const SCALES: Record<string, number> = {
  千: 1e3,
  百: 1e2,
  万: 1e4,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  百亿: 1e10,
  千亿: 1e11,
  万亿: 1e12,
};

function numberOf(written: string, scale: string): number {
  const narrow = written
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/．/g, ".")
    .replace(/[,，]/g, "");
  const factor = SCALES[scale.replace(/[余多]/g, "")] ?? 1;
  return Math.round(Number(narrow) * factor * 1e6) / 1e6;
}

/** 三十, 一百二十, 三万五千; null where it is no number. */
function chineseAmount(written: string): number | null {
  let total = 0;
  let rest = written;
  for (const [sign, factor] of [
    ["亿", 1e8],
    ["万", 1e4],
  ] as const) {
    const at = rest.indexOf(sign);
    if (at < 0) continue;
    const part = chineseNumber(rest.slice(0, at));
    if (part === null) return null;
    total += part * factor;
    rest = rest.slice(at + 1);
  }
  if (rest === "") return total;
  const last = chineseNumber(rest);
  return last === null ? null : total + last;
}

function partOf(written: string): Pick<Amount, "value" | "high" | "unit" | "sort"> {
  const hundred = /^百分之(.+)$/.exec(written)?.[1];
  if (hundred) {
    const [whole, fraction] = hundred.split("点");
    const value = chineseNumber(whole!);
    const behind = fraction ? chineseNumber(fraction) : 0;
    const total =
      value === null || behind === null ? null : Number(`${value}.${fraction ? behind : 0}`);
    return { value: total, high: null, unit: "%", sort: "measure" };
  }
  const tenths = /^(.)成/.exec(written)?.[1];
  if (tenths) return { value: chineseNumber(tenths)! * 10, high: null, unit: "%", sort: "measure" };
  return { value: null, high: null, unit: "", sort: "measure" };
}

const wordValue = (words: string): number | null => (/零/.test(words) ? 0 : null);
