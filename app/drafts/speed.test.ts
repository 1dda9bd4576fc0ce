import { describe, expect, it } from "vitest";
import { parseOutline } from "~/app/drafts/parse-outline";

describe("导入的速度", () => {
  /** Processor time, which a busy machine does not lengthen. */
  function secondsOf(work: () => void): number {
    const started = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1_000_000;
  }

  const paragraph =
    "　　1.打通断点。参照第六条第一款设置护栏。（市交通局牵头，市财政局按职责分工负责）\n";

  it("一兆字节的草案在一秒之内读完", () => {
    const head = "澄江市慢行系统建设方案（征求意见稿）\n一、总体要求\n";
    const text = head + paragraph.repeat(Math.ceil(1_000_000 / Buffer.byteLength(paragraph)));
    parseOutline(text);
    expect(secondsOf(() => parseOutline(text))).toBeLessThan(1);
  });

  it.each([
    ["括号不闭合", "（".repeat(300_000)],
    ["括号层层嵌套", "（".repeat(150_000) + "）".repeat(150_000)],
    ["全是星号", "联系人：".concat("*".repeat(300_000))],
    ["全是短行", "一、\n".repeat(60_000)],
    ["全是邮箱的前半", `征求意见，反馈至${"a.".repeat(200_000)}`],
    ["全是分工", `（${"分工".repeat(100_000)}）`],
    ["全是数字", `征求意见，反馈${"1".repeat(300_000)}`],
    ["全是日期", `征求意见，反馈，${"2025年1月2日至".repeat(20_000)}`],
    ["全是附件", "附件1\n".repeat(40_000)],
    [
      "附件清单极长",
      `关于征求意见的公告\n请于1月2日前反馈意见建议。\n附件：\n${"1.甲\n".repeat(150_000)}`,
    ],
    ["全是单位", `关于征求意见的公告\n${"市发改委和".repeat(60_000)}`],
    ["全是书名号", `关于征求意见的公告\n请反馈意见。${"《".repeat(200_000)}`],
    ["整篇一行不断句", `一、${"澄江市人民政府".repeat(60_000)}`],
  ])("恶意文本（%s）不会让导入变慢", (_, text) => {
    expect(secondsOf(() => parseOutline(text))).toBeLessThan(2);
  });
});
