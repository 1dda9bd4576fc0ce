import { z } from "zod";
import { isTooFar, readWindow, TOO_FAR } from "../window-fields";

const words = z
  .string()
  .default("")
  .transform((value) => value.replace(/\r\n?/g, "\n").trim());

const MAX_REASON = 2_000;
const reason = words.pipe(
  z.string().min(1, "请写明理由，会向公众公布").max(MAX_REASON, `理由不能超过 ${MAX_REASON} 字`),
);

const closing = { closesOn: words, closesHour: words.default("24"), closesTime: words, reason };

/** A later end. Gives `closesAt`, exclusive, and the reason. */
export function extensionForm(now: Date, closesAt: Date) {
  return z.object(closing).transform((form, context) => {
    const given = readWindow({ ...form, opens: "now", opensAt: "" }, now).closesAt;
    const fault = (message: string) =>
      context.addIssue({ code: "custom", path: ["closesOn"], message });
    if (!given) fault("请填写新的截止日期和钟点");
    else if (given <= closesAt) fault("只能延长：新的截止时间须晚于现在的截止时间");
    else if (isTooFar(given, now)) fault(TOO_FAR);
    if (!given || context.issues.length > 0) return z.NEVER;
    return { closesAt: given, reason: form.reason };
  });
}

/** Other dates, before the window has opened. */
export function datesForm(now: Date) {
  return z
    .object({ ...closing, opensAt: words, shortWindowReason: words })
    .transform((form, context) => {
      const { opensAt, closesAt } = readWindow({ ...form, opens: "later" }, now);
      const fault = (field: string, message: string) =>
        context.addIssue({ code: "custom", path: [field], message });
      if (!opensAt) fault("opensAt", "请填写开始的日期和时间");
      else if (opensAt < now) fault("opensAt", "开始时间已经过去");
      if (!closesAt) fault("closesOn", "请填写截止日期和钟点");
      else if (opensAt && closesAt <= opensAt) fault("closesOn", "截止时间须晚于开始时间");
      else if (isTooFar(closesAt, now)) fault("closesOn", TOO_FAR);
      if (!opensAt || !closesAt || context.issues.length > 0) return z.NEVER;
      return {
        opensAt,
        closesAt,
        shortWindowReason: form.shortWindowReason || null,
        reason: form.reason,
      };
    });
}

export const withdrawalForm = z.object({
  reason,
  sure: z.literal("yes", "请确认：撤回以后不能恢复"),
});
