import { z } from "zod";

const MAX_STATEMENT = 20_000;

/** What an officer says with the outcome. */
export const outcomeForm = z.object({
  statement: z
    .string("请填写公开征求意见情况说明")
    .transform((value) => value.replace(/\r\n?/g, "\n").trim())
    .pipe(
      z
        .string()
        .min(1, "请填写公开征求意见情况说明")
        .max(MAX_STATEMENT, `说明不能超过 ${MAX_STATEMENT} 字`),
    ),
});
