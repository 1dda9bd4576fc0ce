import { DECISIONS, type Decision } from "~/db/tables/triage";
import { DECISION_WORDS, UNDECIDED_WORD } from "./words";

export type Decisions = Record<Decision, number>;

export type Totals = {
  /** Every comment, near-identical ones counted each. */
  comments: number;
  /** Near-identical comments on one clause that were answered alike count once. */
  points: number;
  decisions: Decisions;
  /** Not decided yet; none once the outcome is published. */
  undecided: number;
};

export const noDecisions = (): Decisions => ({ adopted: 0, partly: 0, rejected: 0, explained: 0 });

export const NO_TOTALS: Totals = {
  comments: 0,
  points: 0,
  decisions: noDecisions(),
  undecided: 0,
};

/** Adds up rows of the summary table, each of which stands for `senders` comments. */
export function addUp(rows: Iterable<{ decision: Decision | null; senders: number }>): Totals {
  const totals: Totals = { ...NO_TOTALS, decisions: noDecisions() };
  for (const { decision, senders } of rows) {
    totals.comments += senders;
    totals.points += 1;
    if (decision) totals.decisions[decision] += senders;
    else totals.undecided += senders;
  }
  return totals;
}

/** 共征集 5 条，采纳 2 条，部分采纳 1 条，不采纳 1 条，解释说明 1 条: the parts make the whole. */
export function totalsSentence(totals: Omit<Totals, "points">): string {
  if (totals.comments === 0) return "未收到意见";
  const parts = DECISIONS.map(
    (decision) => `${DECISION_WORDS[decision]} ${totals.decisions[decision]} 条`,
  );
  if (totals.undecided > 0) parts.push(`${UNDECIDED_WORD} ${totals.undecided} 条`);
  return `共征集 ${totals.comments} 条，${parts.join("，")}`;
}

/** Empty where nothing was folded. */
export function pointsSentence({ comments, points }: Pick<Totals, "comments" | "points">): string {
  if (points === comments) return "";
  return `同一条款下内容雷同、答复相同的意见合并后，计 ${points} 条`;
}

/**
 * 采纳率 60%（含部分采纳）, 答复率 100%: shares of all comments that were taken up at least in part,
 * and that got a decision at all. Nothing was asked where nothing came in.
 */
export function ratesWords({
  comments,
  decisions,
}: Pick<Totals, "comments" | "decisions">): string[] {
  if (comments === 0) return ["未收到意见"];
  const answered = DECISIONS.reduce((sum, decision) => sum + decisions[decision], 0);
  return [
    `采纳率 ${shareWords(decisions.adopted + decisions.partly, comments)}（含部分采纳）`,
    `答复率 ${shareWords(answered, comments)}`,
  ];
}

/** A share as it is written: 37%; under half a percent, but not nothing: 不足1%. */
export function shareWords(part: number, all: number): string {
  if (all === 0 || part === 0) return "0%";
  const share = Math.round((part / all) * 100);
  return share === 0 ? "不足1%" : `${share}%`;
}
