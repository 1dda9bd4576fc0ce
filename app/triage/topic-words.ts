import { figure } from "./words";

/** What is said where officers change topics. */
export const topicChangeWords = {
  place: "归入主题",
  placeHint: "以后重新分析，仍在这里。",
  placeOf: "主题",
  save: "归入",
  pin: "固定在此主题",
  pinNone: "固定在“其他”",
  /** Why a comment is in its topic. */
  byHand: (officer: string) => `由${officer}归入，不以文中的词为依据。`,
  newTopic: "新主题……",
  newLabel: "新主题名称",
  newLabelHint: "选“新主题”时填写。",
  none: "其他（不属于任何主题）",
  placed: (officer: string, label: string) => `由${officer}归入“${label}”，重新分析不改变。`,
  lift: "撤销归入",
  adjust: "合并或拆分",
  splitHint:
    "要拆出一部分，请在列表中勾选意见，用“批量办理”归入新主题；以后相近的新意见也归到那里。",
  into: "并入主题",
  intoHint: "以后分析出的同类意见，也归到那里。",
  merge: "并入",
  choose: "请选择",
  changes: (n: number) => `人工调整主题 ${figure(n)} 处`,
  merged: (from: string, into: string) => `“${from}”并入“${into}”`,
  part: "撤销合并",
  made: (label: string, n: number) => `拆出“${label}”，归入 ${figure(n)} 条`,
  dissolve: "撤销拆出",
  moved: (label: string, n: number) => `归入“${label}”${n > 1 ? ` ${figure(n)} 条` : ""}`,
} as const;
