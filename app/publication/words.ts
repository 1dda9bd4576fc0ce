import { clauseTitle } from "~/app/consultations/citation";
import type { Decision } from "~/db/tables/triage";

export const DECISION_WORDS: Record<Decision, string> = {
  adopted: "采纳",
  partly: "部分采纳",
  rejected: "不采纳",
  explained: "解释说明",
};

export const UNDECIDED_WORD = "未处理";
export const WHOLE_DRAFT = "整份草案";
export const NAMELESS = "匿名";

/** 第 17 条 提升港口基础设施能级, or 整份草案. */
export const clauseName = (clause: Parameters<typeof clauseTitle>[0] | null): string =>
  clause ? clauseTitle(clause) : WHOLE_DRAFT;

/** 张*, or 张*等 31 人 where near-identical comments are answered once. */
export function senderWords(publicName: string, senders: number): string {
  const name = publicName || NAMELESS;
  return senders > 1 ? `${name}等 ${senders} 人` : name;
}
