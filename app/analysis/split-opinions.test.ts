import { describe, expect, test } from "vitest";
import { citationReader } from "./match-to-clause-citations";
import { opinionsIn, splitOpinions } from "./split-opinions";

const rule = Array.from({ length: 9 }, (_, i) => ({
  id: i + 1,
  number: i + 1,
  path: `第${"一二三四五六七八九"[i]}条`,
  heading: "",
  text: "",
}));
const cited = citationReader(rule);
const split = (text: string) => splitOpinions(text, cited(text));
const opinions = (text: string) =>
  split(text)
    .filter(({ kind }) => kind === "opinion")
    .map((part) => part.text.trim());

describe("a message with several opinions is parted into single ones", () => {
  test.each<[string, string[]]>([
    [
      "一、停车费太高，建议下调。二、夜间应当免费停放。三、多建立体车库。",
      ["一、停车费太高，建议下调。", "二、夜间应当免费停放。", "三、多建立体车库。"],
    ],
    [
      "您好，提两点建议：\n1、公交末班延到十点。\n2、站台加装遮雨棚。",
      ["1、公交末班延到十点。", "2、站台加装遮雨棚。"],
    ],
    ["1.学位要够用2.食堂要公开价格", ["1.学位要够用", "2.食堂要公开价格"]],
    [
      "（1）盲道被占没人管；（2）路灯坏了半年没修。",
      ["（1）盲道被占没人管；", "（2）路灯坏了半年没修。"],
    ],
    [
      "第一，补贴标准要写明。第二，申请材料要减少。",
      ["第一，补贴标准要写明。", "第二，申请材料要减少。"],
    ],
    [
      "建议一：增加充电桩数量。建议二：降低服务费上限。",
      ["建议一：增加充电桩数量。", "建议二：降低服务费上限。"],
    ],
    [
      "希望做到：一是错时开放车位，二是公布空位数量，三是取消包月捆绑。",
      ["一是错时开放车位，", "二是公布空位数量，", "三是取消包月捆绑。"],
    ],
    [
      "首先，罚款额度偏高。其次，没有说谁来巡查。最后，生效日期太急。",
      ["首先，罚款额度偏高。", "其次，没有说谁来巡查。", "最后，生效日期太急。"],
    ],
    ["①垃圾桶太少太远②清运时间太早", ["①垃圾桶太少太远", "②清运时间太早"]],
    [
      "第三条的期限太短，应为三十日。第五条的罚款太高，建议减半。",
      ["第三条的期限太短，应为三十日。", "第五条的罚款太高，建议减半。"],
    ],
    [
      "关于第二条：适用范围不清楚。\n学校算不算？\n关于第七条：请写明由谁负责。",
      ["关于第二条：适用范围不清楚。\n学校算不算？", "关于第七条：请写明由谁负责。"],
    ],
    [
      "我觉得这份办法来得及时，小区里飞线充电早就该管了，楼上楼下都提心吊胆，希望尽快出台并且真正落到实处。一、充电价格要封顶。二、物业要有值守义务。",
      [
        "我觉得这份办法来得及时，小区里飞线充电早就该管了，楼上楼下都提心吊胆，希望尽快出台并且真正落到实处。",
        "一、充电价格要封顶。",
        "二、物业要有值守义务。",
      ],
    ],
  ])("%s", (text, parts) => {
    expect(opinions(text)).toEqual(parts);
  });

  test("points within a point stay with it", () => {
    const text =
      "一、停放方面\n1.多划泊位线。\n2.取消路侧收费。\n二、充电方面\n1.降低服务费。\n2.加装灭火器材。";
    expect(opinions(text)).toHaveLength(2);
    expect(opinions(text)[0]).toContain("2.取消路侧收费");
  });

  test("greeting and courtesies are no opinions", () => {
    const text =
      "尊敬的领导：您好！\n一、路口要装红绿灯。\n二、校门口要有护学岗。\n\n此致\n敬礼\n一名家长";
    expect(split(text).map(({ kind }) => kind)).toEqual(["frame", "opinion", "opinion", "frame"]);
    expect(opinions(text).at(-1)).toBe("二、校门口要有护学岗。");
  });
});

describe("what is one opinion stays one", () => {
  test.each([
    "建议把1.5倍改为2.5倍，2030.12.1前完成。",
    "第一人民医院门口堵，第二中学门口也堵，请交警想想办法。",
    "住在一、二号楼的人都走这条路，三、四号楼走后门。",
    "一楼的住户进水，二楼的住户漏水。",
    "要求：1.好；2.快",
    "文中写“一、加强领导。二、明确责任。三、严格考核。”这样的话没有内容。",
    "首先要肯定这个办法，但是执行起来恐怕很难。",
    "第三条太严。第三条的例外也没有写清楚。",
    "第三条和第五条互相矛盾，请核对。",
    "一、只有这一点：请延长征求意见的时间。",
    "二、没有第一点就直接写了第二点。三、再写第三点。",
    "",
    "停车难",
  ])("%s", (text) => {
    expect(split(text)).toEqual([{ text, kind: "opinion" }]);
    expect(opinionsIn(split(text))).toBe(1);
  });
});

test("nothing is lost: the parts in order are the message", () => {
  const pieces = [
    "一、",
    "二、",
    "1.",
    "2.",
    "\n",
    "第一，",
    "第二，",
    "首先",
    "其次，",
    "停车费太高了",
    "。",
    "“",
    "”",
    "第三条",
    "第五条太严",
    "①",
    "②",
    "谢谢",
    "您好：",
    " ",
  ];
  let seed = 7;
  for (let round = 0; round < 3000; round++) {
    let text = "";
    for (let i = 0; i < 14; i++) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      text += pieces[Math.floor((seed / 2_147_483_648) * pieces.length)];
    }
    const parts = split(text);
    expect(parts.map((part) => part.text).join("")).toBe(text);
    expect(opinionsIn(parts)).toBeGreaterThan(0);
    if (parts.length > 1) expect(parts.every((part) => part.text !== "")).toBe(true);
  }
});
