import type { DocumentKind } from "~/app/drafts/outline";

export const KIND_WORDS: Record<DocumentKind, string> = {
  consultation: "征求意见稿",
  result: "意见反馈或结果公告",
  final: "已经发布的正式文件",
  news: "新闻报道",
  other: "其他文稿",
};
