import { oneLine } from "~/app/mail/one-line";

/** How long a confirmation may wait. The database has the same figure as its default. */
export const REQUEST_MINUTES = 30;

/** What one is told of: a consultation, an office's, or all. */
export type Target = {
  consultation: { slug: string; title: string } | null;
  office: { slug: string; name: string } | null;
};

export const targetWords = ({ consultation, office }: Target): string =>
  consultation
    ? `《${oneLine(consultation.title, 200)}》`
    : office
      ? `${oneLine(office.name, 100)}的全部征求意见`
      : "全站的全部征求意见";

export const WHY_SUBSCRIBER = "收到这封信，是因为您在本网站订阅了征求意见的通知。";
export const WHY_OFFICER = "收到这封信，是因为您是本单位的经办人或者管理员。";
