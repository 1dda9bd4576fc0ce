import type { Letter } from "~/app/mail/queue-mail.server";
import { REQUEST_MINUTES } from "../words";

/** Asks the holder of an address whether the subscription is wanted. */
export const confirmation = (requestId: number, what: string): Letter => ({
  cause: `confirm ${requestId}`,
  officeId: null,
  consultationId: null,
  subject: "请确认订阅：逐条征求意见",
  content: {
    lead: "请确认：用这个邮箱订阅征求意见的通知。",
    facts: [{ term: "订阅", detail: what }],
    more: [
      `打开下面的网址，再按“确认订阅”。网址 ${REQUEST_MINUTES} 分钟内有效，只能用一次。`,
      "如果不是您申请的，不必理会：不确认，就不会再收到信。",
    ],
    link: { label: "确认订阅", path: null },
  },
  why: "收到这封信，是因为有人在本网站填写了这个邮箱，申请订阅通知。",
});
