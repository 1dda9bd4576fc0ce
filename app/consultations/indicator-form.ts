import { z } from "zod";

const line = (max: number, tooLong: string) =>
  z
    .string()
    .transform((value) => value.replace(/\s+/g, " ").trim())
    .pipe(z.string().max(max, tooLong));
const key = z.string().regex(/^[a-z0-9-]{1,40}$/);

/** What an officer does with a figure that was read from the draft. */
export const indicatorForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("exclude-indicator"), key }),
  z.object({ intent: z.literal("restore-indicator"), key }),
  z.object({
    intent: z.literal("correct-indicator"),
    key,
    what: line(200, "不能超过 200 字").pipe(z.string().min(1, "请填写承诺的事项")),
    howMuch: line(100, "不能超过 100 字").pipe(z.string().min(1, "请填写数量")),
    byWhen: line(60, "不能超过 60 字"),
  }),
]);

export type IndicatorChange = z.output<typeof indicatorForm>;
