import { plainStep, WRITTEN_NUMBER, writtenNumber } from "~/app/analysis/match-to-clause-numbers";
import { simplified } from "~/app/analysis/traditional";

/** A clause as the matching reads it. `number` runs through the whole draft, `path` is as in the outline. */
export type ClauseRead = {
  id: number;
  number: number;
  path: string;
  heading: string;
  text: string;
};

/** Words of a comment that name a clause: `text.slice(from, to)`. */
export type Citation = { clause: number; from: number; to: number };

export type CitationReader = (text: string) => Citation[];

const N = WRITTEN_NUMBER;
const AND = "(?:、|，|,|和|及|与|以及)";
const TO = "(?:至|到|-|—|－|~|～)";
/** 第十二条, 第三、四条, 第3至5条; 第三章第二节; 二(三)4, 二、（三）. */
const BEGINNING = new RegExp(
  `第\\s?(${N}(?:\\s?条?\\s?(?:${AND}|${TO})\\s?第?${N}){0,9})\\s?条` +
    `|第\\s?(${N})\\s?(编|篇|章|部分)(?:\\s?第\\s?(${N})\\s?节)?` +
    "|(?<![一二三四五六七八九十百第])([一二三四五六七八九十]{1,3})[、.．]?\\s?(?=[(（][一二三四五六七八九十]{1,3}[)）])",
  "g",
);
const PARAGRAPH = new RegExp(`(${AND}?)\\s?的?第\\s?(${N})\\s?款`, "y");
const ITEM = new RegExp(
  `(${AND}?)\\s?的?(?:第?\\s?[(（]\\s?(${N})\\s?[)）]\\s?项?|第\\s?(${N})\\s?项)`,
  "y",
);
const SUBITEM =
  /(?:、|[.．])?\s?第?\s?(\d{1,2})(?:[.．](?!\d)|\s?(?:点|目|项|小点))?(?![\d.．年月日号个万亿元%％米])/y;
/** What is counted here are the writer's own points, or things of the town. */
const NO_CLAUSE = /^\s?(?:建议|意见|理由|问题|诉求|疑问|看法|想法|路|线|街|生产线|跑道|河)/;
const ANOTHER_TEXT = /(?:法典?|条例|办法|规定|细则|规则|规范|标准|解释|决定|通知|意见|方案|规划)$/;

const THIS_TEXT = /(?:本|该|此|这部|这个|这份|贵|新的?|您的)[\u4e00-\u9fff]{1,16}$/;
const LEADING_WORDS =
  /^[\u4e00-\u9fff]*?(?:依据|根据|按照|依照|对照|参照|违反|参考|符合|建议|关于|针对|认为|希望|觉得|看了|对于|对|将|把|请|在|与|和|跟|的)/;

/** Reads what a comment cites of these clauses. `title` tells the draft from other laws with articles. */
export function citationReader(clauses: readonly ClauseRead[], title = ""): CitationReader {
  const byPath = new Map<string, number>();
  const articles = new Map<number, string>();
  const byNumber = new Map<number, string>();
  for (const clause of clauses) {
    const steps = clause.path.split("/").map(plainStep);
    const path = steps.join("/");
    byPath.set(path, clause.id);
    byNumber.set(clause.number, path);
    const last = steps.at(-1)!;
    if (/^条\d+$/.test(last)) articles.set(Number(last.slice(1)), path);
  }
  // A rule is cited by its own articles; any other draft by the number that its page shows.
  const articleAt = (number: number) => (articles.size > 0 ? articles : byNumber).get(number);
  const below = (path: string, ...steps: string[]): string | null => {
    const found = steps.map((step) => `${path}/${step}`).find((at) => byPath.has(at));
    return found ?? null;
  };

  return (written) => {
    const text = simplified(written);
    const found: Citation[] = [];
    const add = (path: string | null | undefined, from: number, to: number) => {
      const clause = path == null ? undefined : byPath.get(path);
      if (clause !== undefined) found.push({ clause, from, to });
    };
    /** Paragraphs and items that follow an article, 第二款第（三）项; where they end. */
    const readBelow = (article: string, from: number, end: number): number => {
      let [at, inside, to] = [article, article, end];
      for (let begin = from; ; ) {
        PARAGRAPH.lastIndex = ITEM.lastIndex = to;
        const paragraph = PARAGRAPH.exec(text);
        const item = paragraph ? null : ITEM.exec(text);
        const step = paragraph ?? item;
        const joined = step !== null && step[1] !== "";
        if (!step || (joined && to === end)) {
          add(at, begin, to);
          return to;
        }
        if (joined) {
          add(at, begin, to);
          begin = to + step[1]!.length;
        }
        to += step[0].length;
        const number = writtenNumber(step[2] ?? step[3]!) ?? 0;
        // The article itself is its first paragraph, so the first that follows is the second.
        if (paragraph)
          at = inside = number < 2 ? article : (below(article, `¶${number - 1}`) ?? article);
        else at = below(inside, `(${number}`) ?? below(article, `(${number}`) ?? inside;
      }
    };

    BEGINNING.lastIndex = 0;
    for (let match = BEGINNING.exec(text); match; match = BEGINNING.exec(text)) {
      const from = match.index;
      let to = from + match[0].length;
      if (isOfAnother(text.slice(Math.max(0, from - 40), from), title)) continue;
      if (match[1] !== undefined) {
        if (NO_CLAUSE.test(text.slice(to, to + 6))) continue;
        const numbers = numbersOf(match[1]);
        for (const number of numbers.slice(0, -1)) add(articleAt(number), from, to);
        const last = articleAt(numbers.at(-1) ?? 0);
        if (last !== undefined) to = readBelow(last, from, to);
      } else if (match[2] !== undefined) {
        const number = writtenNumber(match[2]);
        const kind = match[3]!;
        const part = [`${kind}${number}`, `章${number}`, `一${number}`].find((p) => byPath.has(p));
        const section = match[4] ? writtenNumber(match[4]) : null;
        if (part && section !== null)
          add(below(part, `节${section}`, `(${section}`) ?? part, from, to);
        else if (part) to = readOutline(part, from, to);
      } else {
        const part = `一${writtenNumber(match[5]!)}`;
        if (byPath.has(part)) to = readOutline(part, from, to);
      }
      BEGINNING.lastIndex = Math.max(to, BEGINNING.lastIndex);
    }
    return found;

    /** （三）4 below a part of a plan; third numbers may run on through the whole draft. */
    function readOutline(part: string, from: number, end: number): number {
      ITEM.lastIndex = end;
      const item = ITEM.exec(text);
      const at = item && below(part, `(${writtenNumber(item[2] ?? item[3]!)}`);
      if (!at) {
        // Without its second step only a part that is named as one is a citation.
        if (text[from] === "第") add(part, from, end);
        return end;
      }
      const to = end + item[0].length;
      SUBITEM.lastIndex = to;
      const sub = SUBITEM.exec(text);
      const deeper = sub && below(at, sub[1]!, `(${sub[1]}`);
      add(deeper ?? at, from, deeper ? to + sub[0].length : to);
      return deeper ? to + sub[0].length : to;
    }
  };
}

/** 三、五 and 三至六, as numbers; of a long span its ends. */
function numbersOf(written: string): number[] {
  const numbers = written
    .split(/[^0-9０-９一二三四五六七八九十百零〇两]+/)
    .flatMap((part) => writtenNumber(part) ?? []);
  const [first = 0, last = 0] = numbers;
  if (numbers.length !== 2 || !/[至到\-—－~～]/.test(written)) return numbers;
  if (last <= first || last - first > 9) return numbers;
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** The words before a citation name another law: 《道路交通安全法》第十二条, 物业管理条例第八条. */
function isOfAnother(before: string, title: string): boolean {
  const named = /《([^《》]{2,40})》\s?(?:[(（][^()（）]{0,20}[)）])?\s?(?:的|中的?)?$/.exec(
    before,
  );
  const ours = title.replace(/[(（][^()（）]*[)）]/g, "");
  if (named) return !isName(named[1]!.replace(/[(（][^()（）]*[)）]/g, ""), ours);
  const words = /[\u4e00-\u9fff]{1,24}$/.exec(before.replace(/[(（](?:征求意见稿|草案)[)）]$/, ""));
  const kind = words && ANOTHER_TEXT.exec(words[0])?.[0];
  if (!kind || THIS_TEXT.test(words[0])) return false;
  const name = words[0].slice(0, -kind.length).replace(LEADING_WORDS, "") + kind;
  if (name === kind) return kind.startsWith("法") && ours !== "" && !ours.endsWith(kind);
  return !isName(name, ours);
}

/** Short for the draft's own title: its kind at the end, and no character that the title lacks. */
function isName(name: string, title: string): boolean {
  if (title === "") return false;
  return title.slice(-2) === name.slice(-2) && [...name].every((letter) => title.includes(letter));
}
