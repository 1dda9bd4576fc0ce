import { describe, expect, it } from "vitest";
import type { Outline } from "~/app/drafts/outline";
import { parseOutline } from "~/app/drafts/parse-outline";
import { sampleTexts, sketch } from "~/app/drafts/sample-texts";

const outlines = Object.fromEntries(
  Object.entries(sampleTexts).map(([name, text]) => [name, parseOutline(text)]),
) as Record<string, Outline>;
const reasons = (outline: Outline) => [...new Set(outline.removed.map(({ reason }) => reason))];

describe("方案类文件", () => {
  const { plan, measures } = outlines as { plan: Outline; measures: Outline };

  it("公告、草案、起草说明和网页内容各归其位", () => {
    expect(plan).toMatchObject({
      kind: "consultation",
      title: "澄江市滨江慢行系统建设行动方案（2025—2027年）（征求意见稿）",
      office: "澄江市发展和改革委员会",
      published: "2025-03-10",
      requiredFields: ["name", "organisation", "contact"],
      signature: "澄江市发展和改革委员会\n2025年3月10日",
    });
    expect(plan.window?.closesAt).toBe("2025-04-10T00:00:00+08:00");
    expect(plan.explanation.split("\n")[0]).toBe(
      "关于《澄江市滨江慢行系统建设行动方案》的起草说明",
    );
    expect(reasons(plan)).toEqual([
      "网页名称",
      "网页导航",
      "网页信息栏",
      "网页工具",
      "附件标记",
      "标题",
      "正文之后的网页内容",
    ]);
  });

  it("公告里给反馈渠道编的号和附件清单都不是条款，引用“第六条第一款”也不是", () => {
    expect(sketch(plan.clauses)).toEqual([
      "¶1 为贯彻落实市委、",
      "一 总体要求",
      "一/¶1 到2027年，建",
      "二 重点任务",
      "二/(一) 贯通断点",
      "二/(一)/1 打通北岸断点。",
      "二/(一)/2 改造南岸步道。",
      "二/(二) 完善设施",
      "二/(二)/3 增设驿站。",
      "二/(二)/4 统一标识：",
      "二/(二)/4/——1 导向标识。",
      "二/(二)/4/——2 警示标识。",
      "二/(二)/4/(1) 材料应当耐久；",
      "二/(二)/4/(2) 字高不小于8厘米。",
      "三 保障措施",
      "三/(一) 加强组织领导。",
      "三/(二) 强化资金保障。",
    ]);
    expect(plan.attachments).toEqual([]);
  });

  it("一段之内的“一是二是三是”留在条款里，提示可以拆分", () => {
    const flags = plan.clauses.flatMap((clause) => clause.flags.map((flag) => flag.code));
    expect(flags).toEqual(["inline-list"]);
  });

  it("独立的标题行、方头括号里的责任单位和结尾一段都读得出", () => {
    expect(sketch(measures.clauses)).toEqual([
      "¶1 为深入贯彻落实党",
      "一 降低经营成本",
      "一/1 落实税费优惠政策。",
      "一/2 降低用能成本。",
      "二 强化金融支持",
      "二/3 扩大信贷投放。",
      "二/4 规范收费行为",
      "二/4/¶1 严禁违规收费。",
      "¶2 本措施自2025",
    ]);
    expect(measures.clauses[3]?.units[0]).toMatchObject({
      lead: ["市发展改革委"],
      members: ["澄江供电局", "市住房城乡建设局"],
    });
  });

  it("公告之后没有标题、直接分条的草案也认得出", () => {
    const outline = parseOutline(
      [
        "关于公开征求慢行系统建设意见的公告",
        "现就慢行系统建设公开征求意见，请于2025年4月9日前反馈。",
        "一、总体要求",
        "坚持以人为本。",
        "二、重点任务",
        "（一）贯通断点。",
        "（二）完善设施。",
      ].join("\n"),
    );
    expect(sketch(outline.clauses)).toHaveLength(5);
    expect(outline.window?.closesAt).toBe("2025-04-10T00:00:00+08:00");
  });
});

describe("法规规章类文件", () => {
  it("章、节、条、款、项、目层层相属，引用的条款不另成条", () => {
    expect(sketch(outlines.rules!.clauses).slice(4, 20)).toEqual([
      "第一章/第三条 （职责分工）",
      "第一章/第三条/(一) 编制停车场专项规",
      "第一章/第三条/(二) 制定停车场设置标",
      "第一章/第三条/(二)/1 居住区标准；",
      "第一章/第三条/(二)/2 医院和学校标准；",
      "第一章/第三条/(三) 法律、法规规定的",
      "第一章/第三条/¶1 前款第（二）项规",
      "第二章 规划与建设",
      "第二章/第一节 规划",
      "第二章/第一节/第四条 停车场专项规划应",
      "第二章/第一节/第四条/(一) 现状评估；",
      "第二章/第一节/第四条/(二) 规模和布局。",
      "第二章/第一节/第四条/¶1 第六条第一款规定",
      "第二章/第二节 建设",
      "第二章/第二节/第五条 新建建筑物应当按",
      "第二章/第二节/第五条/¶1 违反第四条规定的",
    ]);
  });

  it("目录不重复成条，字距拉开的“总　则”读作“总则”", () => {
    expect(outlines.rules!.clauses[0]).toMatchObject({ marker: "第一章", heading: "总则" });
    const contents = outlines.rules!.removed.filter(({ reason }) => reason === "目录");
    expect(contents.map(({ lines }) => lines[0])).toEqual([4, 5, 6, 7, 8]);
    expect(outlines["plan-chapters"]!.clauses[0]?.lines).toEqual([11, 11]);
  });

  it("没有条标的段落是款，款下的项归这一款", () => {
    expect(sketch(outlines["rules-notice"]!.clauses)).toEqual([
      "第一条 为了规范户外广告",
      "第二条 户外广告设置应当",
      "第二条/¶1 户外广告不得有下",
      "第二条/¶1/(一) 妨碍交通；",
      "第二条/¶1/(二) 影响市容。",
      "第二条/¶2 有前款第（一）项",
      "第三条 本规定自2025",
    ]);
    expect(outlines["rules-notice"]!.clauses[2]?.markerKind).toBe("款");
    expect(outlines["rules-notice"]!.explanation).toContain("现行规定已经十年");
  });

  it("没有公告的草案按标题认定，并提示补充截止日期", () => {
    const outline = outlines["draft-only"]!;
    expect(outline.kind).toBe("consultation");
    expect(outline.warnings.map(({ code }) => code)).toEqual([
      "no-office",
      "no-deadline",
      "no-contact",
      "no-explanation",
    ]);
    expect(outline.clauses.filter(({ markerKind }) => markerKind === "第X条")).toHaveLength(6);
  });

  it("以函征求意见而没有落款的，单位取自标题，编号的渠道留在公告里", () => {
    const outline = outlines.letter!;
    expect(outline.office).toBe("澄江市卫生健康委员会");
    expect(outline.clauses[0]).toMatchObject({ path: "第一章", heading: "总则" });
    expect(outline.requiredFields).toEqual(["name", "organisation", "contact"]);
  });
});

describe("公告里的标题", () => {
  it("“以下简称《条例（草案）》”是简称，不是标题的一部分，也不是标题", () => {
    const notice =
      "市人大常委会对《澄江市养犬条例（草案）》（以下简称《条例（草案）》）进行了审议。现将《条例（草案）》公布，征求社会各界意见，请于2025年6月30日前反馈。";
    expect(parseOutline(notice).title).toBe("澄江市养犬条例（草案）");
  });

  it("公告只说组织了编制的，书名号里的就是标题", () => {
    const notice =
      "根据有关工作安排，我镇开展了《白石镇村庄规划管理通则》编制工作，已形成草案，现公开征求社会各界意见。\n白石镇人民政府\n2025年9月17日";
    expect(parseOutline(notice).title).toBe("白石镇村庄规划管理通则");
  });
});

describe("其他形式", () => {
  it("应急预案按 1、1.1、1.1.1、（1）分层，行首的“1.5倍”不是编号", () => {
    expect(sketch(outlines.emergency!.clauses).slice(7, 16)).toEqual([
      "2 组织体系",
      "2/2.1 市防汛指挥部",
      "2/2.1/2.1.1 组成",
      "2/2.1/2.1.1/¶1 1.5倍警戒流量",
      "2/2.1/2.1.1/(1) 总指挥由分管副市",
      "2/2.1/2.1.1/(2) 成员由各部门负责人组成。",
      "2/2.1/2.1.2 职责",
      "2/2.1/2.1.2/¶1 统一指挥全市防汛",
      "2/2.2 工作机构",
    ]);
    expect(outlines.emergency!.window?.closesAt).toBe("2025-05-20T17:00:00+08:00");
  });

  it("全角半角混排照样读，“下同”的规则对后面的括号有效", () => {
    const outline = outlines["mixed-width"]!;
    expect(sketch(outline.clauses).slice(-4)).toEqual([
      "三/1 财政补助。",
      "三/2 公积金支持。",
      "三/2/① 提取额度不超过分",
      "三/2/② 一年提取一次。",
    ]);
    expect(outline.clauses.flatMap(({ units }) => units.map(({ lead }) => lead[0]))).toEqual([
      "市市场监管局",
      "市市场监管局",
      "市财政局",
      undefined,
    ]);
    expect(outline.window?.closesAt).toBe("2025-07-01T00:00:00+08:00");
    expect(outline.published).toBe("2025-05-30");
  });

  it("按版面折行的文本接回整段，跨行的责任单位也读得出", () => {
    const outline = outlines.wrapped!;
    expect(outline.clauses.map(({ lines }) => lines)).toEqual([
      [3, 3],
      [4, 6],
      [7, 7],
      [8, 11],
      [12, 14],
    ]);
    expect(outline.clauses[3]?.units[0]?.members).toEqual(["市商务局", "市文化和旅游局"]);
  });

  it("带页码的目录、专栏、单独成行的责任单位和附件都不混入条款", () => {
    const outline = outlines.contents!;
    expect(outline.clauses.map(({ markerKind }) => markerKind)).toEqual([
      "一、",
      "none",
      "一、",
      "(一)",
      "none",
      "(一)",
      "none",
      "一、",
      "none",
    ]);
    expect(outline.clauses.at(-1)?.units[0]).toMatchObject({
      lead: ["市农业农村局"],
      members: ["市自然资源和规划局", "市水利局"],
    });
    expect(outline.attachments.map(({ title }) => title)).toEqual(["附件：1.主要指标表", "附件1"]);
  });

  it("正文之后广告方的联系方式和推荐内容移除，缺字和星号提示核对", () => {
    const outline = outlines["masked-adverts"]!;
    expect(outline.contacts).toMatchObject({ phones: [], persons: ["张*"] });
    expect(outline.contacts.masked).toHaveLength(2);
    expect(outline.clauses.at(-1)?.text).toBe("各区应当制定计划。");
    expect(outline.clauses[1]?.flags.map(({ code }) => code)).toEqual([
      "missing-digits",
      "missing-digits",
      "censored",
    ]);
    expect(outline.clauses[1]?.text).toContain("市人民*府");
  });
});

describe("不是征求意见稿的文件", () => {
  it.each([
    ["news", "news"],
    ["result", "result"],
    ["final", "final"],
  ])("样本 %s 认作 %s，并说明理由", (name, kind) => {
    const outline = outlines[name]!;
    expect(outline.kind).toBe(kind);
    expect(outline.warnings).toContainEqual({
      code: "not-a-consultation",
      message: outline.kindReason,
    });
  });

  it("以“某某日报讯”开头的是新闻报道，只说起过征求意见的也是", () => {
    const report =
      "澄江日报讯 今年以来，市政府启动《澄江市停车条例》的起草，5月形成初稿并听取了各方面意见。\n条例共六章四十条，将提请市人大常委会审议。";
    expect(parseOutline(report).kind).toBe("news");
  });

  it("随印发通知下发的方案，通知归公告，方案分条", () => {
    const outline = outlines.final!;
    expect(outline.title).toBe("澄江市节水行动方案");
    expect(outline.notice).toContain("现印发给你们");
    expect(outline.clauses).toHaveLength(5);
  });
});
