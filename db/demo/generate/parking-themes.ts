import { corridorsAndLifts } from "../comments/rule/corridors-and-lifts";
import { oldHousing } from "../comments/rule/old-housing";
import { penalties } from "../comments/rule/penalties";
import { placesAndDuties } from "../comments/rule/places-and-duties";
import { propertyManagers } from "../comments/rule/property-managers";
import { spokenSentences } from "./spoken";
import type { Theme } from "./theme";

export const parkingThemes: readonly Theme[] = [
  {
    position: 14.5 / 37,
    weight: 18,
    stances: ["support", "oppose", "amend"],
    scenes: [
      "{小区}{层}楼的楼梯口常年停着{数}辆电动车",
      "今年{月}月，{路}边上一栋楼因为楼道充电冒了烟",
      "我家对门每天晚上{时}点把车推进走廊充电",
      "我们单元消防门被电动车堵得只能开一条缝",
      "{区}很多老楼没有车棚，不停楼道就只能停马路",
      "物业贴了{数}次通知，第二天照旧",
    ],
    points: [
      "真着起火来，楼上的老人孩子一个也跑不掉",
      "可是楼下没有地方停，丢了车没人赔",
      "光靠劝是没有用的",
      "停车和充电是两回事，不能一样对待",
      "消防通道上的汽车也该一起管",
      "一楼和高层的情况完全不同",
    ],
    spoken: spokenSentences(corridorsAndLifts),
    asks: [
      "希望这一条尽快执行",
      "建议先划好停车的地方再禁止",
      "请写清谁来查、多久查一次",
      "建议对临时停放留一点余地",
      "请把架空层能不能停说明白",
      "希望给出举报电话并保证回复",
    ],
    suggestions: [
      "楼道内停放影响疏散的，物业服务人应当当日告知并报告。",
      "架空层经消防验收合格的停放场所除外。",
    ],
  },
  {
    position: 9.5 / 37,
    weight: 15,
    stances: ["amend", "question", "support"],
    scenes: [
      "{小区}建成快三十年，{数}百多户没有一个充电口",
      "我们院里原来的自行车棚被改成了仓库",
      "{路}老宿舍没有物业，社区说要等改造计划",
      "小区{月}月选了点，供电说变压器容量不够",
      "为了建车棚，业主群里吵了{数}天",
      "最近的充电点在{路}，来回要走{数}百米",
    ],
    points: [
      "二十四个月太久了",
      "钱从哪里出一直说不清楚",
      "投票总是凑不够人数",
      "一楼住户担心挡光和噪音",
      "配套跟不上，禁止就落不了地",
      "街道愿意办，就是没有场地",
    ],
    spoken: spokenSentences(oldHousing),
    asks: [
      "请公布每个区的建设清单和时间表",
      "建议过渡期内设临时充电点",
      "建议允许网上表决",
      "请明确增容费用由谁承担",
      "希望优先安排没有物业的楼院",
      "请说明周边五百米是走路还是直线距离",
    ],
    suggestions: ["集中充电设施建成前，应当设置临时充电点。", "业主共同决定可以采用电子投票方式。"],
  },
  {
    position: 16.5 / 37,
    weight: 11,
    stances: ["amend", "oppose", "question"],
    scenes: [
      "{小区}物业{数}个保安管{数}栋楼",
      "巡查记录本上字迹都一样，一看就是补的",
      "我们报告了{数}次，没有一个单位来人",
      "物业{月}月开始收停车棚办卡费",
      "车棚里僵尸车占了一大半",
      "夜里{时}点以后岗亭里就没有人了",
    ],
    points: [
      "责任写得多，权力一点没有",
      "收了物业费就应该管起来",
      "罚款最后还是业主出",
      "人手就这么多，夜巡做不到",
      "不公示谁也不知道做没做",
      "出了事互相推",
    ],
    spoken: spokenSentences(propertyManagers),
    asks: [
      "请规定报告之后多久必须到场",
      "建议巡查记录上墙公示",
      "建议允许用视频巡查",
      "请写明不得另外收费",
      "建议按小区规模分档处罚",
      "僵尸车公告时间请缩短",
    ],
    suggestions: ["有关单位接到报告后，应当在二十四小时内到场处理。", "巡查记录应当每周公示。"],
  },
  {
    position: 31.5 / 37,
    weight: 8,
    stances: ["oppose", "amend", "question"],
    scenes: [
      "一个月挣{数}千块，罚一次就去了四分之一",
      "{小区}去年罚过{数}个人，过后照停",
      "检查的人{月}月来过一次，提前一天就通知了",
      "我举报过{数}次，邻居第二天就知道是我",
    ],
    points: [
      "罚得太轻，没有人怕",
      "罚得太重，先教育才对",
      "执法的人不够，条文再多也没用",
      "拒不改正怎么算，没说清楚",
    ],
    spoken: spokenSentences(penalties),
    asks: [
      "建议首次不罚",
      "建议加大处罚",
      "请明确由街道执法还是消防执法",
      "请给改正的时间",
      "建议检查不打招呼",
      "举报奖励请写明数额",
    ],
    suggestions: ["首次违反且及时改正的，不予处罚。"],
  },
  {
    position: 10.5 / 37,
    weight: 4,
    stances: ["amend", "support", "question"],
    scenes: [
      "{路}地铁口每天早上停得走不了路",
      "{区}医院门口只有{数}个停车框",
      "学校门口{时}点放学全堵死",
      "共享电单车在{小区}门口倒了一片",
    ],
    points: ["盲道也被占了", "停车框画得太少", "投放的车太多了", "接孩子的家长没有地方停"],
    spoken: spokenSentences(placesAndDuties),
    asks: ["建议增加公共停放点", "请限制投放数量", "建议设接送临时区", "公共停放点也要能充电"],
    suggestions: ["公共停放点应当设置不少于百分之二十的充电车位。"],
  },
];
