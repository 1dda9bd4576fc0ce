import { describe, expect, test } from "vitest";
import { isCollective, likelyTwins, matchUnits } from "~/app/accounts/unit-matching";

const CITY = "澄江市发展和改革委员会";
const certainty = (name: string, known: string, office = CITY) =>
  matchUnits([name], [{ id: 1, name: known, aliases: [] }], office).get(name)!.certainty;

/** The name in the draft, and the name in the list. */
const SURE = [
  ["澄江市发展和改革委员会", "澄江市发展和改革委员会"],
  ["市财政局", "澄江市财政局"],
  ["澄江市财政局", "市财政局"],
  ["市发改委", "澄江市发改委"],
  ["市 财 政 局", "市财政局"],
  ["市委宣传部", "澄江市委宣传部"],
  ["中共澄江市委宣传部", "市委宣传部"],
  ["团市委", "共青团澄江市委"],
  ["云溪区人民政府", "云溪区人民政府"],
  ["团市委", "共青团澄江市委员会"],
  ["澄江海关", "澄江海关"],
  ["市税务局", "国家税务总局澄江市税务局"],
  ["澄江供电公司", "国网澄江供电公司"],
];
const LIKELY = [
  ["市发改委", "澄江市发展和改革委员会"],
  ["市发展改革委", "澄江市发展和改革委员会"],
  ["市发展和改革委", "市发改委"],
  ["市工信局", "市工业和信息化局"],
  ["市科技局", "澄江市科学技术局"],
  ["市人社局", "市人力资源和社会保障局"],
  ["市人力资源社会保障局", "市人社局"],
  ["市住建局", "澄江市住房和城乡建设局"],
  ["市住房城乡建设局", "市住建局"],
  ["市自然资源局", "市自然资源和规划局"],
  ["市自规局", "市自然资源和规划局"],
  ["市交通局", "市交通运输局"],
  ["市农业局", "市农业农村局"],
  ["市市监局", "市市场监督管理局"],
  ["市市场监管局", "澄江市市场监督管理局"],
  ["市卫健委", "澄江市卫生健康委员会"],
  ["市卫生健康委", "市卫健委"],
  ["市应急局", "市应急管理局"],
  ["市文旅局", "市文化和旅游局"],
  ["市文广旅局", "市文化广电旅游局"],
  ["市文化旅游局", "市文化广电旅游局"],
  ["市行政审批局", "市行政审批服务局"],
  ["市大数据局", "市大数据管理局"],
  ["市城管局", "市城市管理局"],
  ["市综合执法局", "市综合行政执法局"],
  ["市国资委", "市国有资产监督管理委员会"],
  ["市国资委", "澄江市人民政府国有资产监督管理委员会"],
  ["市医保局", "市医疗保障局"],
  ["市教体局", "市教育体育局"],
  ["市教育和体育局", "市教体局"],
  ["市教育局", "市教育体育局"],
  ["市海渔局", "市海洋与渔业局"],
  ["市海洋发展局", "市海渔局"],
  ["市妇联", "澄江市妇女联合会"],
  ["市残联", "市残疾人联合会"],
  ["市工商联", "市工商业联合会"],
  ["市科协", "市科学技术协会"],
  ["市关工委", "市关心下一代工作委员会"],
  ["市委网信办", "市委网络安全和信息化委员会办公室"],
  ["市委编办", "澄江市委机构编制委员会办公室"],
  ["市委政法委", "市委政法委员会"],
  ["市法院", "市人民法院"],
  ["市检察院", "澄江市人民检察院"],
  ["市消防支队", "市消防救援支队"],
  ["市公安局交警支队", "市公安局交通警察支队"],
  ["市政府办公室", "澄江市人民政府办公室"],
  ["市供销社", "市供销合作社联合社"],
  ["云溪区政府", "云溪区人民政府"],
  ["高新区管委会", "澄江高新技术产业开发区管理委员会"],
  ["综保区管委会", "澄江综合保税区管理委员会"],
  ["发改委", "市发改委"],
  ["财政局", "澄江市财政局"],
  ["市退役军人局", "市退役军人事务局"],
  ["市公积金中心", "澄江市住房公积金管理中心"],
  ["市疾控中心", "市疾病预防控制中心"],
];
const UNKNOWN = [
  ["区财政局", "市财政局"],
  ["云溪区财政局", "市财政局"],
  ["云溪区财政局", "白石区财政局"],
  ["省财政厅", "市财政局"],
  ["省发展改革委", "市发展改革委"],
  ["市水利局", "市水务局"],
  ["市民政局", "市财政局"],
  ["市公安局", "市公安局交通警察支队"],
  ["市生态环境局云溪分局", "市生态环境局"],
  ["市教育局", "市体育局"],
  ["市体育局", "市教育体育局"],
  ["市总工会", "市总商会"],
  ["市委宣传部", "市委组织部"],
  ["市人民法院", "市人民检察院"],
  ["市司法局", "市公安局"],
  ["市商务局", "市机关事务管理局"],
  ["市气象局", "市烟草专卖局"],
  ["云溪区人民政府", "望江县人民政府"],
  ["市政府", "市政府办公室"],
  ["市委", "市委办公室"],
  ["市统计局", "市审计局"],
  ["澄江海关", "澄江海事局"],
  ["市城市管理局", "市城市建设集团"],
  ["市林业局", "市园林绿化局"],
  ["市教育局", "市教育基金会"],
  ["市医保局", "市医院管理局分局"],
  ["望江县公安局", "市公安局"],
];
const GROUPS = [
  "各县市区人民政府",
  "各县（市、区）人民政府",
  "各县(区)政府",
  "县（市、区）人民政府",
  "沿江各县（区）人民政府",
  "有关部门",
  "相关部门",
  "各相关单位",
  "市直各部门",
  "市直有关部门",
  "各成员单位",
  "各有关单位",
  "各责任单位",
  "市有关部门",
  "各乡镇（街道）",
  "各级人民政府",
  "行业主管部门",
  "属地政府",
  "各开发区管委会",
  "全市各级各部门",
];

describe("a name of the draft and a name of the list", () => {
  test.each(SURE)("%s is %s", (name, known) => expect(certainty(name, known)).toBe("sure"));
  test.each(LIKELY)("%s is likely %s, and a person is asked", (name, known) =>
    expect(certainty(name, known)).toBe("likely"),
  );
  test.each(UNKNOWN)("%s is never taken for %s", (name, known) =>
    expect(certainty(name, known)).toBe("unknown"),
  );
  test("the table is large enough to judge by", () => {
    expect(SURE.length + LIKELY.length + UNKNOWN.length).toBeGreaterThanOrEqual(80);
  });
});

test.each(GROUPS)("%s are many, and no unit", (name) => {
  expect(isCollective(name)).toBe(true);
  expect(certainty(name, "澄江市财政局")).toBe("group");
});

test.each([
  "市财政局",
  "云溪区人民政府",
  "市文学艺术界联合会",
  "市各界人士联谊会",
  "望江县政府",
  "市政府",
])("%s is one unit", (name) => expect(isCollective(name)).toBe(false));

test("for an office of a district 区财政局 is its own, and 市财政局 is not", () => {
  const office = "云溪区发展和改革局";
  expect(certainty("区财政局", "云溪区财政局", office)).toBe("sure");
  expect(certainty("市财政局", "云溪区财政局", office)).toBe("unknown");
});

test("an alias that a person confirmed is sure from then on", () => {
  const known = [{ id: 7, name: "澄江市发展和改革委员会", aliases: ["市发改委"] }];
  expect(matchUnits(["市发改委"], known, CITY).get("市发改委")).toEqual({
    certainty: "sure",
    id: 7,
  });
});

test("where two bodies could be meant, none is", () => {
  const known = [
    { id: 1, name: "市文化和旅游发展局", aliases: [] },
    { id: 2, name: "市文物与旅游管理局", aliases: [] },
  ];
  expect(matchUnits(["市文旅发局"], known, CITY).get("市文旅发局")!.certainty).toBe("likely");
  expect(matchUnits(["市文旅游局"], known, CITY).get("市文旅游局")!.certainty).toBe("unknown");
});

test("the list's own pairs are offered for merging, the shorter name to go", () => {
  const names = ["市发改委", "澄江市发展和改革委员会", "市财政局", "云溪区财政局", "澄江市财政局"];
  const units = names.map((name, id) => ({ id, name, aliases: [] }));
  expect(likelyTwins(units, CITY).map(({ from, into }) => [names[from], names[into]])).toEqual([
    ["市发改委", "澄江市发展和改革委员会"],
    ["市财政局", "澄江市财政局"],
  ]);
});
