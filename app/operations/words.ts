const JOBS: Record<string, string> = {
  "close-due-consultations": "检查到期",
  "close-consultation": "截止",
  "follow-closing": "截止后的各步",
  "send-reminders": "发提醒",
  "analyse-consultation": "分析意见",
  "mail-subscribers": "通知订阅者",
  "mail-office": "通知单位",
  "mail-digests": "每日简报",
  "send-mail": "发信",
  "forget-mail": "清理旧信",
  "seal-new-comments": "检查待登记的意见",
  "seal-comments": "登记意见",
  "log-audit-heads": "记下操作记录的链头",
  "tend-tables": "整理内置数据库",
};

export const jobWords = (name: string): string => JOBS[name] ?? name;

/** 12 秒前, 3 分钟前, 5 小时前 */
export function agoWords(seconds: number): string {
  if (seconds < 60) return `${Math.max(0, Math.floor(seconds))} 秒前`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} 分钟前`;
  if (seconds < 172_800) return `${Math.floor(seconds / 3_600)} 小时前`;
  return `${Math.floor(seconds / 86_400)} 天前`;
}

/** 38 MB, 1.2 GB */
export function sizeWords(bytes: number): string {
  const mega = bytes / 1_048_576;
  return mega < 1_000 ? `${Math.max(1, Math.round(mega))} MB` : `${(mega / 1_024).toFixed(1)} GB`;
}
