import { describe, expect, it } from "vitest";
import { parseOutline } from "~/app/drafts/parse-outline";

const read = (...lines: string[]) => parseOutline(lines.join("\n"));
const page = "2026-05-30 08:00 来源：澄江日报";
const asked = "《澄江市电动自行车管理办法（征求意见稿）》公开征求意见，市民可于6月30日前提出意见。";
const more = [
  "根据办法，电动自行车应当登记上牌，登记不收费用。登记点将覆盖各街道和产业园区。",
  "市民李女士说，上牌免费是好事，希望在小区里多设几处充电桩。",
];

describe("说到征求意见而没有草案的报道", () => {
  it.each([
    ["我市出台新规 明年起电动自行车上牌免费", `本报讯（记者 王强）5月29日，记者获悉，${asked}`],
    ["我市出台新规", `记者5月29日从市公安局获悉，${asked}`],
    ["我市出台新规", `本网5月30日讯 ${asked}`],
    ["我市出台新规", `新华社澄江5月30日电（记者 王强）${asked}`],
    ["电动自行车管理办法公开征求意见", `澄江日报讯 ${asked}意见可以发至 a@b.example.com。`],
  ])("“%s”，正文“%s”，是新闻，说明理由", (headline, first) => {
    const outline = read(headline, page, first, ...more);
    expect(outline).toMatchObject({ kind: "news", window: null, clauses: [] });
    expect(outline.kindReason).toContain("新闻报道");
    expect(outline.warnings.map(({ code }) => code)).toEqual(["not-a-consultation", "no-clauses"]);
  });

  it.each(["（记者 王强）", "□本报记者 王强"])("末尾署“%s”的，也是新闻", (byline) => {
    expect(read("我市出台新规", page, `5月29日，${asked}`, ...more, byline).kind).toBe("news");
  });

  it("报纸上登的公告，有单位落款的，仍是征求意见", () => {
    const call = "关于《澄江市电动自行车管理办法（征求意见稿）》公开征求意见的公告";
    const outline = read(call, page, `现就${asked}`, "澄江市公安局", "2026年5月30日");
    expect(outline.kind).toBe("consultation");
  });

  it("报道之后印着草案全文的，仍是征求意见", () => {
    const outline = read(
      "我市出台新规",
      page,
      `本报讯（记者 王强）${asked}全文如下：`,
      "澄江市电动自行车管理办法（征求意见稿）",
      "第一条 为加强管理，制定本办法。",
      "第二条 电动自行车应当登记。",
      "第三条 本办法自2026年9月1日起施行。",
    );
    expect(outline.kind).toBe("consultation");
    expect(outline.clauses).toHaveLength(3);
  });
});
