import type { RequiredField } from "~/app/drafts/outline";
import { type Channel, type Review, STANCES, type Stance } from "~/db/tables/comments";
import type { Visibility } from "~/db/tables/consultations";

export const STANCE_WORDS: Record<Stance, string> = {
  support: "赞成",
  amend: "建议修改",
  oppose: "反对",
  question: "有疑问",
  other: "未表态",
};

/** What the form offers. Who chooses none of them is stored as `other`. */
export const OFFERED_STANCES = STANCES.filter((stance) => stance !== "other");

/** The line of a summary that says the stance; none where none was chosen. */
export const stanceFacts = (stance: Stance) =>
  stance === "other" ? [] : [{ term: "我的态度", detail: STANCE_WORDS[stance] }];

export const FIELD_WORDS: Record<RequiredField, string> = {
  name: "姓名",
  organisation: "单位",
  contact: "联系方式",
};

export const CHANNEL_WORDS: Record<Channel, string> = {
  site: "本网站",
  api: "其他平台",
  email: "电子邮件",
  letter: "来信",
  phone: "电话",
  meeting: "座谈会",
};

export const REVIEW_WORDS: Record<Review, string> = {
  pending: "待审核",
  shown: "已公开",
  hidden: "不公开",
};

/** Said to who is about to speak. */
export const VISIBILITY_WORDS: Record<Visibility, string> = {
  never: "您的意见不对外公开，只有起草单位可以看到。",
  reviewed: "您的意见经审核后公开。",
  "at-once": "您的意见提交后立即公开。",
};
