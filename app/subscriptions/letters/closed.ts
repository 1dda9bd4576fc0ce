import { closingWords } from "~/app/consultations/window";
import { type SubscriberLetter, titled, toDraft } from "./letter";

export const closed: SubscriberLetter = {
  stands: ({ facts }) => facts.closedAt !== null && facts.withdrawnAt === null,
  cause: ({ facts }) => facts.closesAt.toISOString(),
  subject: ({ facts }) => `征求意见已经截止：${facts.title}`,
  content: ({ facts }) => ({
    lead: `${titled(facts.title)}的征求意见已经截止，共收到 ${facts.comments} 条意见。`,
    facts: [{ term: "截止时间", detail: closingWords(facts.closesAt) }],
    more: [`${facts.office}正在逐条研究，公布采纳情况和理由时会再写信告诉您。`],
    link: toDraft(facts, "查看草案和意见"),
  }),
};
