import { closingWords } from "~/app/consultations/window";
import type { Letter } from "~/app/mail/queue-mail.server";
import { paths } from "~/app/paths";
import { DAY_MS, instantWords } from "~/app/platform/time";
import type { ConsultationFacts } from "./consultation-facts.queries.server";
import { factIf, isOpen, titled } from "./letters/letter";
import type { OfficeCounts } from "./office-counts.queries.server";
import { WHY_OFFICER } from "./words";

type Said = Pick<Letter, "cause" | "subject" | "content">;

/** Letters to officers say how many, never what a citizen wrote or who it was. */
const about = (facts: ConsultationFacts, said: Said): Letter => ({
  officeId: facts.officeId,
  consultationId: facts.id,
  why: WHY_OFFICER,
  ...said,
});

export const officeOpened = (facts: ConsultationFacts): Letter | null =>
  !isOpen(facts)
    ? null
    : about(facts, {
        cause: `office opened ${facts.id} ${facts.opensAt.toISOString()}`,
        subject: `已经开始征求意见：${facts.title}`,
        content: {
          lead: `${titled(facts.title)}已经开始征求意见。`,
          facts: [
            { term: "截止时间", detail: closingWords(facts.closesAt) },
            { term: "条款", detail: `${facts.clauses} 条` },
          ],
          link: { label: "打开办理页面", path: paths.office.consultation(facts.slug) },
        },
      });

export const officeClosed = (facts: ConsultationFacts, counts: OfficeCounts): Letter | null =>
  facts.closedAt === null
    ? null
    : about(facts, {
        cause: `office closed ${facts.id} ${facts.closesAt.toISOString()}`,
        subject: `征求意见${facts.withdrawnAt ? "已经撤回" : "已经截止"}，收到 ${facts.comments} 条意见：${facts.title}`,
        content: {
          lead: `${titled(facts.title)}的征求意见${facts.withdrawnAt ? "已经撤回" : "已经截止"}，共收到 ${facts.comments} 条意见。`,
          facts: [
            ...(facts.withdrawnAt
              ? [{ term: "撤回时间", detail: instantWords(facts.withdrawnAt) }]
              : [{ term: "截止时间", detail: closingWords(facts.closesAt) }]),
            ...factIf("待审核", counts.unreviewed > 0 ? `${counts.unreviewed} 条` : ""),
            { term: "待处理", detail: `${counts.undecided} 条` },
          ],
          link: { label: "打开意见台", path: paths.office.board(facts.slug) },
        },
      });

/** `day`: 2026-11-10, in Asia/Shanghai; a reminder of each day goes out once. */
export const officeOverdue = (
  facts: ConsultationFacts,
  counts: OfficeCounts,
  day: string,
): Letter | null => {
  if (facts.closedAt === null || facts.answeredAt !== null || facts.withdrawnAt !== null)
    return null;
  const days = Math.floor((facts.now.getTime() - facts.closesAt.getTime()) / DAY_MS);
  return about(facts, {
    cause: `office overdue ${facts.id} ${day}`,
    subject: `截止 ${days} 天，尚未公布反馈：${facts.title}`,
    content: {
      lead: `${titled(facts.title)}的征求意见截止已有 ${days} 天，还没有公布采纳情况。`,
      facts: [
        { term: "收到意见", detail: `${facts.comments} 条` },
        { term: "待处理", detail: `${counts.undecided} 条` },
      ],
      link: { label: "打开意见台", path: paths.office.board(facts.slug) },
    },
  });
};
