import { clauseTitle } from "~/app/consultations/citation";
import type { Decision } from "~/db/tables/triage";

export const DECISION_WORDS: Record<Decision, string> = {
  adopted: "采纳",
  partly: "部分采纳",
  rejected: "不采纳",
  explained: "解释说明",
};

/** As the board says it of all that have no decision, with a unit or without. */
export const UNDECIDED_WORD = "未处理完";
export const WHOLE_DRAFT = "整份草案";
export const NAMELESS = "匿名";

type Named = Parameters<typeof clauseTitle>[0] & { earlier?: number | null };

/** 第 17 条 提升港口基础设施能级, with （第 1 版） where that is not the current one; or 整份草案. */
export function clauseName(clause: Named | null): string {
  if (!clause) return WHOLE_DRAFT;
  return clauseTitle(clause) + (clause.earlier ? `（第 ${clause.earlier} 版）` : "");
}

/** 张*, or 张*等 31 人 where near-identical comments are answered once. */
export function senderWords(publicName: string, senders: number): string {
  const name = publicName || NAMELESS;
  return senders > 1 ? `${name}等 ${senders} 人` : name;
}
