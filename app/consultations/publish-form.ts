import { z } from "zod";
import type { OfficeTerms } from "~/app/accounts/office-terms.queries.server";
import { REQUIRED_FIELDS } from "~/app/drafts/outline";
import { FIELD_RULES, VISIBILITIES, WINDOW_RULES } from "~/db/tables/consultations";
import type { PublishSettings } from "./publish-consultation.server";
import { isTooFar, readWindow, TOO_FAR } from "./window-fields";
import { measureWindow, shortWindowFault } from "./window-rules";

const words = z
  .string()
  .default("")
  .transform((value) => value.replace(/\r\n?/g, "\n").trim());
const DATE = /^\d{4}-\d\d-\d\d$/;
const rule = z.enum(FIELD_RULES, "请选择是否填写");

const typed = z.object({
  title: words,
  summary: words,
  opens: z.enum(["now", "later"], "请选择什么时候开始"),
  opensAt: words,
  closesOn: words,
  closesHour: z.enum(["24", "at"], "请选择截止到几点"),
  closesTime: words,
  rule: z.enum(WINDOW_RULES, "请选择文件种类").default("decision"),
  shortWindowReason: words,
  visibility: z.enum(VISIBILITIES, "请选择意见怎样公开"),
  "field-name": rule,
  "field-organisation": rule,
  "field-contact": rule,
});

/**
 * The form that publishes a consultation, for page and action. A window shorter than the rule for
 * its kind of document is never blocked, but must give its reason. Gives the settings of
 * `publishConsultation`.
 */
export function publishForm(now: Date, terms: OfficeTerms) {
  return typed.transform((form, context): PublishSettings => {
    const fault = (field: keyof typeof form, message: string) =>
      context.addIssue({ code: "custom", path: [field], message });
    if (!form.title) fault("title", "请填写标题");
    if (form.title.length > 300) fault("title", "标题不能超过 300 字");
    if (form.summary.length > 500) fault("summary", "提要不能超过 500 字");
    const { opensAt, closesAt } = readWindow(form, now);
    if (!opensAt) fault("opensAt", "请填写开始的日期和时间");
    else if (opensAt < now) fault("opensAt", "开始时间已经过去；要马上开始，请选“公布后立即开始”");
    if (!closesAt && form.closesHour === "at" && DATE.test(form.closesOn))
      fault("closesTime", "请填写截止的钟点");
    else if (!closesAt) fault("closesOn", "请填写截止日期");
    else if (closesAt <= now) fault("closesOn", "截止时间已经过去，请改为以后的日期");
    else if (opensAt && closesAt <= opensAt) fault("closesOn", "截止时间须晚于开始时间");
    else if (isTooFar(closesAt, now)) fault("closesOn", TOO_FAR);
    const measured =
      opensAt && closesAt && opensAt < closesAt
        ? measureWindow(opensAt, closesAt, form.rule, terms)
        : null;
    if (measured?.short && !form.shortWindowReason)
      fault("shortWindowReason", shortWindowFault(measured));
    if (form.shortWindowReason.length > 500) fault("shortWindowReason", "理由不能超过 500 字");
    if (context.issues.length > 0 || !opensAt || !closesAt) return z.NEVER;
    return {
      title: form.title,
      summary: form.summary,
      opensAt,
      closesAt,
      rule: form.rule,
      shortWindowReason: measured?.short ? form.shortWindowReason : null,
      visibility: form.visibility,
      fields: {
        name: form["field-name"],
        organisation: form["field-organisation"],
        contact: form["field-contact"],
      },
    };
  });
}

/** What a person typed, for showing the form again. */
export type PublishTyped = Partial<Record<keyof z.input<typeof typed>, string>>;

export const CITIZEN_FIELDS = REQUIRED_FIELDS.map((field) => ({
  field,
  name: `field-${field}` as const,
}));
