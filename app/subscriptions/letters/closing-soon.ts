import { closingWords, remainingWords } from "~/app/consultations/window";
import { DAY_MS } from "~/app/platform/time";
import { isOpen, type SubscriberLetter, titled, toDraft } from "./letter";

/** A reminder `days` before the window ends; one that was put off is not sent. */
export const closingSoon = (days: number): SubscriberLetter => ({
  stands: ({ facts }) =>
    isOpen(facts) && facts.closesAt.getTime() - facts.now.getTime() <= (days + 1) * DAY_MS,
  cause: ({ facts }) => facts.closesAt.toISOString(),
  subject: ({ facts }) => `${remainingWords(facts.closesAt, facts.now)}截止：${facts.title}`,
  content: ({ facts }) => ({
    lead: `${titled(facts.title)}的征求意见${remainingWords(facts.closesAt, facts.now)}截止。`,
    facts: [{ term: "截止时间", detail: closingWords(facts.closesAt) }],
    more: ["到时不再接收意见，请在截止前提交。"],
    link: toDraft(facts, "查看草案，提意见"),
  }),
});
