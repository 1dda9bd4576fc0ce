import { z } from "zod";

const MAX_REASON = 2_000;

export const roundForm = z.object({
  reason: z
    .string()
    .transform((text) => text.replace(/\r\n?/g, "\n").trim())
    .pipe(
      z
        .string()
        .min(1, "请写明为什么再次征求意见，会向公众公布")
        .max(MAX_REASON, `理由不能超过 ${MAX_REASON} 字`),
    ),
});
