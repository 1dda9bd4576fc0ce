/** 第 2 次: which call about the same matter it is; null for the first, which needs no telling. */
export const roundWords = (round: number | null): string | null =>
  round !== null && round > 1 ? `第 ${round} 次` : null;
