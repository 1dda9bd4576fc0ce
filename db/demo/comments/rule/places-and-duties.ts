import { on } from "../said";
import { answers } from "./answers";

/** 停放点、共享车、单位和部门职责: articles 1 to 5, 7, 11, 20, 27, 29, 36 and 37. */
export const placesAndDuties = [
  on(
    11,
    "amend",
    "市人民医院门口一天到晚上千辆电动车，停放点就画了二十个框。看病的人还要先绕三圈找地方停车。",
    {
      answer: answers.publicStops,
    },
  ),
  on(11, "amend", "学校门口放学那半小时全乱了。建议学校周边停放点专门划出接送区，家长即停即走。", {
    suggestion: "学校、幼儿园周边应当设置接送临时停放区。",
    answer: answers.publicStops,
  }),
  on(
    11,
    "support",
    "不得占用盲道，这句话请加粗。我视力一级残疾，澄江大道的盲道从头到尾停满了车，我已经三年没一个人出过门。",
    {
      via: "phone",
      answer: answers.publicStops,
    },
  ),
  on(11, "question", "轨道1号线东站口停车要收2块钱一次，是谁批准的？公共停放点应该免费吧。"),
  on(11, "amend", "菜市场摊贩都用电动三轮，停放点按两轮设计停不下，结果三轮把两轮的全占了。", {
    via: "meeting",
  }),
  on(11, "amend", "公共停放点也要有充电口，上班族白天停八小时正好充满。", {
    suggestion: "公共停放点应当配置不少于百分之二十的充电车位。",
  }),
  on(20, "support", "共享电单车倒一地，早上走人行道像跨栏。两小时清理支持，最好一小时。", {
    answer: answers.sharedBikes,
  }),
  on(20, "amend", "投放总量太多了，三家公司互相抢地盘，小区门口一夜之间冒出来二百辆。要限量。", {
    answer: answers.sharedBikes,
  }),
  on(20, "question", "共享车换下来的电池在哪充？我看见一辆面包车天天停在我们地下室门口搬电池。"),
  on(
    20,
    "oppose",
    "二小时清理时限对早晚高峰不现实，建议区分重点区域和一般区域，重点区域一小时，一般区域四小时。",
    {
      organisation: "澄江柳堤出行服务部",
      via: "email",
    },
  ),
  on(
    27,
    "amend",
    "工业园区招了八千工人，厂门口没有一个充电的地方，都拉到宿舍楼充。园区管委会应当负起责任。",
    {
      suggestion: "工业园区管理机构应当统筹建设公共停放充电场所。",
      answer: answers.employer,
    },
  ),
  on(27, "question", "单位向周边居民开放，门卫不让进怎么办，“可以开放”那就是都不开放", {
    answer: answers.employer,
  }),
  on(27, "support", "机关带头开放夜间车棚，这个好。我们对面就是局机关，晚上空着一百多个位子。"),
  on(27, "amend", "学校老师也要充电。学校是消防重点单位不让充，老师只能下班去外面排队，望考虑。", {
    organisation: "澄江市第十四中学工会",
  }),
  on(29, "support", "地图上能查到哪里有空位太需要了，像查充电桩一样。", {
    answer: answers.platformOpen,
  }),
  on(29, "amend", "不要再单独开发一个没人用的APP，接到大家常用的地图里去，数据开放就行。", {
    suggestion: "平台数据应当以便于公众查询和再利用的方式开放，并支持接入常用地图服务。",
    answer: answers.platformOpen,
  }),
  on(29, "question", "平台会不会收集我的充电记录、行踪？谁能看到？存多久？"),
  on(5, "question", "六个部门管一辆车，出了事到底找谁？能不能给一个电话，打一次就行。", {
    answer: answers.enforcement,
  }),
  on(5, "amend", "（四）项应增加市场监管部门对互联网平台销售电池的监督管理。", {
    suggestion: "（四）市场监督管理部门负责……以及互联网平台销售电动自行车、蓄电池的监督管理；",
    organisation: "澄江市消费者权益保护委员会",
    via: "letter",
  }),
  on(5, "amend", "供电公司没有写进职责里，恰恰最要紧的是它。", {}),
  on(4, "support", "所需经费列入本级财政预算，关键就这一句，请务必保留。", { via: "email" }),
  on(4, "amend", "建议明确乡镇消防工作站的编制和经费，没有人没有车，检查靠两条腿。", {
    organisation: "青岩县乡镇座谈会记录",
    via: "meeting",
  }),
  on(2, "question", "电动三轮车和老头乐（低速四轮）也参照吗？四轮的可比两轮的占地方多了。"),
  on(
    2,
    "amend",
    "电动摩托车、电轻摩怎么办？现在很多人骑的是黄牌电摩，停在一个棚里，按条文好像不归这个办法管。",
    {
      suggestion: "电动摩托车在居民住宅区内的停放、充电，参照本办法执行。",
      answer: answers.definition,
    },
  ),
  on(36, "amend", "没有定义“电动自行车”，也没有定义“集中充电设施”，后面好多条都用到，建议补上。", {
    organisation: "南川理工大学法学院课题组",
    via: "email",
    answer: answers.definition,
  }),
  on(37, "amend", "三个月太急，车棚都没建好。建议一年后施行，或者处罚条款缓一年。", {
    suggestion: "本办法自公布之日起满一年施行。",
    answer: answers.longerTransition,
  }),
  on(37, "support", "越快越好，火不等人。"),
  on(7, "support", "小学生回家管大人最有用，我孙子天天念叨我别在家充电。", { via: "phone" }),
  on(7, "amend", "宣传别光发传单，拍点本地真实案例在公交车上放。"),
  on(1, "other", "第一条提到的《南川省消防条例》今年正在修订，建议等修订完再出台，免得又要改。", {
    organisation: "南川明衡律师事务所",
  }),
  on(3, "support", "疏堵结合，四个字说起来容易。看后面条文，堵的写了十来条，疏的只有三四条。"),
];
