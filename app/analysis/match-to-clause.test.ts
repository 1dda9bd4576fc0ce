import { describe, expect, test } from "vitest";
import { matchToClause, readClauses } from "./match-to-clause";
import { plainStep, writtenNumber } from "./match-to-clause-numbers";

const clause = (number: number, path: string, heading: string, text = "") => ({
  id: 1000 + number,
  number,
  path,
  heading,
  text,
});

const rule = [
  clause(1, "第一章", "总则"),
  clause(2, "第一章/第一条", "", "为了规范共享单车停放，维护市容环境，制定本办法。"),
  clause(3, "第一章/第二条", "", "本市行政区域内共享单车的投放、停放和监督管理，适用本办法。"),
  clause(4, "第二章", "投放与停放"),
  clause(5, "第二章/第一节", "投放"),
  clause(6, "第二章/第三条", "", "经营企业投放车辆，应当向市交通局备案，单次不超过五百辆。"),
  clause(7, "第二章/第三条/¶1", "", "备案材料包括车辆清单、保险凭证和调度方案。"),
  clause(8, "第二章/第三条/¶2", "", "市交通局应当自收到材料之日起十日内答复。"),
  clause(9, "第二章/第四条", "", "车辆应当停放在划定的泊位内，并遵守下列要求："),
  clause(10, "第二章/第四条/(一)", "", "不得占用盲道、消防通道和公交站台；"),
  clause(11, "第二章/第四条/(二)", "", "车头朝向一致，不得堆叠；"),
  clause(12, "第二章/第四条/(三)", "", "雨雪天气及时清理泊位积水积雪。"),
  clause(13, "第三章", "法律责任"),
  clause(14, "第三章/第五条", "", "违反本办法第三条规定的，责令改正，处二千元以上一万元以下罚款。"),
  clause(15, "第三章/第十二条", "", "本办法自公布之日起施行。"),
];
const plan = [
  clause(1, "一", "总体要求"),
  clause(2, "一/(一)", "发展目标", "到2030年，建成社区食堂三百家，助餐点覆盖所有街道。"),
  clause(3, "二", "重点任务"),
  clause(4, "二/(一)", "织密社区助餐网络"),
  clause(5, "二/(一)/1", "新建社区食堂。", "利用闲置国有房产改建食堂，每个街道不少于两家。"),
  clause(6, "二/(一)/2", "鼓励老字号餐饮企业参与。", "对运营满一年的企业给予房租减免。"),
  clause(7, "二/(二)", "提升上门护理服务"),
  clause(8, "二/(二)/3", "培育护理员队伍。", "每年培训养老护理员一千名，发放岗位津贴。"),
  clause(9, "二/(二)/4", "推行家庭床位。", "为失能老人家庭安装呼叫器和扶手，费用由财政补助七成。"),
  clause(10, "三", "保障措施", "各区要加强统筹，明确责任人。"),
];
const rules = readClauses(rule, "澄江市共享单车停放管理办法（征求意见稿）");
const plans = readClauses(plan, "澄江市老年助餐行动方案（征求意见稿）");
const found = (read: typeof rules, text: string) =>
  matchToClause(read, text).map((match) => match.clause - 1000);

describe("a comment on the whole draft is matched to the clauses it names", () => {
  test.each<[string, number[]]>([
    ["第三条的五百辆太多了", [6]],
    ["第3条的五百辆太多了", [6]],
    ["第 ３ 条的五百辆太多了", [6]],
    ["第三条第一款写得含糊", [6]],
    ["第三条第二款要加上车锁清单", [7]],
    ["第三条第3款的十日太长", [8]],
    ["第三条第二款和第三款可以合并", [7, 8]],
    ["第四条第（二）项删去", [11]],
    ["第四条（三）雨雪天谁来清理", [12]],
    ["第四条第二项、第三项都难执行", [11, 12]],
    ["第三、四条重复", [6, 9]],
    ["第三条和第五条对不上", [6, 14]],
    ["第三条至第五条都要改", [6, 9, 14]],
    ["第三章罚得太轻", [13]],
    ["第二章第一节应当放在前面", [5]],
    ["第十二条请写明日期", [15]],
    ["本办法第五条罚款太高", [14]],
    ["《澄江市共享单车停放管理办法》第五条罚款太高", [14]],
    ["《澄江市共享单车停放管理办法》（征求意见稿）第五条罚款太高", [14]],
    ["停放管理办法第五条罚款太高", [14]],
  ])("%s", (text, numbers) => {
    expect(found(rules, text)).toEqual(numbers);
  });

  test.each<[string, number[]]>([
    ["第6条说的老字号是哪些", [6]],
    ["第 9 条补助七成，个人出三成吗", [9]],
    ["二（一）2里的房租减免多久", [6]],
    ["二(二)4补助太少", [9]],
    ["二、（二）3. 津贴写个数", [8]],
    ["二（一）是重中之重", [4]],
    ["第二部分（二）的护理服务", [7]],
    ["第三部分太空", [10]],
    ["第六条和第八条", [6, 8]],
  ])("in a plan: %s", (text, numbers) => {
    expect(found(plans, text)).toEqual(numbers);
  });

  test.each([
    "根据《道路交通安全法》第三条，车辆要登记",
    "行政处罚法第五条说得很清楚",
    "按照物业管理条例第四条办理",
    "第一条建议是多画线，第三条意见是少罚款",
    "地铁第三条线什么时候通",
    "三条消防通道都堵了，第九十九条",
  ])("what is no clause of this draft is not taken for one: %s", (text) => {
    expect(found(rules, text)).toEqual([]);
  });
});

describe("without a number", () => {
  test("a title that is mentioned counts, the longer before the shorter", () => {
    const [match] = matchToClause(plans, "支持鼓励老字号餐饮企业参与，但要管住价格");
    expect(match).toMatchObject({ clause: 1006, by: "heading" });
    expect(match!.reason).toBe("文中提到标题“鼓励老字号餐饮企业参与”");
  });

  test("a short title counts only in quotation marks", () => {
    expect(found(plans, "这些保障措施很好")).toEqual([]);
    expect(found(plans, "“保障措施”一段没有说钱从哪里来")).toEqual([10]);
  });

  test("words in quotation marks are found where they stand", () => {
    const [match] = matchToClause(rules, "“处二千元以上一万元以下罚款”幅度太大");
    expect(match).toMatchObject({ clause: 1014, by: "quote" });
    expect(match!.reason).toContain("引用了条文中的“处二千元以上");
  });

  test("copied words count without quotation marks", () => {
    const [match] = matchToClause(rules, "关于不得占用盲道、消防通道和公交站台，谁来巡查？");
    expect(match).toMatchObject({ clause: 1010, by: "quote" });
  });

  test("similar words count with a clear lead, and the reason tells them", () => {
    const [match] = matchToClause(plans, "失能老人在家里装扶手和呼叫器，七成补助什么时候发放？");
    expect(match).toMatchObject({ clause: 1009, by: "likeness" });
    expect(match!.reason).toContain("“失能老人”");
  });

  test("without a lead nothing is said", () => {
    expect(found(plans, "希望办好这件事，让老人满意")).toEqual([]);
    expect(found(rules, "")).toEqual([]);
    expect(matchToClause(readClauses([]), "第三条不好")).toEqual([]);
  });
});

test("of a very long draft only numbers and titles are read", () => {
  const long = readClauses([...plan, clause(11, "四", "附表", "甲乙丙丁。".repeat(30_000))]);
  expect(found(long, "第9条补助太少")).toEqual([9]);
  expect(found(long, "失能老人在家里装扶手和呼叫器，七成补助什么时候发放？")).toEqual([]);
});

test("the reason of a citation is what was written", () => {
  const [match] = matchToClause(rules, "我觉得第四条第（二）项不好做到，第四条第（二）项应删");
  expect(match!.reason).toBe("文中写明“第四条第（二）项”");
});

test("numbers of markers are read however they are printed", () => {
  expect(["12", "１２", "十二", "二十", "一百零三", "〇"].map(writtenNumber)).toEqual([
    12,
    12,
    12,
    20,
    103,
    null,
  ]);
  expect(["第十二条", "第三章", "二", "(三)", "（12）", "4", "¶1", "1.1"].map(plainStep)).toEqual([
    "条12",
    "章3",
    "一2",
    "(3",
    "(12",
    "4",
    "¶1",
    "1.1",
  ]);
});

test("a comment that only repeats signs of a citation is read to its end", () => {
  for (const piece of ["第", "第一", "第三条、", "二（", "（一）", "“", "法", "的第一"])
    expect(found(rules, `${piece.repeat(Math.floor(20_000 / piece.length))}。第五条`)).toContain(
      14,
    );
});
