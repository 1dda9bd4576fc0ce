import type { Stance } from "~/db/tables/comments";

/** Short ones that say no more than where they stand. */
export const shortRemarks: readonly (readonly [Stance, string])[] = [
  ["support", "支持"],
  ["support", "同意，尽快出台"],
  ["support", "赞成这一条"],
  ["support", "👍"],
  ["oppose", "不同意"],
  ["oppose", "不现实"],
  ["oppose", "反对，先建再禁！"],
  ["question", "什么时候开始执行？"],
  ["question", "这条谁负责落实？"],
  ["other", "已阅"],
  ["other", "没有意见"],
  ["amend", "写得再具体一点"],
];

export const offThePoint: readonly string[] = [
  "{路}的路灯坏了{数}盏，请修一下",
  "公交车晚上{时}点就收班了，能不能延长",
  "{小区}楼上漏水，物业不管，请领导过问",
  "{区}的菜市场什么时候改造完",
  "物业费涨了{数}成，没有开业主大会",
  "楼下烧烤摊半夜{时}点还在吵",
  "{路}修了{数}个月还没通车",
  "孩子学籍转不过来，教育局让等",
  "社保卡丢了去哪里补办",
  "{小区}的健身器材全锈了",
  "养狗不牵绳的比电动车还吓人",
  "{路}下雨就积水，{月}月淹了{数}回",
];

export const places = {
  区: ["云溪区", "白石区", "澄江高新区", "望江县", "青岩县", "柳塘镇"],
  路: ["建设路", "湖滨路", "机修路", "北塔街", "三桥大道", "柳溪路", "古渡街", "锦屏路"],
  小区: [
    "翠屏里",
    "东站家苑",
    "机械厂家属院",
    "三桥花园",
    "柳岸人家",
    "北塔新村",
    "纺织宿舍",
    "澄江印象",
    "云溪雅居",
    "老船厂小区",
  ],
} as const;

export const openings: readonly string[] = [
  "",
  "",
  "",
  "您好，",
  "说个实际情况：",
  "反映一下，",
  "本人意见：",
];
export const closings: readonly string[] = [
  "",
  "",
  "",
  "谢谢。",
  "望采纳。",
  "请重视！",
  "辛苦了。",
  "拜托了🙏",
];

/** How people without a story of their own say where they speak from. */
export const standpoints: readonly string[] = [
  "{小区}的住户都这么说",
  "作为{区}居民",
  "在{路}住了{数}年",
  "我们{小区}{层}号楼的意见是",
  "家里有{数}口人、两辆电动车",
  "我在{路}开店",
  "代{小区}的老人说一句",
  "我每天骑车从{路}到{路}",
  "看了征求意见稿",
  "跟{小区}的邻居商量过",
];
