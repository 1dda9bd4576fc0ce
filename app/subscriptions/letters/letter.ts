import { oneLine } from "~/app/mail/one-line";
import type { Letter } from "~/app/mail/queue-mail.server";
import { paths } from "~/app/paths";
import type { ConsultationFacts } from "../consultation-facts.queries.server";

/** What a letter to subscribers is written from. */
export type Told = {
  facts: ConsultationFacts;
  /** The change of the window that it is about. */
  change: { id: number; reason: string } | null;
  /** The version of the draft that it is about. */
  version: { version: number; note: string } | null;
};

/** One letter to subscribers: whether it is still true, what names its cause, what it says. */
export type SubscriberLetter = {
  stands: (told: Told) => boolean;
  /** What tells it from another letter on the same occasion; the consultation is known. */
  cause: (told: Told) => string;
  subject: (told: Told) => string;
  content: (told: Told) => Letter["content"];
};

/** Whether comments are taken at this moment; a call that was withdrawn takes none. */
export const isOpen = ({ now, opensAt, closesAt, withdrawnAt }: ConsultationFacts): boolean =>
  withdrawnAt === null && now >= opensAt && now < closesAt;

/** 《…》 on one line. */
export const titled = (title: string): string => `《${oneLine(title, 200)}》`;

export const toDraft = (facts: ConsultationFacts, label: string) => ({
  label,
  path: paths.consultation(facts.slug),
});

/** A fact, where there is something to say. */
export const factIf = (term: string, detail: string) =>
  detail.trim() ? [{ term, detail: oneLine(detail, 600) }] : [];
