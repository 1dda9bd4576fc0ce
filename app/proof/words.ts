import type { Registered } from "./receipt-file.queries.server";

/** Where a receipt's comment stands, in one sentence for its holder. */
export function registeredWords(register: Registered): string {
  if (register.state === "waiting") return "已收到，提交后一两分钟内列入公开的意见登记册";
  if (register.state === "damaged")
    return `登记册缺少记录，给不出第 ${register.index + 1} 号的证明`;
  return `已列入意见登记册第 ${register.index + 1} 号（登记册现有 ${register.head.size} 条）`;
}
