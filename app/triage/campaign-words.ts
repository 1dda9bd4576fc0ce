import { figure, STATE_WORDS } from "./words";

export const campaignWords = {
  title: (n: number) => `雷同意见 ${figure(n)} 条`,
  open: "查看本组",
  template: "代表文本",
  whole: "打开代表文本",
  /** Of `n` senders: how many nobody has touched, how many a unit is to answer. */
  senders: (n: number, untouched: number, withUnit: number) => {
    const left = [
      ...(untouched > 0 ? [`${STATE_WORDS.untouched} ${figure(untouched)} 条`] : []),
      ...(withUnit > 0 ? [`${STATE_WORDS["with-unit"]} ${figure(withUnit)} 条`] : []),
    ];
    return `${figure(n)} 人提出，${left.length > 0 ? left.join("，") : "已全部处理"}`;
  },
  days: "按日收到",
  weeks: "按周收到",
  inDays: (days: number, peak: string, most: number) =>
    days === 1
      ? `全部在${peak}收到`
      : `分 ${figure(days)} 天收到，最多的是${peak}，${figure(most)} 条`,
  inWeeks: (weeks: number, peak: string, most: number) =>
    `分 ${figure(weeks)} 周收到，最多的一周从${peak}起，${figure(most)} 条`,
  week: (from: string) => `${from}起一周`,
  table: "逐日条数",
  tableOfWeeks: "逐周条数",
  day: "日期",
  count: "条数",
  none: "没有列出的日子没有收到。",
  dissolve: "拆散整组",
  dissolveHint: "其实各说各事时用。拆散后逐条答复，以后的分析也不再合并；可以撤销。",
  leave: "这条不属于雷同",
  leaveHint: "移出后单独答复，以后的分析也不再放回；可以撤销。",
  left: (officer: string) => `已由${officer}移出雷同意见`,
  rejoin: "放回雷同",
  dissolved: (officer: string, n: number) => `所在的 ${figure(n)} 条雷同意见已由${officer}拆散`,
  restore: "恢复成组",
  answerStays: "原先一并给出的答复仍然有效，可以在这里单独修改。",
  changes: (n: number) => `雷同的人工调整 ${figure(n)} 处`,
  changedLeft: "移出一条",
  changedDissolved: (n: number) => `拆散一组 ${figure(n)} 条`,
} as const;
