import { z } from "zod";
import { STANCES } from "~/db/tables/comments";

export const MAX_BODY = 10_000;

const text = (max: number) =>
  z
    .string()
    .transform((value) => value.replace(/\r\n?/g, "\n").trim())
    .pipe(z.string().max(max, `不能超过 ${max} 字`));

const optional = (max: number) =>
  text(max)
    .nullish()
    .transform((value) => value || null);

/**
 * What a citizen sends, by the form or by the API. Which of name, organisation and contact are
 * required is the office's choice and is checked by the use case.
 */
export const commentForm = z.object({
  /** The clause's number; null for the whole draft. */
  clause: z
    .union([z.null(), z.literal("").transform(() => null), z.coerce.number().int().positive()], {
      message: "条款序号不正确",
    })
    .optional()
    .transform((value) => value ?? null),
  body: z
    .string("请写下您的意见")
    .transform((value) => value.replace(/\r\n?/g, "\n").trim())
    .pipe(z.string().min(1, "请写下您的意见").max(MAX_BODY, `意见不能超过 ${MAX_BODY} 字`)),
  suggestion: optional(MAX_BODY),
  stance: z
    .union([z.enum(STANCES), z.literal("").transform(() => "other" as const)], {
      message: "请选择您的态度",
    })
    .nullish()
    .transform((value) => value ?? ("other" as const)),
  name: optional(50),
  organisation: optional(100),
  contact: optional(100),
});

export type CommentForm = z.output<typeof commentForm>;

/** An idempotency key: made by the preview page or by the program that calls. */
export const submissionKey = z
  .string("缺少提交编号(Idempotency-Key)")
  .min(8, "提交编号(Idempotency-Key)须为 8 至 200 个字符")
  .max(200, "提交编号(Idempotency-Key)须为 8 至 200 个字符");
