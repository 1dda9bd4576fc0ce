import { on } from "../said";
import { answers } from "./answers";

/** 物业责任和废弃车辆: articles 6, 17, 19 and 33. */
export const propertyManagers = [
  on(
    17,
    "oppose",
    "我是物业项目经理。劝阻无效我们只能打电话，消防说派出所管，派出所说物业管，转一圈还是我们背。没有执法权却要担两万罚款，哪家企业还敢接老小区？",
    {
      organisation: "澄江安和物业服务有限公司",
      via: "email",
      answer: answers.managerPower,
    },
  ),
  on(17, "amend", "报告了没人来怎么办？建议加一句接到报告后多少小时内必须到场。", {
    suggestion: "有关单位接到物业服务人报告后，应当在二十四小时内到场处理，并反馈处理结果。",
    answer: answers.managerPower,
  }),
  on(17, "support", "物业收钱就该干这个！天天在群里发表情包，楼道里堆满了看不见。"),
  on(17, "amend", "夜间巡查22时到6时一次就够了？火都是凌晨两三点起的。建议0点到4点单独一次。", {
    suggestion: "每日至少开展两次防火巡查，其中零时至四时不少于一次。",
    answer: answers.managerNight,
  }),
  on(17, "oppose", "夜里只有一个门岗大爷68岁，你让他爬26层巡查？他要是摔了谁赔。", {
    answer: answers.managerNight,
  }),
  on(17, "amend", "巡查可以用视频和烟感代替一部分，人工逐层走一遍要三个小时。建议允许技防折抵。", {
    suggestion: "防火巡查可以采用视频巡查与现场巡查相结合的方式。",
    answer: answers.managerVideo,
  }),
  on(17, "amend", "巡查记录要在单元门口公示，扫码就能看，不然都是坐办公室里补的。", {
    suggestion: "巡查记录应当按周在楼栋公示栏或者业主群公示。",
    answer: answers.managerVideo,
  }),
  on(17, "question", "增加巡查会不会涨物业费？我们小区一平米1块8，去年刚涨过。", {
    answer: answers.managerCost,
  }),
  on(17, "amend", "物业以“安全管理”为名收停车棚办卡费50元一张、每年换卡一次，建议明令禁止。", {
    suggestion: "物业服务人不得收取停放办卡费、年检费等费用。",
    answer: answers.managerCost,
  }),
  on(17, "other", "物业经理换了四个，充电棚的灯从入住那天起就没亮过", {}),
  on(
    17,
    "support",
    "半年一次演练好，最好让孩子也参加。去年我们社区搞过一回，我家老头第一次会用灭火器。",
    {
      answer: answers.thanks,
    },
  ),
  on(
    17,
    "amend",
    "第三项劝阻、制止、报告，应当留痕，建议统一一个报告小程序，一键转办，别再打电话扯皮。",
  ),
  on(33, "oppose", "罚物业最后还不是从业主身上出？羊毛出在羊身上，建议罚项目负责人个人。", {}),
  on(33, "amend", "5000到2万太轻，一个三千户的小区一年物业费五六百万，罚两万跟挠痒痒一样。", {
    suggestion: "逾期不改正的，处二万元以上十万元以下罚款。",
    answer: answers.fineLow,
  }),
  on(
    33,
    "amend",
    "小微物业一年利润也就十来万，两万罚款加信用扣分等于判死刑。建议按管理面积分档，并规定已尽劝阻报告义务的免责。",
    {
      suggestion: "物业服务人能够证明已经履行巡查、劝阻、报告责任的，不予处罚。",
      organisation: "澄江市物业管理协会",
      via: "letter",
    },
  ),
  on(33, "support", "记入信用档案这条管用，比罚款管用。"),
  on(33, "question", "“造成火灾事故的依法承担相应责任”，相应是多大？赔多少？受害人找谁要？"),
  on(
    6,
    "amend",
    "业委会是义务劳动，不拿一分钱，别再给我们派任务了。建议把“应当配合”改成“可以协助”。",
    {
      via: "email",
    },
  ),
  on(6, "question", "我们没有业委会，这条里的事谁做？全市一半以上小区没有业委会吧。"),
  on(19, "support", "僵尸车赶紧清！！！我们楼下四十多辆，轮胎都长草了，新车没地方停。", {
    answer: answers.abandoned,
  }),
  on(19, "amend", "公告三十天+保管六个月太长，保管场地哪来？建议公告十五天，保管三个月。", {
    suggestion: "公告十五日；期满无人认领的，移至指定场所保管三个月。",
    answer: answers.abandoned,
  }),
  on(
    19,
    "oppose",
    "我在外地打工，一年回来一次，车放车棚里盖着布，回来一看没了，找谁？那是我爸留给我的车。必须联系到车主本人才能处理。",
    {
      answer: answers.abandoned,
    },
  ),
  on(19, "question", "没有上牌的车怎么找车主？卖的钱归谁？"),
  on(
    19,
    "amend",
    "“依法处理”太含糊。车属于个人财产，物业无权处置，建议由公安机关按照遗失物、无主物程序办理。",
    {
      suggestion: "保管期满仍无人认领的，由公安机关按照无主财产的有关规定处理。",
      organisation: "南川明衡律师事务所",
      via: "email",
    },
  ),
  on(19, "amend", "建议车身通知同时发到业主群、贴到单元门，我爸妈不看公告栏的。", {
    answer: answers.abandoned,
  }),
];
