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

type Named = { number: number; marker: string; heading: string };

/** The number that a person cites, then the marker and heading as printed: 17　1.提升…能级。 */
export function clauseName(clause: Named | null): string {
  if (!clause) return WHOLE_DRAFT;
  const printed = clause.marker + clause.heading;
  return printed ? `${clause.number}　${printed}` : String(clause.number);
}

/** 张*, or 张*等 31 人 where near-identical comments are answered once. */
export function senderWords(publicName: string, senders: number): string {
  const name = publicName || NAMELESS;
  return senders > 1 ? `${name}等 ${senders} 人` : name;
}
