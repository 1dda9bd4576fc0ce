import { paths } from "~/app/paths";
import { type SubscriberLetter, titled } from "./letter";

export const answered: SubscriberLetter = {
  stands: ({ facts }) => facts.answeredAt !== null,
  cause: () => "",
  subject: ({ facts }) => `意见反馈已经公布：${facts.title}`,
  content: ({ facts }) => ({
    lead: `${facts.office}公布了${titled(facts.title)}的意见采纳情况和理由。`,
    facts: [{ term: "收到意见", detail: `${facts.comments} 条` }],
    more: ["提过意见的，凭回执号可以查到对自己那条意见的答复。"],
    link: { label: "查看意见反馈", path: paths.outcome(facts.slug) },
  }),
};
