import { closingWords } from "~/app/consultations/window";
import { factIf, isOpen, type SubscriberLetter, titled, toDraft } from "./letter";

export const opened: SubscriberLetter = {
  stands: ({ facts }) => isOpen(facts),
  cause: ({ facts }) => facts.opensAt.toISOString(),
  subject: ({ facts }) =>
    `${facts.round > 1 ? `第 ${facts.round} 次` : "开始"}征求意见：${facts.title}`,
  content: ({ facts }) => ({
    lead: `${facts.office}就${titled(facts.title)}${facts.round > 1 ? "再次" : ""}公开征求意见。`,
    facts: [
      { term: "截止时间", detail: closingWords(facts.closesAt) },
      { term: "条款", detail: `共 ${facts.clauses} 条，可以逐条提意见` },
      ...factIf("再次征求意见的理由", facts.roundReason ?? ""),
      ...factIf("内容", facts.summary),
    ],
    link: toDraft(facts, "查看草案，提意见"),
  }),
};
