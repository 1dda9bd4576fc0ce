import { z } from "zod";
import { readHolidayNotice } from "~/app/platform/holiday-notice";

const LONGEST_NOTICE = 5_000;
const year = z.coerce
  .number("请选择年份")
  .int("请选择年份")
  .min(2000, "年份须在 2000 年以后")
  .max(2100, "年份须在 2100 年以前");

/** Everything that is done on the page of the calendar. */
export const termsForm = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("year"),
    year,
    notice: z.string().max(LONGEST_NOTICE, `不能超过 ${LONGEST_NOTICE} 字`),
  }),
  z.object({ intent: z.literal("forget"), year }),
  z.object({
    intent: z.literal("days"),
    regulatoryDays: z.coerce
      .number("请填写整数")
      .int("请填写整数")
      .min(1, "至少 1 个工作日")
      .max(60, "最多 60 个工作日"),
  }),
]);

/** The same with the notice read. */
export const readTermsForm = termsForm.transform((form, context) => {
  if (form.intent !== "year") return form;
  const read = readHolidayNotice(form.year, form.notice);
  if (read.year) return { intent: form.intent, year: form.year, days: read.year };
  context.addIssue({
    code: "custom",
    path: ["notice"],
    message: read.faults.slice(0, 3).join("；"),
  });
  return z.NEVER;
});
