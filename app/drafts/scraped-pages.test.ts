import { describe, expect, it } from "vitest";
import { parseOutline } from "~/app/drafts/parse-outline";
import { heldCharacters, sortedCharacters } from "~/app/drafts/sample-texts";

describe("网页上的杂项", () => {
  const notice = [
    "关于公开征求《澄江市养犬管理办法（征求意见稿）》意见的公告",
    "为规范养犬行为，我局起草了《澄江市养犬管理办法（征求意见稿）》，现公开征求意见，请于2025年6月30日前反馈。",
    "电话：0890-2661234",
    "澄江市公安局",
    "2025年5月30日",
  ];

  it("落款之后别处的新闻和提意见的表单不算公告", () => {
    const page = [
      ...notice,
      "港城物流论坛在澄江举办",
      "3日，港城物流论坛在我市举办，来自各地的嘉宾",
      "*为必填项",
      "您的姓名：",
      "提交成功，谢谢参与！",
    ];
    const outline = parseOutline(page.join("\n"));
    expect(outline.notice.split("\n")).toEqual(notice.slice(0, 3));
    expect(outline.removed.map(({ lines }) => lines[0])).toEqual([6, 7, 8, 9, 10]);
  });

  it("单位和日期之间注明用印处的，仍是落款", () => {
    const sealed = [...notice.slice(0, 4), "（章）", notice[4]];
    const outline = parseOutline(sealed.join("\n"));
    expect(outline.signature).toBe("澄江市公安局\n（章）\n2025年5月30日");
    expect(outline.office).toBe("澄江市公安局");
  });

  it("落款之后的联系方式和附件仍是公告的", () => {
    const below = [...notice, "联系人：何立新", "附件：澄江市养犬管理办法（征求意见稿）"];
    const outline = parseOutline(below.join("\n"));
    expect(outline.notice).toContain("何立新");
    expect(outline.notice).toContain("附件：");
    expect(outline.removed).toEqual([]);
  });

  it("单位、网址在前、日期和来源在后的一行是网页的，不是公告的", () => {
    const line = "澄江市公安局  www.chengjiang.example.cn  2025年05月30日  来源：澄江市公安局";
    const outline = parseOutline([notice[0], line, ...notice.slice(1)].join("\n"));
    expect(outline.removed).toEqual([{ lines: [2, 2], text: line, reason: "发布时间和来源" }]);
  });

  it("用竖线紧挨着分列的几行是一个表", () => {
    const rows = ["序号|指标|2025年|2030年", "1|增加值|180|280", "2|面积|0.35|0.45"];
    const plan = ["澄江市文化发展规划（征求意见稿）", "一、主要目标", "表1 主要指标", ...rows];
    const outline = parseOutline([...plan, "二、主要任务", "加强保护。"].join("\n"));
    expect(outline.clauses[1]).toMatchObject({
      path: "一/¶1",
      heading: "表1 主要指标",
      text: rows.join("\n"),
    });
  });

  it("正文之后的附件下载和公众号的往期推荐不是条文", () => {
    const rule = ["澄江市养犬管理办法（征求意见稿）", "第一条 为规范养犬行为，制定本办法。"];
    const tail = [
      "相关附件：",
      "起草说明.docx",
      "往期推荐",
      "这场发布会信息量很大",
      "分享、点赞、在看",
    ];
    const outline = parseOutline([...rule, ...tail].join("\n"));
    expect(outline.clauses.map(({ path }) => path)).toEqual(["第一条"]);
    expect(outline.removed.slice(1).map(({ text }) => text)).toEqual(tail);
  });

  it("标题写“公开征求意见”而通篇转述草案的，是报道", () => {
    const report = [
      "《澄江市养老服务条例（草案）》公开征求意见 拟每街道建一处综合养老中心",
      "本报讯（记者 何立新）记者昨日从市人大常委会获悉，《澄江市养老服务条例（草案）》正在征求意见。",
      "据介绍，条例草案共七章五十六条，对居家养老、社区养老作出规定。",
      "据悉，市民可于11月15日前登录市人大网站提出意见。",
    ];
    expect(parseOutline(report.join("\n")).kind).toBe("news");
  });

  it("报道先讲事情、后讲怎样提意见，全文是公告，没有条款", () => {
    const report = [
      "本报讯（记者 何立新）昨日，记者从市人大常委会获悉，市人大常委会就《澄江市公园条例（草案）》向社会公开征求意见。",
      "为公园立法是改善环境、增进民生福祉的举措，草案对公园的规划、保护和管理作了规定，一审后又作了修改和完善。",
      "意见可发送电子邮件至fgw@chengjiang.example.cn，提出意见的截止时间为2025年6月27日，欢迎市民反馈。",
    ];
    const outline = parseOutline(report.join("\n"));
    expect(outline.title).toBe("澄江市公园条例（草案）");
    expect(outline.clauses).toEqual([]);
    expect(outline.notice.split("\n")).toHaveLength(3);
  });

  it("正文标题换一种折行又印一遍的，不成条款", () => {
    const draft = [
      "澄江市地名管理办法（征求意见稿）",
      "澄江市",
      "地名管理办法",
      "（征求意见稿）",
      "第一条 为了规范地名管理，制定本办法。",
      "第二条 本办法适用于本市行政区域。",
    ];
    const outline = parseOutline([...notice, ...draft].join("\n"));
    expect(outline.clauses.map(({ path }) => path)).toEqual(["第一条", "第二条"]);
  });

  it("“通告（征求意见稿）”也是草案的标题", () => {
    const draft = [
      "附件：",
      "关于城区货车通行的通告（征求意见稿）",
      "为改善交通秩序，现就城区货车通行通告如下：",
      "一、限行车辆",
      "载货汽车。",
      "二、限行时间",
      "每日7时至22时。",
    ];
    const outline = parseOutline([...notice, ...draft].join("\n"));
    expect(outline.clauses.map(({ path }) => path)).toEqual(["¶1", "一", "一/¶1", "二", "二/¶1"]);
  });

  it("折成三行的印发通知，标题中间一行不丢；日期缺了字的落款之后是正文", () => {
    const letter = [
      "澄江市人民政府办公室关于印发澄江市",
      "进一步做好城市节水工作",
      "实施方案的通知",
      "各县区人民政府，市政府各部门：",
      "《澄江市节水方案》已经市政府同意，现印发给你们，请认真贯彻执行。",
      "澄江市人民政府办公室",
      "（此件公开发布）",
      "{ 2025 6 23",
      "澄江市节水方案",
      "一、总体要求",
      "节水优先。",
      "二、主要任务",
      "修复管网。",
    ];
    const outline = parseOutline(letter.join("\n"));
    expect(outline.notice).toContain("进一步做好城市节水工作\n实施方案的通知");
    expect(outline.title).toBe("澄江市节水方案");
    expect(outline.clauses.map(({ path }) => path)).toEqual(["一", "一/¶1", "二", "二/¶1"]);
  });

  it("没有“目录”二字、章号也缺了的目录不成条款", () => {
    const plan = [
      "澄江市防汛应急预案（征求意见稿）",
      "总则",
      "1.1 编制目的",
      "1.2 适用范围",
      "组织体系",
      "2.1 指挥机构",
      "2.2 办事机构",
      "1 总则",
      "1.1 编制目的",
      "提高应对能力。",
      "1.2 适用范围",
      "本预案适用于本市。",
      "2 组织体系",
      "2.1 指挥机构",
      "设立市防汛指挥部。",
      "2.2 办事机构",
      "设在市水利局。",
    ];
    const outline = parseOutline(plan.join("\n"));
    expect(outline.clauses.map(({ path }) => path).slice(0, 4)).toEqual([
      "1",
      "1/1.1",
      "1/1.1/¶1",
      "1/1.2",
    ]);
    expect(outline.removed.filter(({ reason }) => reason === "目录")).toHaveLength(6);
  });

  it("整页拷成一段的，末尾的单位和日期当作落款读", () => {
    const page =
      "为规范养犬行为，我局起草了《澄江市养犬管理办法（征求意见稿）》，现公开征求意见，请于2025年6月30日前反馈，电话：0890-2661234 附件：1.澄江市养犬管理办法（征求意见稿）2.《澄江市养犬管理办法》起草说明澄江市公安局2025年5月30日。";
    const outline = parseOutline(page);
    expect(outline.office).toBe("澄江市公安局");
    expect(outline.published).toBe("2025-05-30");
  });

  it("发给各部门征求书面意见的函，抬头再长也是公告", () => {
    const many = Array.from({ length: 24 }, (_, index) => `第${index}工作处`).join("、");
    const letter = [
      `各县区人民政府，市政府${many}，各有关部门：`,
      "我局组织编制了《澄江市供水规划（征求意见稿）》。现印送给你们，请研究提出书面意见，于2025年6月26日前反馈我局。",
      "联系人：何立新",
      "澄江市水利局",
      "2025年6月8日",
    ];
    const outline = parseOutline(letter.join("\n"));
    expect(outline.kind).toBe("consultation");
    expect(outline.window?.closesAt).toBe("2025-06-27T00:00:00+08:00");
    expect(outline.clauses).toEqual([]);
  });

  it("没有落款的印发通知，后面的标题和正文另成一份，通知不成条款", () => {
    const letter = [
      "名 称: | 市人民政府办公室关于印发澄江市节水三年行动方案的通知 |",
      "各县区人民政府，市政府各部门：",
      "经市政府同意，现将《澄江市节水三年行动方案》印发给你们，请抓好落实。",
      "（此件公开发布）",
      "澄江市节水三年行动方案",
      "一、主要目标",
      "用水总量下降。",
      "二、重点任务",
      "修复管网。",
    ];
    const outline = parseOutline(letter.join("\n"));
    expect(outline.title).toBe("澄江市节水三年行动方案");
    expect(outline.clauses.map(({ path }) => path)).toEqual(["一", "一/¶1", "二", "二/¶1"]);
  });

  it("整份文件拷成一行的，公告、落款、标题和条文各归其位", () => {
    const page =
      "为规范养犬行为，现将市公安局起草的《澄江市养犬管理办法（草案）》予以公布，广泛听取社会各界的意见，请于2025年6月30日以前将意见反馈我办。 电子邮箱：fgw@chengjiang.example.cn 联系电话：0890-2661234。 澄江市司法局 2025年5月30日 ------------------ 澄江市养犬管理办法（草案） （征求意见稿） 第一章 总则 第一条 为了规范养犬行为，制定本办法。 第二条 本办法适用于本市城区。 第三条 养犬应当登记。";
    const outline = parseOutline(page);
    expect(outline).toMatchObject({ office: "澄江市司法局", published: "2025-05-30" });
    expect(heldCharacters(outline)).toBe(sortedCharacters(page));
    expect(outline.title).toBe("澄江市养犬管理办法（草案） （征求意见稿）");
    expect(outline.clauses.map(({ path }) => path)).toEqual([
      "第一章",
      "第一章/第一条",
      "第一章/第二条",
      "第一章/第三条",
    ]);
  });

  it("页面上方的栏目和表格不成条款，标题取自“发文标题”", () => {
    const page = [
      "我的收藏 最新文件 点击最多 失效文件 资料下载 文件解读",
      "【专题汇编】",
      "文件内容 本文仅供参考，请以正式文件为准",
      "发文标题: 澄江市人民政府关于加快创新发展的若干意见",
      "发文时间: 2024-10-18",
      "阅读人次: 3991",
      "页面功能:",
      "• 加入收藏",
      "发文内容:",
      "各县区人民政府，市政府各部门：",
      "为加快创新发展，现提出如下意见：",
      "一、总体要求",
      "创新优先。",
      "二、主要任务",
      "建设平台。",
    ];
    const outline = parseOutline(page.join("\n"));
    expect(outline).toMatchObject({ kind: "final", published: "2024-10-18" });
    expect(outline.title).toBe("澄江市人民政府关于加快创新发展的若干意见");
    expect(outline.clauses.map(({ path }) => path)).toEqual(["¶1", "一", "一/¶1", "二", "二/¶1"]);
  });

  it("标题写明是结果反馈的，正文再说怎样征集过也是结果", () => {
    const result = [
      "关于征集2025年立法项目建议公告的结果反馈",
      "市司法局发布了征集立法项目建议的公告。现将征求意见情况说明如下：",
      "一、征求意见范围",
      "公告于2024年9月26日公开，至2024年11月30日截止，征集了公众的意见建议。",
    ];
    const outline = parseOutline(result.join("\n"));
    expect(outline.kind).toBe("result");
    expect(outline.window).toBeNull();
  });

  it("会同别的单位起草的“我局”不是单位的名称", () => {
    const letter = [
      "为促进就业，我局会同市财政局拟订了《澄江市就业补贴办法（征求意见稿）》，现公开征求意见，意见反馈截止时间为2025年6月30日。",
      "通信地址：澄江市人力资源和社会保障局（地址：澄江市康宁路66号909室，邮编：650100）",
      "附件下载：",
      "澄江市就业补贴办法（征求意见稿）.docx",
    ];
    const outline = parseOutline(letter.join("\n"));
    expect(outline.office).toBe("澄江市人力资源和社会保障局");
    expect(outline.contacts.postalAddress).toBe("澄江市康宁路66号909室");
    expect(outline.removed.map(({ reason }) => reason)).toEqual(["附件下载", "附件下载"]);
  });

  it("征集立法建议、项目的公告没有草案：不是征求意见稿，编号的各段也不是条款", () => {
    const call = [
      "澄江市司法局关于向社会公开征集2026年立法建议项目的公告",
      "为增强立法计划的科学性，现向社会公开征集2026年立法建议项目，有关事项公告如下：",
      "一、立法重点",
      "拟重点考虑保障民生等方面的内容。",
      "二、提交方式",
      "可发送至电子邮箱fgw@chengjiang.example.cn。",
      "三、采纳情况",
      "将在计划公布后反馈。",
      "澄江市司法局",
      "2025年9月24日",
    ];
    const outline = parseOutline(call.join("\n"));
    expect(outline).toMatchObject({ kind: "other", clauses: [], office: "澄江市司法局" });
    expect(outline.contacts.emails).toEqual(["fgw@chengjiang.example.cn"]);
  });

  it("没有落款的，发布日期取自“征集部门、发布日期、截止日期”一行", () => {
    const page = [
      ...notice.slice(0, 3),
      "征集部门：澄江市公安局 发布日期：2025-05-30 截止日期：2025-06-30",
    ];
    expect(parseOutline(page.join("\n")).published).toBe("2025-05-30");
  });

  it("抬头之前网站加的说明和抬头一起归通知，不成条款", () => {
    const page = [
      "• 736916953/2024-000372",
      "• 现行有效",
      "澄江市人民政府关于加快发展养老服务业的实施意见",
      "澄政综〔2014〕76号",
      "提示：根据2019年5月16日澄江市人民政府关于公布文件清理结果的通知规定，本文件继续有效，以公布的目录为准。",
      "各县区人民政府，市直各单位：",
      "为加快发展养老服务业，提出如下实施意见。",
      "一、主要目标",
      "建成养老服务体系。",
      "二、主要任务",
      "统筹规划设施。",
    ];
    const outline = parseOutline(page.join("\n"));
    expect(outline.clauses.map(({ path }) => path)).toEqual(["¶1", "一", "一/¶1", "二", "二/¶1"]);
    expect(outline.notice).toContain("继续有效");
    expect(outline.title).toBe("澄江市人民政府关于加快发展养老服务业的实施意见");
  });

  it("标题里也写了截止日期的，开始日期取自公示时间", () => {
    const page = [
      "关于公开征求《澄江市农业公园认定标准（试行）》（征求意见稿）意见的公示（截止日期：2025年6月6日）",
      "我局草拟了《澄江市农业公园认定标准（试行）》（征求意见稿），现予以公示，公开征求意见。",
      "公示时间：2025年5月23日至2025年6月6日，如有意见，请书面反映。",
    ];
    expect(parseOutline(page.join("\n")).window).toMatchObject({
      opensAt: "2025-05-23T00:00:00+08:00",
      closesAt: "2025-06-07T00:00:00+08:00",
    });
  });

  it("“现将征求意见情况说明如下”、未收到意见的是结果", () => {
    const result = [
      "市园林局起草了《澄江市绿化档案办法》（征求意见稿），向社会征求意见。现将征求意见情况说明如下：",
      "一、征求意见范围",
      "从2025年1月2日开始向社会公开征求意见，至2月2日结束。",
      "二、意见建议反馈",
      "征集期内未收到意见。",
      "澄江市园林局",
      "2025年2月5日",
    ];
    expect(parseOutline(result.join("\n")).kind).toBe("result");
  });

  it("附件名称之后致谢、落款的，没有附草案正文", () => {
    const page = [
      "我镇组织编制了《白石镇总体规划（2021-2035年）》（征求意见稿），现征求社会意见，欢迎反馈。",
      "电话：0890-2661234",
      "附件：《白石镇总体规划（2021-2035年）》（征求意见稿）",
      "感谢您的积极参与！",
      "白石镇人民政府",
      "2025年5月13日",
    ];
    const outline = parseOutline(page.join("\n"));
    expect(outline.clauses).toEqual([]);
    expect(outline).toMatchObject({ office: "白石镇人民政府", published: "2025-05-13" });
    expect(outline.title).toBe("白石镇总体规划（2021-2035年）（征求意见稿）");
  });

  it("令之后又印一遍标题的通告，令不成条款", () => {
    const decree = [
      "澄江市人民政府关于控制扬尘的通告",
      "《澄江市人民政府关于控制扬尘的通告》已经市政府会议审议通过，现予发布，自2025年1月1日起施行。",
      "市 长",
      "二〇二四年十二月三十日",
      "澄江市人民政府关于控制扬尘的通告",
      "第一条 为控制扬尘，制定本通告。",
      "第二条 建成区为控制区。",
    ];
    const outline = parseOutline(decree.join("\n"));
    expect(outline.clauses.map(({ path }) => path)).toEqual(["第一条", "第二条"]);
    expect(outline.notice).toContain("现予发布");
  });

  it("印发通知的标题分行又印一遍、抬头不以“各”字开头的，单位读自标题，抬头归通知", () => {
    const letter = [
      "澄江市人民政府关于印发《澄江市数据管理办法》的通知",
      "澄江市人民政府",
      "关于印发《澄江市数据管理办法》的通知",
      "澄政发〔2024〕19号",
      "开发区管委会、县区人民政府，市直各委、办、局，各企业、事业单位：",
      "现将《澄江市数据管理办法》印发给你们，请结合实际，认真遵照执行。",
      "2024年6月4日",
      "澄江市数据管理办法",
      "第一条 为加强数据管理，制定本办法。",
      "第二条 本办法适用于本市。",
    ];
    const outline = parseOutline(letter.join("\n"));
    expect(outline).toMatchObject({ office: "澄江市人民政府", published: "2024-06-04" });
    expect(outline.notice).toContain("开发区管委会、县区人民政府");
    expect(outline.clauses).toHaveLength(2);
  });

  it("文稿自己的句子，不论说到扫码、备案还是公众号，都不算杂项", () => {
    const items = [
      "1.设置二维码。在停车场入口设置二维码，方便群众扫码查看收费标准。（责任单位：市城管局）",
      "2.规范公示牌。公示牌应当载明备案号、责任人和监督电话。（责任单位：市市场监管局）",
      "3.整合平台。支持用户将停车记录分享到微信等平台。（责任单位：市数据局）",
    ];
    const sentences = [
      "适老化改造应当纳入老旧小区改造。",
      "服务对象：本市户籍60周岁以上老年人。",
      "有效期：五年，自发证之日起计算。",
      "上一条规定的期限，不包括听证和公示时间。",
      "任何单位和个人未经授权不得复制、转载相关数据。",
      "用水顺序按照生活用水>农业用水>工业用水确定。",
      "图为项目区位示意，不作为审批依据。",
      "审核：市住建局组织专家评审",
      "征集作品的版权归作者所有，市文旅局有权无偿展示。",
    ];
    const last = ["引导群众关注“澄江停车”公众号，及时了解信息。", "各区要建立台账，压实责任。"];
    const page = [
      ...notice,
      "澄江市停车便民方案",
      "（征求意见稿）",
      "一、主要任务",
      "（一）完善设施",
      ...items,
      "二、适用范围",
      ...sentences,
      "三、保障措施",
      ...last,
    ];
    const { clauses, removed } = parseOutline(page.join("\n"));
    expect(removed.map(({ reason }) => reason)).toEqual(["标题", "标题"]);
    expect(clauses.map(({ path }) => path)).toEqual([
      ...["一", "一/(一)", "一/(一)/1", "一/(一)/2", "一/(一)/3", "二"],
      ...sentences.map((_, at) => `二/¶${at + 1}`),
      ...["三", "三/¶1", "三/¶2"],
    ]);
  });

  it("正文末尾的转载说明和求关注的话，仍是网页的", () => {
    const draft = [
      "澄江市停车便民方案",
      "（征求意见稿）",
      "一、目标",
      "增加车位。",
      "二、措施",
      "加强管理。",
    ];
    for (const advert of [
      "关注“澄江发布”公众号，获取更多资讯。",
      "版权声明：本站文章未经授权不得转载。",
      "声明：本文版权归澄江晚报所有，未经授权不得转载。",
    ]) {
      const outline = parseOutline([...notice, ...draft, advert].join("\n"));
      expect(outline.clauses.at(-1)!.text).toBe("加强管理。");
      expect(outline.removed.at(-1)!.text).toBe(advert);
    }
  });

  it("公告里提意见的办法，说到网站栏目和公众号也是公告的", () => {
    const ways = [
      "现公开征求意见，请于2026年6月30日前反馈，可以通过以下方式提出：",
      "1.登录市政府网站首页>互动交流>民意征集栏目提交意见；",
      "2.关注“澄江林业”微信公众号留言；",
      "3.扫码下载“澄江通”，在“我要提意见”栏目提交。",
    ];
    const page = [notice[0]!, ...ways, ...notice.slice(2)];
    const outline = parseOutline(page.join("\n"));
    expect(outline.notice.split("\n").slice(1, 5)).toEqual(ways);
  });

  it("从纸上抄来的页码和每页的页眉，不算款", () => {
    const long =
      "县级以上人民政府应当加强对停车设施工作的领导，统筹规划、建设和管理，保障所需经费。".repeat(
        7,
      );
    const title = "澄江市停车条例（征求意见稿）";
    const page = [
      ...notice,
      title,
      `第一条 ${long}`,
      "1",
      title,
      `第二条 ${long}`,
      "2",
      title,
      `第三条 ${long}`,
      "3",
      title,
      `第四条 ${long}`,
      "· 4 ·",
      "5 / 6",
    ];
    const outline = parseOutline(page.join("\n"));
    expect(outline.clauses.map(({ path }) => path)).toEqual([
      "第一条",
      "第二条",
      "第三条",
      "第四条",
    ]);
    expect(outline.removed.map(({ reason }) => reason).sort()).toEqual(
      ["标题", ...Array(3).fill("页眉"), ...Array(5).fill("页码")].sort(),
    );
    expect(outline.warnings.map(({ code }) => code)).not.toContain("several-drafts");
  });

  it("表格里的序号，一行一个，不是页码", () => {
    const rows = [1, 2, 3].flatMap((n) => [String(n), "建设停车场", "市住建局"]);
    const outline = parseOutline(
      [...notice, "澄江市停车条例（征求意见稿）", "第一条 任务如下：", ...rows].join("\n"),
    );
    expect(outline.removed.map(({ reason }) => reason)).toEqual(["标题"]);
  });
});
