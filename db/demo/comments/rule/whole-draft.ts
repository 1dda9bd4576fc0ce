import { on } from "../said";
import { answers } from "./answers";

/** 对整份草案: praise, anger, letters on several points, petitions and what is off the point. */
export const wholeDraft = [
  on(null, "support", "总体赞成，希望尽快出台。", { answer: answers.thanks }),
  on(null, "support", "支持", {}),
  on(
    null,
    "support",
    "作为一个三年前家里遭过火灾的人，看完全文我哭了。谢谢起草的同志。请一定坚持下去，不要因为有人骂就改软了。",
    {
      via: "letter",
      answer: answers.thanks,
    },
  ),
  on(
    null,
    "oppose",
    "又拍脑袋！先禁后建，苦的都是骑电动车的穷人，开汽车的一分钱不用出，一条不用管！",
    {
      answer: answers.oldTransition,
    },
  ),
  on(
    null,
    "amend",
    "我社区组织了两场居民议事会，共67人参加，意见归纳如下：一是充电桩收费要按电量，二是无物业楼院由谁巡查要明确，三是罚款前先教育，四是僵尸车清理时间缩短，五是外卖站点不能设在居民楼里。请逐条研究。",
    {
      organisation: "云溪区锦屏街道北塔社区居民委员会",
      via: "meeting",
    },
  ),
  on(
    null,
    "amend",
    "您好，提三点意见。第一，办法里“应当”很多，但没有规定政府部门做不到怎么办，建议增加对主管部门的问责条款；第二，起草说明中412起火灾的原因只公布了夜间充电占58%，其余42%是什么原因，应当公开，否则难以判断禁止性规定是否对症；第三，充电设施的建设责任主体是县（区）人民政府，应当同时规定年度完成数量并接受人大监督。",
    {
      via: "email",
      suggestion: "县（区）人民政府应当每年向社会公布停放充电设施建设任务完成情况，接受监督。",
      answer: answers.buildFaster,
    },
  ),
  on(
    null,
    "other",
    "信访诉求：我家2024年6月因邻居飞线充电起火被烧，至今没有拿到赔偿。街道调解四次，物业不认账，法院说要先鉴定。请求住建局督促物业赔偿损失8.6万元，并追究社区不作为的责任。材料附后。",
    {
      via: "letter",
      answer: answers.petition,
    },
  ),
  on(
    null,
    "other",
    "举报望江县柳塘镇某楼盘开发商把配建的非机动车库改成超市对外出租，已经向镇里反映两次没有人处理，希望一并查处。",
    {
      answer: answers.petition,
    },
  ),
  on(null, "other", "公交17路什么时候恢复？从三桥到人民医院要倒两趟车，不骑电动车怎么办。", {
    answer: answers.notThisRule,
  }),
  on(null, "other", "小区广场舞噪音太大，天天晚上到十点，能不能也出一个办法管管", {
    answer: answers.notThisRule,
  }),
  on(
    null,
    "other",
    "I have lived in Chengjiang for three years and ride an e-bike to work every day. The chargers in our compound only accept a local phone number and a Chinese ID card, so foreign residents cannot pay. Please require at least one payment method that works without registration. An English summary of the final rules would also help.",
    {
      via: "email",
      name: "Daniel Ferrow",
      contact: "dferrow@mail.example",
    },
  ),
  on(null, "question", "请问什么时候正式实施？意见会不会真的看？", {
    answer: answers.everyOneRead,
  }),
  on(null, "oppose", "浪费纳税人的钱。", {}),
  on(null, "other", "路过，顶一下", {}),
  on(
    null,
    "other",
    "我不会用电脑，孙女帮我打的字。想说：老人骑三轮去卖菜，棚里不让停，街上撵，能不能给老人留块地方。",
    {
      name: "孙女代填",
    },
  ),
  on(
    null,
    "amend",
    "希望配一张流程图：看到楼道充电，先找谁，再找谁，多长时间有回音。老百姓要的是这个，不是三十七条文字。",
  ),
  on(
    null,
    "support",
    "条文比较全面，逻辑清楚，赞成按这个方向走。个别地方与《物业管理条例》表述不一致，请法制部门核一下，例如“物业服务人”与“物业服务企业”的用法。",
    {
      organisation: "市律师协会公益律师团",
      via: "letter",
    },
  ),
  on(null, "question", "起草说明说建有集中充电设施的小区只有2037个，名单在哪里能查？"),
  on(
    null,
    "oppose",
    "不反对管理，反对只罚不建。请公开每个区三年的建设计划和预算，没有这两样，我投反对票。",
    {
      answer: answers.buildFaster,
    },
  ),
  on(
    null,
    "other",
    "意见征求一个月，我昨天才听说。以后能不能在小区门口贴一贴，不是人人都上政府网站。",
  ),
  on(null, "support", "希望早日看到整洁的楼道、亮堂的车棚 😊", {}),
  on(
    null,
    "amend",
    "条文里对孩子说得太少。初中生骑电动车上学很普遍（虽然不合规），学校停放点满地都是，办法只说安全教育，等于默认。",
    {},
  ),
  on(
    null,
    "amend",
    "全文标点、序号请再校一遍，第十二条（二）项“每组不超过二十辆”与（三）项室外要求是否并列，读起来有歧义。",
    {
      via: "email",
      name: "柳文渊",
    },
  ),
];
