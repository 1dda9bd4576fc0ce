import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Indicator } from "~/app/drafts/indicators/indicator";
import { documentYear, readIndicators } from "~/app/drafts/indicators/indicators";
import { parseOutline } from "~/app/drafts/parse-outline";

const FOLDER = "tests/fixtures/documents/indicators";

/** In a fixture each line is followed by what a person finds in it: = what | how much | by when. */
function fixture(name: string) {
  const lines: string[] = [];
  const expected: string[] = [];
  for (const line of readFileSync(`${FOLDER}/${name}`, "utf8").split("\n")) {
    if (line.startsWith("= ")) expected.push(line.slice(2));
    else lines.push(line);
  }
  return { text: lines.join("\n"), expected };
}

const shown = ({ what, howMuch, byWhen }: Indicator) =>
  `${what} | ${howMuch} | ${byWhen}`.trimEnd();

const clause = (text: string, heading = "", path = "一") => ({
  number: 1,
  depth: 0,
  path,
  markerKind: "none" as const,
  heading,
  text,
  units: [],
});
const read = (text: string, year: number | null = 2026) => readIndicators([clause(text)], year);
const said = (text: string, year?: number | null) => read(text, year).map(shown);

describe.each(readdirSync(FOLDER))("%s", (name) => {
  const { text, expected } = fixture(name);
  const outline = parseOutline(text);
  const found = readIndicators(outline.clauses, documentYear(outline));

  test("every figure that a person finds is found, with what, how much and by when, and no other", () => {
    expect(found.map(shown)).toEqual(expected);
  });

  test("every figure quotes its clause to the letter and has a key of its own", () => {
    for (const { clause: number, from, to, quote } of found) {
      const { heading, text: words } = outline.clauses[number - 1]!;
      expect((heading + words).slice(from, to)).toBe(quote);
    }
    expect(new Set(found.map((one) => one.key)).size).toBe(found.length);
  });
});

test("the fixtures hold enough to judge by", () => {
  const all = readdirSync(FOLDER).flatMap((name) => fixture(name).expected);
  expect(all.length).toBeGreaterThanOrEqual(150);
});

describe("by when", () => {
  test("a goal's year holds for the sentences after it, and is marked as said before", () => {
    const [first, second] = read("到2030年，绿化率达到40%。公园达到30个。");
    expect([first!.byWhen, first!.carried]).toEqual(["到2030年", false]);
    expect([second!.byWhen, second!.carried]).toEqual(["到2030年", true]);
  });

  test("the date of one task says nothing of the next sentence", () => {
    expect(said("2027年底前完成改造12所。合格率达到95%。")[1]).toBe("合格率 | 达到95% |");
  });

  test("bullets below 具体是： share the year that stands above them", () => {
    const above = { ...clause("到2029年，建成示范城市。具体是："), depth: 1 };
    const below = { ...clause("新建公园45个。"), number: 2, markerKind: "——" as const, depth: 1 };
    expect(readIndicators([above, below], 2026).map(shown)).toEqual(["新建公园 | 45个 | 到2029年"]);
  });

  test("a year compared with is no deadline", () => {
    expect(said("能耗比2025年下降14%。")).toEqual(["能耗 | 比2025年下降14% |"]);
  });

  test("a year whose digits were lost is unknown", () => {
    const [one] = read("到年，覆盖率达到90%。");
    expect(one).toMatchObject({ byWhen: "到年", year: null, lost: true, value: 90 });
  });
});

describe("how much", () => {
  test.each([
    ["培育龙头企业三家以上，到2028年。", 3, null, "家"],
    ["到2028年，绿化率达到百分之九十。", 90, null, "%"],
    ["新增停车场10—15个。", 10, 15, "个"],
    ["建成厂房１２０万平方米。", 1_200_000, null, "平方米"],
    ["产值突破3,000亿元。", 3e11, null, "元"],
    ["占比超过三成。", 30, null, "%"],
    ["细颗粒物浓度降到28微克/立方米以下。", 28, null, "微克/立方米"],
  ])("%s", (text, value, high, unit) => {
    expect(read(text)[0]).toMatchObject({ value, high, unit });
  });

  test("lost digits are flagged and never guessed", () => {
    expect(read("撬动投资达到亿元。")[0]).toMatchObject({
      value: null,
      lost: true,
      howMuch: "达到亿元",
    });
    expect(read("占比不低于%。")[0]).toMatchObject({ value: null, lost: true });
  });

  test("不低于 is a floor, 不超过 and 降到…以下 a ceiling", () => {
    const directions = read(
      "合格率不低于95%，漏损率不超过8%，浓度降到30微克以下，较2025年下降5%。",
    ).map((one) => one.direction);
    expect(directions).toEqual(["at-least", "at-most", "at-most", "decrease"]);
  });
});

describe("what promises nothing is left out", () => {
  test.each([
    "根据《澄江市城市更新办法》（澄政发〔2023〕2号）第三条第20款制定。",
    "联系电话：0000-8000612，邮编000000，地址湖滨路12号。",
    "处50元以上200元以下罚款。",
    "2023年完成货物吞吐量1830万吨。",
    "全市现有公园143个，面积达到12公顷。",
    "截至2025年底，已建成泊位86个，利用率达到70%。",
    "600人以上的学校、建筑面积1万平方米以上的商场应当登记。",
    "构建“五个友好”格局，实施十大工程，打造三大枢纽。",
    "5G、PM2.5、G205和4A级景区。",
    "申请应当自收到之日起15日内提出。",
    "对新购船舶给予最高200万元补助。",
  ])("%s", (text) => {
    expect(said(text, 2026)).toEqual([]);
  });

  test("an article promises only where it names a year", () => {
    const article = (text: string) => readIndicators([clause(text, "", "第一章/第三条")], 2026);
    expect(article("每半年应当组织演练不少于1次，最高时速不得超过15公里。")).toEqual([]);
    expect(article("到2028年，充电接口总数达到60万个。").map(shown)).toHaveLength(1);
  });
});

test("the key stays while the words stay, wherever the clause moves", () => {
  const one = clause("到2028年，泊位达到25个。");
  const [before] = readIndicators([one], 2026);
  const [after] = readIndicators([clause("别的条款。"), { ...one, number: 2 }], 2026);
  expect([after!.key, after!.clause]).toEqual([before!.key, 2]);
  expect(read("到2028年，泊位达到26个。")[0]!.key).not.toBe(before!.key);
});

test("no text makes it hang", () => {
  const pieces = [
    "1",
    "一二三",
    "50%",
    "新增5个公园",
    "由3个增加到5个",
    "（",
    "“",
    "2026年",
    "每年",
  ];
  for (const piece of pieces)
    expect(read(piece.repeat(60_000 / piece.length)).length).toBeLessThanOrEqual(2100);
});
