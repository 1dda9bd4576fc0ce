import { z } from "zod";
import { plainText } from "~/app/platform/plain-text";
import { STANCES } from "~/db/tables/comments";

/** As the form for comments takes it, so that the same words have the same fingerprint. */
const words = z
  .string()
  .max(20_000, "文字太长，超过了意见的上限")
  .transform((text) => plainText(text.replace(/\r\n?/g, "\n")).trim());

/** A text to hold against a receipt. */
export const checkForm = z.object({
  body: words.pipe(z.string().min(1, "请填写要核对的意见")),
  suggestion: words.transform((text) => text || null),
  stance: z.enum(STANCES, "请选择当时的态度"),
});
