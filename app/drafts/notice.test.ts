import { describe, expect, it } from "vitest";
import { parseOutline } from "~/app/drafts/parse-outline";

const read = (lines: string[]) => parseOutline(lines.join("\n"));

describe("征求意见的单位", () => {
  const asked = "为规范养犬行为，起草了《澄江市养犬管理办法（征求意见稿）》，现公开征求意见。";

  it("公告里没有写的，从网页信息栏的发布机构读出", () => {
    const page = ["关于公开征求意见的公告", "发布机构：澄江市公安局 | 发布日期：2026-10-11", asked];
    expect(read(page).office).toBe("澄江市公安局");
    expect(read([page[0]!, "索引号\t0145/2026-01\t发布机构\t澄江市公安局", asked]).office).toBe(
      "澄江市公安局",
    );
  });

  it("公告里简称“市公安局”、别处印有全称的，取全称；没有印全称的照原样", () => {
    const title = "市公安局关于公开征求《澄江市养犬管理办法（征求意见稿）》意见的公告";
    expect(read([title, asked, "来信请寄：澄江市公安局法制支队（江滨路8号）"]).office).toBe(
      "澄江市公安局",
    );
    expect(read([title, asked, "来信请寄：江滨路8号"]).office).toBe("市公安局");
  });

  it("只写了意见寄送到哪里的，收信的单位就是", () => {
    const sent = "社会公众可以将意见寄送澄江市人大常委会法制工作委员会（地址：东风路1号）。";
    expect(
      read(["《澄江市养犬条例（草案）》公开征求意见", `现向社会公开征求意见。${sent}`]).office,
    ).toBe("澄江市人大常委会法制工作委员会");
  });
});

describe("草案自己的落款", () => {
  it("只写到二〇二六年十月的也是落款，不是条款", () => {
    const outline = read([
      "澄江县养老服务实施方案（公示稿）",
      "一、总体要求",
      "坚持政府主导。",
      "二、保障措施",
      "（一）组织保障；（二）资金保障；（三）用地保障。",
      "澄江县民政局",
      "二〇二六年十月",
    ]);
    expect(outline.signature).toBe("澄江县民政局\n二〇二六年十月");
    expect(outline.clauses.map(({ path }) => path)).toEqual([
      "一",
      "一/¶1",
      "二",
      "二/(一)",
      "二/(二)",
      "二/(三)",
    ]);
  });

  it("日期空着的也是落款，但征求意见的是公告里的单位", () => {
    const outline = read([
      "关于对《澄江县禁放烟花爆竹的通告（征求意见稿）》公开征求意见的启事",
      "为减少污染，县公安局拟定了通告，现公开征求意见，请于2026年10月26日前反馈。",
      "二〇二六年十月十二日",
      "澄江县禁放烟花爆竹的通告",
      "（征求意见稿）",
      "现将有关事项通告如下：",
      "一、任何单位和个人不得燃放烟花爆竹。",
      "二、本通告自2027年1月1日起施行。",
      "澄江县人民政府",
      "2026年　月　日",
    ]);
    expect(outline.signature).toBe("二〇二六年十月十二日\n澄江县人民政府\n2026年　月　日");
    expect(outline.office).toBe("县公安局");
    expect(outline.clauses.map(({ path }) => path)).toEqual(["¶1", "一", "二"]);
  });
});

describe("写在标题和正文之间的期限", () => {
  const body = [
    "为规范养犬行为，制定本办法。",
    "一、总体要求",
    "坚持文明养犬。",
    "二、主要措施",
    "加强管理。",
  ];
  const window = { opensAt: "2026-10-11T00:00:00+08:00", closesAt: "2026-11-11T00:00:00+08:00" };

  it.each([
    ["之后", ["澄江市文明养犬实施意见（征求意见稿）", "征求意见期限：2026年10月11日-11月10日"]],
    ["之前", ["公开征求意见时间：2026年10月11日-11月10日", "澄江市文明养犬实施意见（征求意见稿）"]],
  ])("在标题%s的一行期限是公告，不是条款", (_, head) => {
    const outline = read([...head, ...body]);
    expect(outline.window).toMatchObject(window);
    expect(outline.notice).toContain("2026年10月11日-11月10日");
    expect(outline.clauses.map(({ path }) => path)).toEqual(["¶1", "一", "一/¶1", "二", "二/¶1"]);
  });
});

describe("公告的日期", () => {
  const title = "关于公开征求《澄江市养犬管理办法（征求意见稿）》意见的公告";
  const asked = "现公开征求意见，自公告发布之日起30日内，公众可以将意见寄至江滨路8号。";

  it.each([
    ["标题之下单独一行", [title, "2026-05-30", asked]],
    ["标题之下，后面是来源", [title, "2026-05-30", "来源：澄江市公安局", asked]],
    ["标题之下的括号里", [title, "（2026年5月30日）", asked]],
    ["标题之下，与单位同一行", [title, "澄江市公安局 2026-05-30", asked]],
    ["标题之下，写着发布于", [title, "发布于：2026-05-30 09:15", asked]],
    ["标题之下，与星期同一行", [title, "2026年05月30日 星期六", "来源：澄江市公安局", asked]],
    ["标题之上", ["2026/5/30", title, asked]],
    ["草案的题目之下", ["《澄江市养犬管理办法（征求意见稿）》", "2026-05-30", asked]],
  ])("在%s的，是公告的日期，天数从那天算起", (_, lines) => {
    expect(read(lines)).toMatchObject({
      published: "2026-05-30",
      window: { closesAt: "2026-06-30T00:00:00+08:00" },
    });
  });

  it("标题之下写着征集的起止日的，那不是公告的日期", () => {
    expect(read([title, "征集时间：2026-05-30 至 2026-06-30", asked]).published).toBeNull();
  });
});
