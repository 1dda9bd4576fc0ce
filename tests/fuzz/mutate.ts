import type { Random } from "~/tests/fuzz/random";

/** What happens to a document before it is read; `other` is another document. */
type Mutation = (text: string, random: Random, other: string) => string;

const MARKERS =
  "一、 二、 十一、 （一） (二) （三）、 1. ２． 3、 1.1 2.3.1 (1) （2） 3） ① ⑩ ⒈ ㈠ —— ● 第一章 第二节 第三条 第二条之一 附件 附件1： 目录 甲、 A. 一是 首先，".split(
    " ",
  );
const BRACKETS = "（）()【】［］[]〔〕《》“”〖〗".split("");
const PUNCTUATION = "。，、；：！？…—·,.;:!?~*".split("");
const ODD = [
  ..."\u0000\u0007\u001b\u0085\u00a0\u00ad\u061c\u0301\u200b\u200d\u200e\u202e\u2028\u2029\u2060\u2066\u3000\u3099\ufe0f\ufeff\ufffd\uffff\t\v\f",
  "\ud83d",
  "\ude00",
  "😀",
  "𠮷",
  "\uf0b7",
  "⼀",
  "𐀀",
];
const ENDS = ["\r\n", "\r", "\n\n", "\v", "\f", "\u2028", "\n\u3000\u3000", "\n\t"];
const WORDS =
  "征求意见 反馈 截止 2025年3月1日 市发改委牵头 责任单位：市财政局 下同 联系人：张* 电话：0730-1234567 a@b.cn 附件 起草说明 浏览次数：3 上一篇 > ICP备 *府 到年".split(
    " ",
  );

/** Applies one rule to the lines of a text. */
function onLines(change: (lines: string[], random: Random) => void): Mutation {
  return (text, random) => {
    const lines = text.split("\n");
    change(lines, random);
    return lines.join("\n");
  };
}

function insert(text: string, random: Random, words: string): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + words + text.slice(at);
}

export const MUTATIONS: Record<string, Mutation> = {
  "lines lost": onLines((lines, random) => {
    lines.splice(random.below(lines.length), 1 + random.below(8));
  }),
  "lines doubled": onLines((lines, random) => {
    const from = random.below(lines.length);
    const block = lines.slice(from, from + 1 + random.below(12));
    lines.splice(random.below(lines.length + 1), 0, ...block);
  }),
  "lines exchanged": onLines((lines, random) => {
    const [one, two] = [random.below(lines.length), random.below(lines.length)];
    [lines[one], lines[two]] = [lines[two]!, lines[one]!];
  }),
  "lines shuffled": onLines((lines, random) => {
    const end = random.chance(0.3) ? lines.length : Math.min(lines.length, 20);
    for (let at = end - 1; at > 0; at -= 1) {
      const with_ = random.below(at + 1);
      [lines[at], lines[with_]] = [lines[with_]!, lines[at]!];
    }
  }),
  "line cut": onLines((lines, random) => {
    const at = random.below(lines.length);
    const place = random.below(lines[at]!.length + 1);
    lines.splice(at, 1, lines[at]!.slice(0, place), lines[at]!.slice(place));
  }),
  "lines joined": onLines((lines, random) => {
    const at = random.below(lines.length);
    const joined = lines
      .slice(at, at + 1 + random.below(6))
      .join(random.oneOf(["", " ", "\u3000"]));
    lines.splice(at, 6, joined);
  }),
  "text wrapped": (text, random) => {
    const width = 10 + random.below(40);
    return text
      .split("\n")
      .flatMap((line) => line.match(new RegExp(`[^]{1,${width}}`, "g")) ?? [""])
      .join("\n");
  },
  "markers put in": onLines((lines, random) => {
    for (let times = 1 + random.below(6); times > 0; times -= 1) {
      const at = random.below(lines.length);
      lines[at] = random.oneOf(MARKERS) + random.oneOf(["", "", " ", "\u3000"]) + lines[at];
    }
  }),
  "marker in the middle": (text, random) => insert(text, random, random.oneOf(MARKERS)),
  "widths changed": (text, random) => {
    const share = random.next();
    return text.replace(/[!-~！-～]/g, (sign) => {
      if (!random.chance(share)) return sign;
      const code = sign.charCodeAt(0);
      return String.fromCharCode(code < 0x7f ? code + 0xfee0 : code - 0xfee0);
    });
  },
  "brackets put in": (text, random) => repeated(text, random, 1 + random.below(20), BRACKETS),
  "brackets lost": (text, random) =>
    text.replace(/[（）()【】〔〕]/g, (sign) => (random.chance(0.3) ? "" : sign)),
  "punctuation put in": (text, random) => repeated(text, random, 1 + random.below(30), PUNCTUATION),
  "punctuation lost": (text, random) => {
    const share = random.next();
    return text.replace(/[。，、；：]/g, (sign) => (random.chance(share) ? "" : sign));
  },
  "digits lost": (text, random) => text.replace(/\d+/g, (run) => (random.chance(0.3) ? "" : run)),
  stars: (text, random) =>
    text.replace(/\p{Script=Han}/gu, (sign) => (random.chance(0.02) ? "*" : sign)),
  "odd characters": (text, random) => repeated(text, random, 1 + random.below(30), ODD),
  "any characters": (text, random) => {
    let words = "";
    for (let left = random.below(40); left > 0; left -= 1)
      words += String.fromCharCode(random.below(0x10000));
    return insert(text, random, words);
  },
  "other line ends": (text, random) => {
    const end = random.oneOf(ENDS);
    const share = random.chance(0.5) ? 1 : random.next();
    return text.replace(/\n/g, (sign) => (random.chance(share) ? end : sign));
  },
  "indents changed": (text, random) =>
    text.replace(/^[\u3000 ]*/gm, () => random.oneOf(["", "\u3000\u3000", " ", "\t", "    "])),
  "blank lines": (text, random) =>
    text.replace(/\n/g, (sign) => (random.chance(0.3) ? "\n\n" : sign)),
  "words put in": (text, random) => insert(text, random, random.oneOf(WORDS)),
  "words as a line": (text, random) => insert(text, random, `\n${random.oneOf(WORDS)}\n`),
  spliced: (text, random, other) => {
    const [mine, theirs] = [random.below(text.length + 1), random.below(other.length + 1)];
    return text.slice(0, mine) + other.slice(theirs);
  },
  "one after the other": (text, _, other) => `${text}\n${other}`,
  "end lost": (text, random) => text.slice(0, random.below(text.length + 1)),
  "beginning lost": (text, random) => text.slice(random.below(text.length + 1)),
  "one sign many times": (text, random) => {
    const sign = random.oneOf([...BRACKETS, ...PUNCTUATION, ...MARKERS, ...WORDS, "\n", " "]);
    return insert(text, random, sign.repeat(10 ** (1 + random.below(4))));
  },
  "one line": (text) => text.replace(/\n/g, ""),
};

function repeated(text: string, random: Random, times: number, signs: readonly string[]): string {
  let changed = text;
  for (let left = times; left > 0; left -= 1)
    changed = insert(changed, random, random.oneOf(signs));
  return changed;
}

/** One to five mutations of a document, one after the other; their names are told with the text. */
export function mutate(text: string, other: string, random: Random) {
  const names = Object.keys(MUTATIONS);
  const applied: string[] = [];
  let changed = text;
  for (let left = 1 + random.below(5); left > 0; left -= 1) {
    const name = random.oneOf(names);
    applied.push(name);
    changed = MUTATIONS[name]!(changed, random, other).slice(0, LONGEST);
  }
  return { text: changed, applied };
}

/** Characters; longer documents are a matter of the benchmark. */
const LONGEST = 120_000;
