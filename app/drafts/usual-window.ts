/** 重大行政决策程序暂行条例 §15: the public is generally heard for no fewer days than these. */
export const USUAL_DAYS = 30;
