import { CHANNEL_WORDS } from "~/app/comments/words";
import { windowDays } from "~/app/consultations/window";
import { DAY_MS, dateWords } from "~/app/platform/time";
import type { Channel } from "~/db/tables/comments";
import type { Visibility } from "~/db/tables/consultations";
import { pointsSentence, type Totals, totalsSentence } from "./totals";

export type StatementFacts = {
  title: string;
  visibility: Visibility;
  officeName: string;
  opensAt: Date;
  /** Exclusive. */
  closesAt: Date;
  channels: readonly { channel: Channel; comments: number }[];
  totals: Totals;
};

/** What the page beside the statement will hold: words that nobody has shown are not on it. */
const published = ({ visibility }: StatementFacts): string =>
  visibility === "never" ? "各条款意见的采纳情况" : "公开的各条意见，其采纳情况和理由";

/** 公开征求意见情况说明, drafted from the facts for the officer to go on with. */
export function draftStatement(facts: StatementFacts): string {
  const { title, opensAt, closesAt, channels, totals } = facts;
  const lastDay = dateWords(new Date(closesAt.getTime() - 1));
  const days = Math.max(1, windowDays(opensAt, closesAt));
  const period = closesAt.getTime() - opensAt.getTime() < DAY_MS ? "" : `，为期 ${days} 日`;
  const asked = `${dateWords(opensAt)}至${lastDay}，${facts.officeName}就《${title}》向社会公开征求意见${period}。`;
  if (totals.comments === 0)
    return `${asked}期间未收到意见。\n\n感谢社会各界对本项工作的关心和支持。`;
  const over = channels.map((each) => `${CHANNEL_WORDS[each.channel]} ${each.comments} 条`);
  const points = pointsSentence(totals);
  return [
    `${asked}期间共收到意见 ${totals.comments} 条，其中${over.join("、")}。`,
    `经逐条研究，处理情况为：${totalsSentence(totals)}。${points ? `${points}。` : ""}${published(facts)}随本说明一并公布。`,
    "感谢社会各界对本项工作的关心和支持。",
  ].join("\n\n");
}
