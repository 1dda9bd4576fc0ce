import { chineseNumber } from "~/app/drafts/numerals";

/** When a promise is to be kept, as the draft says it. Offsets in UTF-16 units. */
export type Deadline = {
  from: number;
  to: number;
  words: string;
  /** The last year of it; null for 每年, 三年内 and where its digits were lost. */
  year: number | null;
  /** `every` binds its own phrase only. */
  kind: "by" | "every" | "within";
};

const Y = "(?:[12][0-9]{3}|[２][０-９]{3}|二[〇○零]([〇○零一二三四五六七八九]){2})";
const PART =
  "(?:[（(]?(?:上半年|下半年|年?底|末|春季|秋季|[第]?[一二三四1-4]季度|(?:[0-9０-９]{1,2}|十?[一二三四五六七八九十])月(?:份)?(?:[0-9０-９]{1,2}日)?(?:底|末|初|上旬|中旬|下旬)?)(?:学期)?)?(?:之前|以前|前|之内|以内|内|期间)?";
const BY = new RegExp(
  [
    // 2024—2026年, 2027至2029年
    `(?:在|到|至|于|从|自)?${Y}年?(?:[—–\\-~～]{1,2}|至|到)${Y}年(?:期间|间|内|底|末)?(?:前)?`,
    // 到2026年底前, 截至2026年, 2026年6月底前, 2026年起
    `(?:截至|截止到|截止|到|至|于|在)?${Y}年(?:起|度)?${PART}`,
    // “十四五”期间
    `(?:到|至|在)?[“"]?十[三四五六七]五[”"]?(?:规划)?(?:时期|期间|期末|末期?)(?:前)?`,
    "(?:到|至)?(?:今明两年|今年|明年|后年|本年度?|当年|本届政府任期)(?:年?底|末|上半年|下半年|内)?(?:之?前|以前)?",
    "(?:到|至|在)?(?:本世纪中叶|年底|年末|年内|月底)(?:之?前|以前)?",
    // 三年内, 未来三年, 用3年时间, 三年新增
    "(?:力争)?(?:利用|用|未来|今后|在|再用|通过)?[一二两三四五六七八九十1-9][0-9]?(?:到|—|-|至)?[一二三四五六七八九十1-9]?年(?:时间|左右的?时间)?(?:内|之内|以内|期?间)",
    "(?:利用|用|未来|今后|再用)[一二两三四五六七八九十1-9][0-9]?(?:到|—|-|至)?[一二三四五六七八九十1-9]?(?:个月|年)(?:左右)?(?:的?时间)?",
    "(?<![\\p{Script=Han}\\d])[一二两三四五六七八九十]年(?=累计|共|总计|新|完|建|培|引|改|投|实|打|制|新增)",
    "(?<=力争|争取|计划|确保)[一二三四五1-5]年(?=\\p{Script=Han})",
    "(?<=[^0-9０-９]|^)[一二三四五六七八九十1-9][0-9]?个月内",
    // its digits were lost
    "(?:截至|到|至)年(?=底前?[，,]|[，,])",
  ].join("|"),
  "gu",
);
const EVERY =
  /(?:原则上)?每(?:半|两|三|五|[二四六])?(?:个)?(?:学年|学期|季度|年度|年|月|周|天|日|半年|晚|个工作日|星期|旬)(?![龄产费])|(?:年均|月均)(?=增|新|提高|递|下降|减少|不低于|不少于|不超过|达到|安排|培训|投入|开展|完成|引进|招|[约近]?\d)|逐年(?=新增|增加|提高|下降|减少)/g;
const NO_DEADLINE_BEFORE =
  /(?:(?<![占之对配])比|较|与|同|相比|以|按照?|自|从|对照|在|依据|根据|参照|第|不低于|不高于|达到)$/;
const NO_DEADLINE_AFTER =
  /^(?:相比|为基[数期准]|的?基础上|以来|印发|发布|公布|施行|修订|修正|版|第|同期|度?[^，。；、]{0,4}水平|[^，。；、]{0,3}制定|[^，。；、]{0,3}通过|[0-9]{1,2}月[0-9]{1,2}日)/;

/** Every deadline of a sentence, in order. `masked` is the sentence with titles and quotations blotted out. */
export function deadlinesIn(masked: string, printed: string): Deadline[] {
  const found: Deadline[] = [];
  for (const match of masked.matchAll(BY)) {
    const from = match.index;
    const to = from + match[0].length;
    const bare = /^[0-9二２]/.test(match[0]);
    if (bare && NO_DEADLINE_BEFORE.test(masked.slice(Math.max(0, from - 6), from))) continue;
    if (NO_DEADLINE_AFTER.test(masked.slice(to, to + 12))) continue;
    const words = printed.slice(from, to).replace(/^[在于从自]/, "");
    const year = lastYear(words);
    const within = year === null && /内|时间|^[一二两三四五六七八九十1-9]年$/.test(words);
    found.push({ from, to, words, year, kind: within ? "within" : "by" });
  }
  for (const match of masked.matchAll(EVERY)) {
    const from = match.index;
    const to = from + match[0].length;
    const words = printed.slice(from, to).replace(/^原则上/, "");
    found.push({ from, to, words, year: null, kind: "every" });
  }
  return found.sort((one, other) => one.from - other.from);
}

/** 到2026年, “十五五”期间: what a goal is set for holds on; 2026年底前完成 is said of one thing. */
export const holdsOn = (deadline: Deadline): boolean =>
  /^(?:力争)?(?:到|至|截至|截止|[“"]?十[三四五六七]五|[12２二][^年]{3,4}年?[—–~～至-])/.test(
    deadline.words,
  );

/** 到2026年底 → 2026; 2024—2026年 → 2026; “十四五”期间 → 2025, as the plan's last year. */
function lastYear(words: string): number | null {
  const plan = /十([三四五六七])五/.exec(words)?.[1];
  if (plan) return 2025 + 5 * (chineseNumber(plan)! - 4);
  const narrow = words.replace(/[０-９]/g, (d) => String.fromCharCode(d.charCodeAt(0) - 0xfee0));
  const years = narrow.match(/[12]\d{3}|二[〇○零][〇○零一二三四五六七八九]{2}/g);
  const last = years?.at(-1);
  if (!last) return null;
  return /^\d/.test(last) ? Number(last) : chineseNumber(last);
}
