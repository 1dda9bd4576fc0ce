import { closingWords } from "~/app/consultations/window";
import { factIf, isOpen, type SubscriberLetter, titled, toDraft } from "./letter";

export const extended: SubscriberLetter = {
  stands: ({ facts }) => isOpen(facts),
  cause: ({ facts, change }) => `${change?.id ?? ""} ${facts.closesAt.toISOString()}`,
  subject: ({ facts }) => `延长征求意见：${facts.title}`,
  content: ({ facts, change }) => ({
    lead: `${titled(facts.title)}的征求意见延长了。`,
    facts: [
      { term: "新的截止时间", detail: closingWords(facts.closesAt) },
      ...factIf("理由", change?.reason ?? ""),
    ],
    link: toDraft(facts, "查看草案，提意见"),
  }),
};
