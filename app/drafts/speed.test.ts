import { describe, expect, it } from "vitest";
import { parseOutline } from "~/app/drafts/parse-outline";
import { heldCharacters, sortedCharacters } from "~/app/drafts/sample-texts";

const NOTICE = "关于公开征求《澄江市慢行方案（征求意见稿）》意见的公告\n现公开征求意见，请反馈。\n";
const DRAFT = "澄江市慢行方案（征求意见稿）\n一、总体要求\n";

/**
 * Each text is one for which reading that looks back at every step would take minutes to hours;
 * all of them together are read in seconds. How time grows is measured by `npm run bench:outline`.
 */
const HOSTILE: [string, string][] = [
  ["括号不闭合", "（".repeat(300_000)],
  ["括号层层嵌套", "（".repeat(150_000) + "）".repeat(150_000)],
  ["每行一个不闭合的括号", DRAFT + "（\n".repeat(8_000)],
  ["全是星号", "联系人：".concat("*".repeat(300_000))],
  ["全是编号", "一、".repeat(50_000)],
  ["全是条标", "第一条".repeat(50_000)],
  ["全是短行", "一、\n".repeat(8_000)],
  ["括号里全是顿号", `${DRAFT}（${"、".repeat(100_000)}）`],
  ["一条里全是顿号，下一行是单位", `${DRAFT}（一）${"、".repeat(100_000)}\n市财政局\n`],
  ["全是邮箱的前半", `征求意见，反馈至${"a.".repeat(200_000)}`],
  ["全是分工", `（${"分工".repeat(100_000)}）`],
  ["全是责任单位", DRAFT + "（甲。责任单位：乙）".repeat(10_000)],
  ["每行一个不闭合的责任单位括号", DRAFT + "（责任单位：甲局\n".repeat(8_000)],
  ["一个括号里全是责任单位", `${DRAFT}（${"责任单位：甲局\n".repeat(8_000)}`],
  ["全是牵头、配合", `${DRAFT}（${"市甲局牵头、市乙局（配合）、".repeat(20_000)}）`],
  [
    "任务表极长",
    `${DRAFT}任务\t牵头单位\t责任单位\n${"甲\t市甲局\t市乙局、市丙局\n".repeat(8_000)}`,
  ],
  ["一行极多栏", `${DRAFT}任务\t牵头单位\n甲${"\t责任单位".repeat(50_000)}`],
  ["全是数字", `征求意见，反馈${"1".repeat(300_000)}`],
  ["全是日期", `征求意见，反馈，${"2025年1月2日至".repeat(20_000)}`],
  ["全是附件", "附件1\n".repeat(8_000)],
  ["全是标题", "附件：澄江市甲办法（征求意见稿）\n".repeat(10_000)],
  ["全是目录", "目录\n第一章 总则\n".repeat(10_000)],
  ["附件清单极长", `${NOTICE}附件：\n${"1.甲\n".repeat(10_000)}`],
  ["全是单位", NOTICE + "市发改委和".repeat(60_000)],
  ["全是书名号", NOTICE + "《".repeat(200_000)],
  ["窄表格极长", DRAFT + "|甲|乙|\n".repeat(8_000)],
  ["标题极长，下有许多条", `第一章 ${"总则".repeat(50_000)}\n${"（一）甲\n".repeat(10_000)}`],
  [
    "一段极长，反复重印开头",
    `${DRAFT}（一）完善。${"甲".repeat(100_000)}\n${"（一）完善。\n".repeat(10_000)}`,
  ],
  ["字间全是空格", `${DRAFT}一、总${"\u3000".repeat(200_000)}则`],
  ["全是空字符", "\u0000".repeat(500_000)],
  ["全是箭头，末尾不是", `${DRAFT}${`（二${">".repeat(110)}${"甲".repeat(45)}\n`.repeat(20)}`],
  ["整篇一行不断句", `一、${"澄江市人民政府".repeat(60_000)}`],
];

describe("恶意文本", () => {
  it.each(HOSTILE)(
    "%s，照样读完，一个字不丢",
    (_, text) => {
      expect(heldCharacters(parseOutline(text))).toBe(sortedCharacters(text));
    },
    60_000,
  );
});
