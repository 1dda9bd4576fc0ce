import type { StanceHint } from "~/app/analysis/stance";
import { figure } from "./words";

/** What words hint at; never a decision. */
export const STANCE_HINT_WORDS: Record<StanceHint, string> = {
  support: "支持",
  oppose: "反对",
  propose: "提建议",
  ask: "提问",
  complaint: "投诉求决，可能属于信访",
};

export const hintWords = {
  opinions: (n: number) => `含 ${figure(n)} 条意见`,
  clauses: "可能涉及的条款",
  tie: "归入此条",
  tied: "已归入",
  tiedTo: "已归入",
  untie: "撤回",
  stances: "从用词看：",
  onlyHints: "由用词推测，仅供参考，不代替人的判断。",
} as const;

export const topicWords = {
  stances: "态度",
  clauses: "涉及条款",
  rename: "改名",
  label: "主题名称",
  labelHint: "以后重新分析，仍用这个名称。",
  save: "保存名称",
  mean: (mean: number) =>
    mean >= 0.5
      ? "多数赞成"
      : mean > 0.1
        ? "偏赞成"
        : mean <= -0.5
          ? "多数反对"
          : mean < -0.1
            ? "偏反对"
            : "赞成与反对相当或未表态",
} as const;
