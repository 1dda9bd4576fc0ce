import { on } from "../said";
import { answers } from "./answers";

/** 处罚、检查、举报和应急: articles 28, 30 to 32 and 34. */
export const penalties = [
  on(
    32,
    "oppose",
    "罚五百到一千？保洁阿姨一个月两千二，下夜班把车推到楼道躲个雨就罚半个月工资，良心呢。",
    {
      answer: answers.fineHigh,
    },
  ),
  on(32, "amend", "罚得太轻了！一条人命值几百块？建议直接拘留。", { answer: answers.fineLow }),
  on(32, "amend", "电梯那款五十到两百没意义，警告一下根本不怕，起步500。", {
    suggestion: "处二百元以上五百元以下罚款。",
    answer: answers.fineLift,
  }),
  on(32, "amend", "建议写上首次违反、及时改正的不罚，老人小孩不懂的教育为主。", {
    suggestion: "首次违反且及时改正、未造成后果的，不予处罚。",
    answer: answers.fineLift,
  }),
  on(32, "question", "谁来罚？消防大队全区就十几个人，一年能来我们小区几次？", {
    answer: answers.enforcement,
  }),
  on(32, "amend", "应当赋予街道综合执法队处罚权，不然消防救援机构鞭长莫及，办法就是一纸空文。", {
    suggestion: "县（区）人民政府可以依法决定由街道办事处、乡镇人民政府行使前款规定的行政处罚权。",
    organisation: "望江县柳塘镇人民政府",
    via: "email",
    answer: answers.enforcement,
  }),
  on(
    32,
    "oppose",
    "罚款能罚出车棚来？先把充电的地方解决了再谈罚。这么点收入，动不动就罚，谁受得了。",
    {
      answer: answers.fineHigh,
    },
  ),
  on(
    32,
    "support",
    "罚款幅度与上级规定衔接，合理。建议同步建立社区志愿服务抵扣罚款的机制，罚不是目的。",
  ),
  on(32, "question", "“拒不改正”怎么认定？当场不改？隔天不改？给多少时间？建议明确不少于24小时。", {
    answer: answers.enforcement,
  }),
  on(
    32,
    "amend",
    "车停在楼道不一定知道是谁的，没有牌照的查不到人，罚谁？处罚对象要说清楚是使用人还是所有人。",
  ),
  on(
    32,
    "other",
    "上次被人举报楼道停车，其实是邻居跟我有过节，车根本不是我的。罚款之前总要听人说两句吧。",
  ),
  on(
    28,
    "amend",
    "每季度一次联合检查，检查前一天全小区都通知了，第二天楼道干干净净，检查走了第三天全回来。建议随机、夜间抽查。",
    {
      suggestion: "检查应当采取随机抽查方式，夜间抽查不少于检查总次数的三分之一。",
    },
  ),
  on(28, "support", "不收费、不扰民，写得好", { answer: answers.thanks }),
  on(28, "question", "检查结果公开吗？在哪看？"),
  on(28, "amend", "沿街门店二楼住人一楼充电的“三合一”才是最危险的，请单列出来，每月检查。", {
    organisation: "云溪区锦屏街道消防工作站",
    via: "meeting",
  }),
  on(30, "support", "举报有奖支持。可是上次举报，第二天邻居就知道是我，保密两个字拜托落实。", {
    answer: answers.reportReward,
  }),
  on(30, "amend", "奖励多少钱？多久给？写清楚。", {
    suggestion: "奖励标准应当向社会公布，查证属实的，自认定之日起十五日内兑现。",
    answer: answers.reportReward,
  }),
  on(30, "oppose", "鼓励举报会搞得邻里互相拍照，风气变坏。还会养出一批职业举报人。"),
  on(30, "question", "举报打哪个电话，12345还是119？有没有网上拍照上传的地方？", {
    answer: answers.enforcement,
  }),
  on(
    31,
    "amend",
    "起火先断电，再疏散。条文没提断电，建议补上，充电棚总开关要放在人够得着的地方。",
    {
      suggestion: "物业服务人应当立即切断充电电源，组织人员疏散。",
    },
  ),
  on(31, "support", "调查结论公开这条很好，以往都是不了了之。"),
  on(31, "question", "锂电池着火用什么灭？灭火器喷完又复燃。物业就四瓶干粉。"),
  on(
    34,
    "amend",
    "由业主重新选聘太慢，运营商跑路那段时间大家怎么充电？建议社区可以先指定临时运营单位。",
    {
      suggestion: "停止运营期间，由街道办事处、乡镇人民政府指定临时运营单位，保障基本充电需求。",
    },
  ),
  on(34, "oppose", "“依照有关法律、法规处理”等于没写，超价收费到底罚多少？请写明白。"),
  on(32, "amend", "建议加一款：因违规充电引发火灾的，承担消防救援费用。", {}),
];
