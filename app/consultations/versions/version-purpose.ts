import type { Purpose } from "~/db/tables/consultations";

type Dates = { closed_at: Date | null; answered_at: Date | null };

/**
 * What a further version is for at this time. Until the answer is out a text is corrected; from then
 * on the text as it was decided follows.
 */
export const purposeNow = ({ answered_at }: Dates): Purpose =>
  answered_at ? "final" : "correction";

export const PURPOSE_WORDS: Record<Purpose, string> = {
  consultation: "公布",
  correction: "更正",
  final: "定稿",
};

/** 第 2 版, or 第 3 版（定稿）. */
export const versionName = ({ version, purpose }: { version: number; purpose: Purpose }): string =>
  `第 ${version} 版${purpose === "final" ? "（定稿）" : ""}`;
