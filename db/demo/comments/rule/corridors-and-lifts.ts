import { on } from "../said";
import { answers } from "./answers";

/** 楼道停放和电梯: articles 14 to 16. */
export const corridorsAndLifts = [
  on(
    15,
    "support",
    "坚决支持！我们楼三单元去年就是楼道充电着的火，半夜两点，黑烟从门缝往里灌，我抱着孩子在阳台蹲了四十分钟。",
    {
      answer: answers.corridorSupport,
    },
  ),
  on(15, "oppose", "不让停楼道，那停哪儿？停楼下一个月被偷了两块电瓶，派出所立了案到现在没下文。", {
    answer: answers.corridorBan,
  }),
  on(
    15,
    "amend",
    "一楼住户自家门口的楼梯底下，停一辆不充电也不行吗？建议区分停放和充电，只停不充的给条活路。",
    {
      suggestion: "禁止在共用走道、楼梯间为电动自行车充电；停放不影响通行的除外。",
      answer: answers.corridorBan,
    },
  ),
  on(
    15,
    "amend",
    "“架空层疏散通道”什么意思？我们小区架空层就是停车棚，是不是以后都不能停？请把架空层说清楚。",
    {
      suggestion: "架空层经消防验收设置停放场所的除外。",
    },
  ),
  on(15, "support", "楼道里不光有电动车，还有鞋柜、纸箱、腌菜坛子。既然管了就一起管。"),
  on(15, "question", "没有电梯的六层老楼，楼梯间每层平台有两平米，算共用走道吗", {
    answer: answers.corridorBan,
  }),
  on(15, "oppose", "又是一刀切！！！先建好停车棚再来禁止，顺序搞反了！", {
    answer: answers.oldTransition,
  }),
  on(
    15,
    "support",
    "我是消防志愿者，入户宣传讲了三年，光讲没有用。条文写死，执法跟上，比发一万张传单强。",
    {
      answer: answers.corridorSupport,
    },
  ),
  on(
    15,
    "amend",
    "消防车通道上停的汽车比电动车多多了，只管电动车不公平。建议汽车占消防通道一并写进来。",
    {
      answer: answers.notThisRule,
    },
  ),
  on(15, "amend", "建议加上地下室的自行车库入口坡道，我们这天天堵得推不出来。"),
  on(15, "support", "支持，应该马上执行，不要等三个月。"),
  on(
    15,
    "other",
    "楼上402天天把车扛到走廊充，说了八百遍，还骂人。名字和门牌我可以提供，求你们来看看。",
    {
      via: "phone",
      answer: answers.petition,
    },
  ),
  on(15, "amend", "门厅禁止停放没问题，但雨天接孩子临时停五分钟要不要罚？写“长时间停放”更合适。", {
    answer: answers.corridorBan,
  }),
  on(16, "support", "电瓶进电梯看着就怕，几秒钟就炸了，新闻里看得手心出汗。支持禁止。", {
    answer: answers.thanks,
  }),
  on(
    16,
    "amend",
    "我坐电动轮椅，住17楼，请问我怎么回家？条文里一定要把电动轮椅排除在外，不能让残疾人被电梯报警器拦下来。",
    {
      suggestion: "残疾人、老年人使用的电动轮椅和代步车不适用前款规定。",
      answer: answers.wheelchair,
    },
  ),
  on(
    16,
    "oppose",
    "梯控摄像头误报太多，婴儿车、买菜的小拖车都不关门，老人被困在里头按半天。不能推广这种东西。",
    {
      answer: answers.liftDevice,
    },
  ),
  on(16, "amend", "“鼓励安装”改成“应当安装”，靠自觉是没有用的。", {
    suggestion: "新建高层住宅电梯应当安装智能识别阻止系统，既有高层住宅应当在两年内安装。",
    answer: answers.liftDevice,
  }),
  on(
    16,
    "question",
    "维修资金能用于装这个？我们小区维修资金表决连屋顶漏水都通不过，更别说这个了。",
    {
      answer: answers.liftDevice,
    },
  ),
  on(
    16,
    "amend",
    "小电池（滑板车、平衡车）算不算？现在写字楼里一人拎一块滑板车。建议写明包括电动滑板车、平衡车。",
    {
      suggestion: "电动滑板车、电动平衡车及其蓄电池参照前款执行。",
    },
  ),
  on(
    16,
    "amend",
    "我们家有两位老人两辆轮椅，其中一辆是社区发的锂电池款，也会被当成电瓶车吗？麻烦写明白。",
    {
      via: "phone",
      answer: answers.wheelchair,
    },
  ),
  on(16, "oppose", "送餐员把换下来的电池提上楼5分钟，不充电，也罚？", {}),
  on(
    14,
    "amend",
    "划定停放区域，谁来划，划多少？没划的小区你让我往哪停。建议写清由街道在施行前完成划线。",
    {
      suggestion: "街道办事处、乡镇人民政府应当在本办法施行前组织完成停放区域划定并公示。",
      answer: answers.buildFaster,
    },
  ),
  on(14, "question", "农村自建房怎么算防火分隔？我家一楼是堂屋，车停堂屋里，中间一道木门行不行？", {
    via: "meeting",
  }),
  on(
    14,
    "amend",
    "自建房这一款针对出租房才要紧。云溪区北城门那一片，一栋房住四十个人，一楼满屋子电动车，楼梯就在车后边。建议出租十人以上的自建房强制把停车和住人分开。",
    {
      suggestion:
        "出租居住人数十人以上的居民自建住宅，首层停放充电区域应当采用不燃性实体墙与楼梯间完全分隔。",
    },
  ),
  on(14, "support", "写得可以，城中村就该这么管"),
  on(15, "support", "一是楼道必须清空，二是物业必须天天查，三是谁放谁负责。", { via: "letter" }),
  on(
    15,
    "oppose",
    "楼道停车是我家花钱买的公摊面积，我凭什么不能停？公摊算我的，停车就不算我的了？",
    {
      answer: answers.corridorBan,
    },
  ),
  on(16, "support", "赞成，尤其夏天", {}),
  on(
    15,
    "amend",
    "建议增加“消防登高面”的地面标识要求，很多居民不是故意停，是真不知道那块草坪砖是登高场地。",
    {
      suggestion: "消防车通道、消防车登高操作场地应当设置醒目的地面标识。",
    },
  ),
];
