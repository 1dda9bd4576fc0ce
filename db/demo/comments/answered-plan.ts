import { chance } from "../random";
import { type Answer, type PlanComment, under } from "./said";
import { withSenders } from "./senders";

const adopted = (reason: string): Answer => ({ decision: "adopted", reason });
const partly = (reason: string): Answer => ({ decision: "partly", reason });
const rejected = (reason: string): Answer => ({ decision: "rejected", reason });
const explained = (reason: string): Answer => ({ decision: "explained", reason });

const firstFloor = partly(
  "表决规则由民法典规定，不能设置一票否决；采纳补偿和采光意见，要求协议载明低层业主补偿办法，并增加“一层、二层业主认为采光受到明显影响的，设计单位应当出具采光分析”。",
);
const voting = rejected(
  "表决人数和面积比例由民法典第二百七十八条规定，规范性文件不得降低或者提高。",
);
const thanks = explained("感谢支持，我们将抓紧推进。");
const upkeep = adopted("增加“协议未约定运行维护费用分摊和责任人的，不予出具联合审查意见”。");

const written: PlanComment[] = [
  under(
    "适用范围",
    "amend",
    "2005年这个线划得太死，我们楼2006年3月交付，六层没电梯，一样老。建议改到2008年底。",
    {
      suggestion:
        "本市行政区域内2008年底以前建成并投入使用、四层以上、未设电梯的国有土地上住宅，适用本意见。",
      answer: adopted(
        "经核实，2006至2008年建成的无电梯住宅约1200个单元，适用范围调整为2008年底以前。",
      ),
    },
  ),
  under("适用范围", "question", "农村集体土地上的安置楼能不能装？七层，住的全是拆迁的老人。", {
    answer: explained("集体土地上的安置住宅不适用本意见，可以由县（区）人民政府参照制定办法。"),
  }),
  under("适用范围", "amend", "三层楼也住着走不动的老人，为什么四层起？", {
    via: "phone",
    answer: rejected(
      "三层住宅使用频率和补贴效益较低，可以通过楼道座椅电梯等适老化改造解决，由民政部门另行支持。",
    ),
  }),
  under("基本原则", "support", "连片装好，一个小区一个模样，检修也方便。", { answer: thanks }),
  under(
    "业主表决",
    "oppose",
    "一楼的窗户被井道挡得严严实实，房价掉十几万，谁替我们想过？应当一楼二楼有否决权。",
    {
      answer: firstFloor,
    },
  ),
  under(
    "业主表决",
    "amend",
    "四分之三太难，我们单元12户就差一户，卡了三年。建议三分之二同意就行。",
    {
      suggestion: "经参与表决专有部分面积三分之二以上且人数三分之二以上的业主同意。",
      answer: voting,
    },
  ),
  under("业主表决", "question", "联系不上的业主算不算？有两户在国外，微信不回。", {
    answer: adopted(
      "增加“经公告和挂号信等方式仍无法联系的，应当如实记录，计入表决基数，不得推定为同意”。",
    ),
  }),
  under("业主表决", "oppose", "我住一楼，不同意，不管你们给多少钱。", { answer: firstFloor }),
  under("业主表决", "support", "多数人同意就该干，不能让一户拖垮一个单元。", {
    via: "meeting",
    answer: thanks,
  }),
  under(
    "书面协议",
    "amend",
    "公示10天少了，好多人一两个月才回来一次，建议30天并且要发到业主手上。",
    {
      suggestion: "公示不少于15日，并以短信、电子邮件或者上门方式告知本单元全体业主。",
      answer: partly(
        "公示期由10日延长至15日，并增加电子方式告知本单元全体业主；30日过长，影响审批效率。",
      ),
    },
  ),
  under("书面协议", "amend", "协议要有范本，我们自己写不明白，找律师要三千块。", {
    answer: adopted("市住房城乡建设局将会同市司法局制定协议示范文本，作为附件一并印发。"),
  }),
  under("书面协议", "question", "后来买房的人不认协议怎么办？", {
    answer: explained(
      "协议对承继业主的效力可以约定并在买卖时披露，示范文本已作提示，争议由人民法院依法裁判。",
    ),
  }),
  under(
    "异议处理",
    "amend",
    "调解两次之后呢？没有下文，等于没有。建议写明调解不成怎么继续往下走。",
    {
      suggestion: "经两次调解未达成一致的，按照表决结果继续办理，异议业主可以依法提起诉讼。",
      answer: adopted("增加“经两次调解仍未达成一致，且表决合法有效的，可以继续办理联合审查”。"),
    },
  ),
  under(
    "异议处理",
    "support",
    "一是请懂工程的人来讲，二是让对立的两家坐下来，三是把补偿说到明处，我们单元就是这样成的。",
    {
      organisation: "白石区机修路社区居民委员会",
      via: "meeting",
      answer: thanks,
    },
  ),
  under("确定实施主体", "question", "没有业委会也没有物业，谁来跑手续？", {
    answer: explained(
      "可以委托电梯安装企业、原建设单位代为办理，县（区）设立的“一站式”窗口提供代办服务。",
    ),
  }),
  under("编制方案", "amend", "3.5米凸出太大，挡住消防车道了怎么办？建议消防道路窄的限2.5米。", {
    answer: partly(
      "采纳消防通道意见，增加“不得侵占消防车通道和登高操作场地”；凸出距离按照个案审查，不作统一压缩。",
    ),
  }),
  under(
    "编制方案",
    "oppose",
    "电梯井道离我卧室只有一米八，夜里上下轰隆隆，睡不着。要有隔音标准。",
    {
      suggestion: "电梯井道和机房应当采取隔声减振措施，夜间室内噪声符合国家标准。",
      answer: adopted("增加隔声减振要求，夜间室内噪声应当符合国家民用建筑隔声标准，纳入验收内容。"),
    },
  ),
  under(
    "编制方案",
    "amend",
    "一楼的门正对着连廊，人来人往直接看我家客厅，请考虑隐私，比如加遮挡或者开口换方向。",
    {
      answer: adopted("增加“连廊开口应当避免与住户门窗正对，无法避开的，采取遮挡措施”。"),
    },
  ),
  under("编制方案", "question", "半层入户还要爬半层，老人坐轮椅根本用不上，有没有平层入户？", {
    answer: explained(
      "具备结构条件的应当优先采用平层入户；多数老式楼型受楼梯平台限制，设计单位应当说明比选理由。",
    ),
  }),
  under("联合审查", "support", "10个工作日，太好了，原来跑了五个月。", { answer: thanks }),
  under("联合审查", "amend", "材料清单要公布，每次说少一样，跑四回。", {
    answer: adopted("统一公布材料清单和样表，窗口首次受理应当一次性告知。"),
  }),
  under(
    "管线迁改",
    "amend",
    "迁改费用太高，一个单元燃气改道要两万六，减半也还有一万三，哪家公司说了算？请公开价目。",
    {
      answer: adopted("增加“管线单位应当公示收费标准和工程量明细，接受市场监督管理部门监督”。"),
    },
  ),
  under("管线迁改", "oppose", "管线单位都是垄断企业，减半从哪里来，亏了谁补？", {
    organisation: "澄江燃源燃气有限公司",
    via: "email",
    answer: partly(
      "迁改费用由业主、财政和管线单位分担，财政负担部分每年据实结算；企业承担比例可以在协议中约定。",
    ),
  }),
  under("管线迁改", "question", "5个工作日勘查、20个工作日迁改，超了罚不罚？", {
    answer: explained("由市城市管理局每季度通报各管线单位按时完成率，并纳入营商环境考核。"),
  }),
  under(
    "施工与验收",
    "amend",
    "中午12点到2点不施工，孩子下午两点半上网课也吵，建议周末全天不施工。",
    {
      answer: rejected("周末停工会明显延长工期；已增加“中考、高考期间停止产生噪声的作业”。"),
    },
  ),
  under("费用分摊", "oppose", "六楼系数1.2也太便宜了，六楼受益最大，我四楼0.8，凭什么。建议1.5。", {
    answer: rejected(
      "系数为协商不成时的参考，业主可以另行约定；现行系数已按1127台实际项目的出资情况测算。",
    ),
  }),
  under("费用分摊", "amend", "一、二层不但不出钱，还应当给补偿。写上补偿金额范围。", {
    suggestion: "出资业主应当给予一层、二层业主适当补偿，具体数额由双方协商。",
    answer: partly("写明可以给予适当补偿，由双方协商；各单元情况差异大，不规定统一金额。"),
  }),
  under("费用分摊", "question", "租户交不交电梯费？刷卡怎么算？", {
    answer: explained("运行维护费由协议约定，可以采用“公交化刷卡”方式按次计费。"),
  }),
  under("多渠道筹资", "support", "公积金能提，给力！请说清父母的房子，子女能不能提。", {
    answer: adopted("明确业主本人及其配偶、父母、子女均可提取住房公积金，用于支付本户分摊费用。"),
  }),
  under("多渠道筹资", "amend", "“代建租用”的公司倒闭了，电梯怎么办？要有兜底。", {
    answer: partly(
      "增加代建租用企业应当提供履约担保，企业退出的由业主选聘新的使用管理单位接管；不由财政兜底。",
    ),
  }),
  under("财政补贴", "amend", "五年前装的为什么没有18万？不公平，应当补差。", {
    answer: rejected("补贴政策不溯及既往，已竣工项目按照当时规定执行。"),
  }),
  under("财政补贴", "support", "按层数分档合理，希望补贴到账快一点，不要像上次等了一年。", {
    answer: adopted("拨付时限写明为取得使用登记证后30日内，逾期可向市财政局反映。"),
  }),
  under("低收入家庭帮扶", "support", "终于照顾到低保户。建议把低保边缘家庭也纳入。", {
    suggestion:
      "最低生活保障家庭、低保边缘家庭、特困人员和重度残疾人家庭出资部分，由县（区）财政给予不低于50%的补助。",
    answer: adopted("适用对象增加低保边缘家庭，补助上限不变。"),
  }),
  under(
    "明确使用管理单位",
    "amend",
    "“由共有人履行管理义务”就是没人管。请明确物业兜底，费用另算。",
    {
      answer: partly(
        "由街道办事处协助选定使用管理单位；强制物业服务企业兜底没有法律依据，未予采纳。",
      ),
    },
  ),
  under(
    "运行维护费用",
    "amend",
    "装完两年就没人交电费，电梯停了八个月，建议先交三年维护费再开工。",
    {
      answer: upkeep,
    },
  ),
  under("运行维护费用", "question", "维护费账目谁记？能不能街道代管？", {
    answer: upkeep,
  }),
  under("应急和保险", "amend", "首年补80%，第二年就没人续保了。建议补三年，并且统一投保。", {
    answer: partly("改为首年补贴80%、次年补贴40%；实行县（区）统一招标、自愿投保。"),
  }),
  under("落实工作责任", "support", "每年350台少了点，按1.9万个单元要装五十年。不过务实，支持。", {
    via: "email",
    answer: explained("目标已根据业主意愿和资金测算提出，为年度下限，条件成熟的县（区）可以多装。"),
  }),
  under("建立企业名录", "amend", "名录别成了变相入围收费，标准公开，谁符合谁进。", {
    answer: adopted("增加“名录实行公开申报、动态调整，不收取任何费用”。"),
  }),
  under(
    "依法维护秩序",
    "oppose",
    "这条让人看着像吓唬一楼住户。不同意就是阻挠？请改成温和一点的说法。",
    {
      answer: adopted(
        "修改为“业主之间发生争议的，应当通过协商、调解、诉讼等合法途径解决；对暴力阻挠依法施工的，依法处理”。",
      ),
    },
  ),
  under(
    null,
    "support",
    "父母都八十了住六楼，五年没下过几次楼，谢谢你们出这个意见，望快点落地。❤",
    {
      via: "letter",
      answer: thanks,
    },
  ),
  under(null, "oppose", "没有征求过一楼意见，不接受。", { answer: firstFloor }),
];

/** All comments on the answered plan, in the order of their arrival; every one is decided. */
export const answeredComments: PlanComment[] = withSenders(written, chance(41_127));
