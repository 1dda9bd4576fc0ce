import type { OutboxState } from "~/db/tables/mail";

export const STATE_WORDS: Record<OutboxState, string> = {
  waiting: "等待发送",
  sending: "正在发送",
  sent: "已发出",
  dead: "未送达",
};

/** How letters leave, for an administrator. */
export const VIA_WORDS: Record<"files" | "smtp" | "resend", string> = {
  files: "没有设置邮件服务：信件不发出，写在数据目录的 outbox 文件夹里",
  smtp: "信件经 SMTP 服务器发出",
  resend: "信件经 Resend 发出",
};
