import { writtenNumber } from "~/app/analysis/match-to-clause-numbers";

/** Where points can be marked: at the start of a line, behind a stop, or within a sentence too. */
type Form = {
  pattern: RegExp;
  /** The number of the point that the match begins. */
  number: (written: string) => number | null;
};

const CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩";
const SIGNED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽";
const DOTTED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑";
const ORDER = [["首先"], ["其次"], ["再次", "再者"], ["最后"]];

const place = (signs: string) => (written: string) => signs.indexOf(written) + 1 || null;

/**
 * Each has the mark's number in group 1; what stands before it is not part of the match. 1.5倍 and
 * 2030.5.1 are no marks, nor is 一、二号楼.
 */
const FORMS: readonly Form[] = [
  {
    pattern:
      /(?<=^|[\n。！？；;：:!?])[^\S\n]*([一二三四五六七八九十]{1,3})[、.．][^\S\n]*(?![一二三四五六七八九十\d])/g,
    number: writtenNumber,
  },
  {
    pattern:
      /(?<=^|[\n。！？；;：:!?])[^\S\n]*[(（]([一二三四五六七八九十]{1,3}|\d{1,2})[)）][、.]?/g,
    number: writtenNumber,
  },
  {
    pattern:
      /(?<=^|[\n。！？；;：:!?])[^\S\n]*([0-9０-９]{1,2})(?:[、.．。:：)）]|,|，)(?![0-9０-９])/g,
    number: writtenNumber,
  },
  {
    // Run into the text: 停车难1.多建停车楼2.错时共享.
    pattern: /(?<=^|[\u4e00-\u9fff\s。！？；;：:，,!?])([0-9]{1,2})[、.．](?=[\u4e00-\u9fff])/g,
    number: writtenNumber,
  },
  { pattern: new RegExp(`([${CIRCLED}])`, "g"), number: place(CIRCLED) },
  { pattern: new RegExp(`([${SIGNED}])`, "g"), number: place(SIGNED) },
  { pattern: new RegExp(`([${DOTTED}])`, "g"), number: place(DOTTED) },
  {
    pattern:
      /(?<=^|[\n。！？；;：:，,!?])[^\S\n]*第([一二三四五六七八九十]{1,2}|\d{1,2})(?:[、，,：:.]|(?:点|个|项|方面|条(?:意见|建议|问题)|个?(?:意见|建议|问题))(?:[是，,、：:]|(?=[建希应请关])))/g,
    number: writtenNumber,
  },
  {
    pattern:
      /(?<=^|[\n。！？；;：:，,!?])[^\S\n]*(?:其|意见|建议|问题)([一二三四五六七八九十]|\d)[、，,：:.]/g,
    number: writtenNumber,
  },
  {
    pattern: /(?<=^|[\n。！？；;：:，,!?])[^\S\n]*([一二三四五六七八九十])(?:是|来|则)/g,
    number: writtenNumber,
  },
  {
    pattern: /(?<=^|[\n。！？；;：:!?])[^\S\n]*(首先|其次|再次|再者|最后)/g,
    number: (written) => ORDER.findIndex((words) => words.includes(written)) + 1,
  },
];

const MOST_POINTS = 99;

/**
 * For each form of numbering in the text where its points 1, 2, 3 … begin, the outermost form
 * first: the one whose first point comes first. Marks inside quotation marks number what is quoted.
 */
export function enumerations(text: string): number[][] {
  const quoted = quotedSpans(text);
  const found: number[][] = [];
  for (const { pattern, number } of FORMS) {
    const starts: number[] = [];
    let expected = 1;
    for (const match of text.matchAll(pattern)) {
      const at = match.index;
      if (expected > MOST_POINTS || quoted.some(([from, to]) => from < at && at < to)) continue;
      if (number(match[1]!) !== expected) {
        // 首先 … 其次 … 最后: the third may be left out.
        if (!(match[1] === "最后" && expected === 3)) continue;
      }
      starts.push(at);
      expected++;
    }
    if (starts.length >= 2) found.push(starts);
  }
  return found.sort((a, b) => a[0]! - b[0]!);
}

/** From opening to closing quotation mark, within one paragraph or over several. */
function quotedSpans(text: string): [from: number, to: number][] {
  const spans: [number, number][] = [];
  let open = -1;
  for (const match of text.matchAll(/[“”「」]/g)) {
    const opens = match[0] === "“" || match[0] === "「";
    if (opens && open < 0) open = match.index;
    else if (!opens && open >= 0) {
      spans.push([open, match.index]);
      open = -1;
    }
  }
  return spans;
}
