/**
 * What officers do to topics and campaigns, as the audit calls it. A run that is being stored
 * meanwhile is stored anew, so that it honours the act too.
 */
export const TOPIC_ACTS = [
  "主题改名",
  "合并主题",
  "撤销合并主题",
  "拆出主题",
  "归入主题",
  "撤销归入主题",
  "移出雷同",
  "撤销移出雷同",
  "拆散雷同",
  "撤销拆散雷同",
];
