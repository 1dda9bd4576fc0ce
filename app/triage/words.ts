import { standingCitation } from "~/app/consultations/versions/clause-place";
import type { Decision } from "~/db/tables/triage";
import type { Lens, State } from "./board-address";

export const LENS_WORDS: Record<Lens, string> = {
  clause: "条款",
  topic: "主题",
  unit: "单位",
  state: "状态",
};

export const DECISION_WORDS: Record<Decision, string> = {
  adopted: "采纳",
  partly: "部分采纳",
  rejected: "不采纳",
  explained: "解释说明",
};

export const STATE_WORDS: Record<State, string> = {
  undecided: "未处理完",
  untouched: "未处理",
  "with-unit": "待单位答复",
  decided: "已处理",
  ...DECISION_WORDS,
};

export const decisionWords = (decision: string | null): string | null =>
  decision && decision in DECISION_WORDS ? DECISION_WORDS[decision as Decision] : null;

/** 1 204 → 1,204 */
export const figure = (count: number): string => count.toLocaleString("en-US");

/** Which clause, as a person cites it; without a number: the whole draft. */
export function placeWords(clause: {
  number: number | null;
  path: string | null;
  version?: number | null;
  /** The current version no longer has it. */
  gone?: boolean | null;
}): string {
  if (clause.number === null) return "对整份草案";
  return standingCitation({
    number: clause.number,
    path: clause.path ?? "",
    version: clause.version ?? 1,
    gone: clause.gone ?? false,
  });
}

export const words = {
  title: "意见办理",
  lens: "查看方式",
  list: "意见列表",
  one: "意见内容",
  strip: {
    all: (n: number) => `共 ${figure(n)} 条`,
    untouched: (n: number) => `未处理 ${figure(n)}`,
    withUnit: (n: number) => `待单位答复 ${figure(n)}`,
    decided: (n: number) => `已处理 ${figure(n)}`,
    draftOutcome: "起草反馈",
    outcome: "查看反馈",
    answered: "意见反馈已公布，不再改动",
    reanalyse: "重新分析",
    notAnalysed: "尚未分析",
    analysisFailed: "上次分析没有完成",
    undo: "撤销刚才的处理",
    outdated: (n: number) => `分析后又收到 ${figure(n)} 条`,
  },
  facet: {
    all: "全部",
    whole: "对整份草案",
    related: (label: string, n: number) => `“${label}”等 ${n} 个相近主题`,
    otherTopics: "其他（不属于任何主题）",
    noUnit: "没有责任单位",
    left: (undecided: number, count: number) => `未处理完 ${undecided} 条，共 ${count} 条`,
    listMode: "意见不足 30 条，不归纳主题；以下是多次出现的说法。",
    noTopics: "分析完成后，这里按主题列出意见。截止时自动分析，也可以现在点“重新分析”。",
  },
  search: {
    label: "在意见中查找",
    button: "查找",
    more: "更多筛选",
    state: "处理状态",
    review: "公开审核",
    stance: "态度",
    channel: "渠道",
    any: "不限",
    clear: "清除全部筛选",
    remove: (what: string) => `去掉筛选：${what}`,
  },
  entries: {
    everything: "全部意见",
    narrowed: "符合条件的意见",
    count: (n: number) => `${figure(n)} 条`,
    campaign: (n: number) => `雷同 ${figure(n)} 条（一次答复）`,
    matching: (n: number, size: number) => (n === size ? "" : `其中 ${figure(n)} 条符合当前筛选`),
    left: (n: number) => (n === 0 ? "已全部处理" : `未处理完 ${figure(n)} 条`),
    each: "逐条列出雷同意见",
    folded: "雷同意见合为一组",
    suggests: "附修改建议",
    alike: "雷同",
    tick: (id: number) => `选择意见 ${id}`,
    earlier: "上一页",
    later: "下一页",
    words: "归类依据",
  },
  empty: {
    none: "还没有收到意见",
    noneHint: "收到的意见会随时出现在这里，不必等到截止。",
    noneForUnit: "还没有转给本单位的意见",
    noneForUnitHint: "起草单位转来的意见会出现在这里。",
    nothing: "没有符合条件的意见",
    nothingHint: "换一个条件，或清除全部筛选。",
    finished: "全部处理完毕，可以起草反馈",
    finishedForUnit: "转给本单位的意见已全部答复",
    finishedHint: "每条意见都已有处理结果。仍可改动，直到意见反馈公布。",
    choose: "从列表中选一条意见",
    chooseHint: "按 j 从第一条看起；按 ? 查看全部快捷键。",
    gone: "没有找到这条意见",
    goneHint: "它可能不属于本次征求意见，或不在您的办理范围内。",
  },
  comment: {
    back: "返回列表",
    anonymous: "未留姓名",
    openAuthor: "查看提意见人",
    author: "提意见人",
    authorNone: "没有留下个人信息。",
    authorNote: "此次查看已记入操作记录。",
    topic: "主题",
    because: "文中标出的词是归入该主题的依据。",
    clause: "条款原文",
    suggestion: "建议改成",
    redline: "建议改成（与原文对照）",
    madeOn: (version: number, number: number) => `对第 ${version} 版第 ${number} 条提出，`,
    changedSince: "后来文字有改动",
    goneSince: "后来这一条已经删去",
    goneHint: "上面是提意见时的条文。现行版本没有这一条。",
    added: "增加：",
    removed: "删去：",
    units: "责任单位",
    lead: "牵头",
    alike: (n: number) => `雷同意见共 ${figure(n)} 条`,
    alikeAll: "逐条查看",
    typical: "同一主题的代表性意见",
    notes: "内部备注",
    noNotes: "还没有备注。备注只在办公后台显示，不会公开。",
    note: "添加备注",
    saveNote: "保存备注",
    history: "办理经过",
    noHistory: "还没有办理记录。",
    platform: "系统",
    together: (n: number) => `共 ${figure(n)} 条一并办理`,
  },
  decide: {
    reason: "理由",
    reasonHint: "除采纳外须写明理由，反馈时向公众公布。",
    reasonFirst: (decision: string) =>
      `${decision}须写明理由；写好后再点“${decision}”，或者按 Ctrl + Enter。`,
    scope: "答复范围",
    whole: (n: number) => `雷同的 ${figure(n)} 条一次答复`,
    single: "只答复这一条",
    undo: "撤销处理",
    already: (officer: string | null) => (officer ? `由${officer}处理` : "已处理"),
    nothingToUndo: "这些意见都没有处理结果，没有可以撤销的。",
    byOthers: (n: number) =>
      `${n === 1 ? "这条" : `这 ${figure(n)} 条`}意见的处理结果不是贵单位作出的，联络员不能改动或者撤销；有不同看法的，请写入内部备注。`,
  },
  assign: {
    title: "转责任单位",
    unit: "责任单位",
    nobody: "不转单位",
    save: "转办",
    takeBack: "转办或撤回",
  },
  review: {
    title: "公开审核",
    show: "公开",
    hide: "不公开",
  },
  many: {
    summary: "批量办理",
    ticked: (n: number) => (n > 0 ? `已选 ${figure(n)} 条` : "先勾选，或办理全部"),
    scope: "办理范围",
    scopeTicked: "勾选的意见",
    scopeMatching: (n: number) => `符合当前筛选的全部 ${figure(n)} 条`,
    confirm: (n: number) => `确认一次办理全部 ${figure(n)} 条`,
    confirmHint: "选“全部”时须勾选。其中已经处理过的，处理结果也会改写。",
    undoHint: "撤销后回到未处理完，理由一并清除。",
    tickAll: "勾选本页",
    untickAll: "取消勾选",
  },
  keys: {
    title: "快捷键",
    use: "启用单键快捷键",
    list: [
      ["j / k", "下一条 / 上一条"],
      ["x", "勾选当前意见"],
      ["a", "采纳"],
      ["p", "部分采纳（写理由）"],
      ["n", "不采纳（写理由）"],
      ["e", "解释说明（写理由）"],
      ["Ctrl+Enter", "提交正在写的处理意见"],
      ["u", "转责任单位"],
      ["/", "查找"],
      ["Esc", "离开输入框"],
      ["?", "打开或收起本说明"],
    ],
  },
} as const;
