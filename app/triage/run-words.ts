import { figure } from "./words";

export const runWords = {
  running: (progress: string) => `正在分析：${progress}`,
  progress: "分析进度",
  waiting: "等待开始分析",
  ready: "分析已完成",
  show: "查看新的归类",
  cancelled: "分析已停止，仍按原来的结果",
  cutOff: "上次分析中断，仍按原来的结果；可以重新分析",
  retried: "上次分析没有完成，稍后自动再做",
  stop: "停止",
  refresh: "刷新",
} as const;

export const granularityWords = {
  automatic: (found: number) => `粗细：自动 ${figure(found)} 个`,
  wanted: (wanted: number, found: number) =>
    wanted === found
      ? `粗细：按 ${figure(wanted)} 个`
      : `粗细：按 ${figure(wanted)} 个，现有 ${figure(found)} 个`,
  pending: (wish: number | null) =>
    wish === null
      ? "已改为自动，下次分析完成后生效。"
      : `已要求 ${figure(wish)} 个，下次分析完成后生效。`,
  label: "归纳为多少个主题",
  hint: "少则粗，多则细；以后每次分析都照此办理。",
  choices: {
    automatic: "自动",
    automaticOf: (n: number) => `自动（上次自动归纳为 ${figure(n)} 个）`,
    of: (n: number) => `${figure(n)} 个`,
    coarsest: (n: number) => `${figure(n)} 个（最粗）`,
    finest: (n: number) => `${figure(n)} 个（最细）`,
    same: (n: number) => `${figure(n)} 个（与自动相同）`,
  },
  save: "重新归纳",
  tooFew: "意见不足 30 条，不归纳主题，所以没有粗细可调。",
} as const;
