import { type Deadline, deadlinesIn } from "~/app/drafts/indicators/indicator-deadlines";
import { DEEDS } from "~/app/drafts/indicators/indicator-words";

/** A sentence that is read, and what holds for it. */
export type Read = {
  printed: string;
  /** Of the same length, with titles and quotations blotted out. */
  masked: string;
  /** The clause's heading, which names what the sentence leaves out. */
  heading: string;
  /** What an earlier sentence said and still holds. */
  deadline: Deadline | null;
  inRule: boolean;
  /** The document's own year. */
  year: number | null;
};

const KEEP =
  "(?!少|生|制造|就业|贷款|用|素|外|口|谐|平|园|校|线|册|岗|职|建|库|位|期|港|沿|置|端|公共|农田|医疗|养老|建设|盘|药物|生活|级)";
const TRIM_FRONT = new RegExp(
  `^(?:[，、,。:：；\\s—□]|确保|力争|争取|努力|(?:使|让|将|把|对|要|并|且|和|及|与|基本|再|到|至|底|末|前|起|在)${KEEP}|以及|同时|其中|具体是|具体为|全部|实现|做到|推动|推进|促进|预计|计划|另|每年|三年|五年|两年|原则上|是|累计)+`,
);
const TRIM_END =
  /(?:[，、,:：\s]|力争|争取|努力|确保|预计|计划|总体|均|都|分别|各|(?<![回响反适供相对])应当?|要|须|稳定|稳步|累计|年均|原则上|必须|将|可|再|合计|共计|逐步|得到|实现|全部|基本|不|约|近|最迟|最多|最高|最低|至少|平均|每年|由|从|超额|保持|总体上|的|为|已|到|达|一般)+$/;
const DEED_IN_FRONT = new RegExp(`^(?:至少)?(?:${DEEDS}){1,2}(?=.{2})`);
const BREAK = /[，,：:（）()\s]/;
const LONGEST = 60;

/** The words for what is counted, without deadlines, adverbs and connectives. */
export function cutWhat(given: Read, from: number, to: number, before: string): string {
  const words = ownWords(given, from, to);
  if (/^每.{1,3}$/.test(words) && before) return `${before}，${words}`;
  if (words === "" || /^(?:其中|占比|占|增长|分别|总量)$/.test(words)) {
    if (before) return words === "" || words === "其中" ? before : `${before}${words}`;
    return phraseBefore(given, from) || words || given.heading;
  }
  if (LEVEL.test(words) && before) return `${before}（${words}）`;
  return SIZE.test(words) ? (before ? "" : phraseBefore(given, from)) + words : words;
}
/** Sizes that stand without the thing they are of. */
const SIZE =
  /^(?:占地|占地面积|面积|总面积|建筑面积|总投资|投资|总长|全长|长度|规模|产值|年产值|产量|容量|首期)$/;
export const LEVEL = /^(?:国家|省|市|县|区|乡镇|村)级?(?:以上)?$/;

/** As `cutWhat`, but empty where the phrase itself has no words. */
export function ownWords({ masked, printed }: Read, from: number, to: number): string {
  const first = Math.max(from, to - LONGEST);
  let at = first;
  let words = "";
  for (const due of deadlinesIn(masked.slice(first, to), printed.slice(first, to))) {
    words = trim(words + printed.slice(at, first + due.from)).replace(/[在于]$/, "");
    at = first + due.to;
  }
  return trim(words + printed.slice(at, to));
}

const trim = (words: string) => words.replace(TRIM_FRONT, "").replace(TRIM_END, "").trim();

/** 新建再生水厂 → 再生水厂. */
export const withoutDeed = (what: string): string => what.replace(DEED_IN_FRONT, "") || what;

function phraseBefore(given: Read, at: number): string {
  const end = at - 1;
  if (end <= 0) return "";
  return ownWords(given, phraseStart(given.masked, end), end).slice(0, 40);
}

/** 个停车场 → 停车场: what the amount counts, up to the end of its phrase. */
export function objectOf(printed: string, from: number, to: number): string {
  const words = printed.slice(from, Math.min(to, from + 40));
  const cut = words.search(/[，,；。;：:（(）)]/);
  let object = cut < 0 ? words : words.slice(0, cut);
  // The next amount begins right behind: what stands after the last 、 is its own.
  if (cut < 0 && /\d/.test(printed[to] ?? "") && object.includes("、"))
    object = object.slice(0, object.lastIndexOf("、"));
  return object.replace(/^的/, "").replace(/(?:和|及|以及|或)$/, "");
}

export function phraseStart(text: string, at: number): number {
  let from = at;
  while (from > 0 && !breaks(text, from - 1)) from--;
  return from;
}

export function phraseEnd(text: string, at: number): number {
  let to = at;
  while (to < text.length && !breaks(text, to) && !"。；;！？".includes(text[to]!)) to++;
  return to;
}

/** Neither the comma of 3,000 nor the colon of 1:3 ends a phrase. */
function breaks(text: string, at: number): boolean {
  if (!BREAK.test(text[at]!)) return false;
  const digitBefore = /\d/.test(text[at - 1] ?? "");
  if (/[,，]/.test(text[at]!))
    return !(digitBefore && /^\d{3}(?!\d)/.test(text.slice(at + 1, at + 5)));
  if (/[:：]/.test(text[at]!)) return !(digitBefore && /\d/.test(text[at + 1] ?? ""));
  return true;
}
