import { factIf, type SubscriberLetter, titled, toDraft } from "./letter";

export const withdrawn: SubscriberLetter = {
  stands: ({ facts }) => facts.withdrawnAt !== null,
  cause: ({ change }) => String(change?.id ?? ""),
  subject: ({ facts }) => `撤回征求意见：${facts.title}`,
  content: ({ facts, change }) => ({
    lead: `${facts.office}撤回了${titled(facts.title)}的征求意见。`,
    facts: factIf("理由", change?.reason ?? ""),
    more: ["已经收到的意见都予保留，不再接收新的意见。"],
    link: toDraft(facts, "查看说明"),
  }),
};
