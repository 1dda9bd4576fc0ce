import { z } from "zod";
import { REQUIRED_FIELDS } from "~/app/drafts/outline";
import type { FieldErrors } from "~/app/platform/errors";
import { isVisible, plainText } from "~/app/platform/plain-text";
import { ordinal } from "~/app/platform/whole-number";
import { STANCES } from "~/db/tables/comments";
import type { CitizenFields } from "~/db/tables/consultations";
import { FIELD_WORDS } from "./words";

export const MAX_BODY = 10_000;
const NO_CLAUSE = "条款序号不正确";
const NO_VERSION = "版本号不正确";

/** One way to end a line; programs send more than forms do. */
const plain = (value: string) => plainText(value.replace(/\r\n?/g, "\n")).trim();

const text = (max: number) =>
  z
    .string("须为文字")
    .transform(plain)
    .pipe(z.string().max(max, `不能超过 ${max} 字`));

const optional = (max: number) =>
  text(max)
    .nullish()
    .transform((value) => (value && isVisible(value) ? value : null));

/**
 * What a citizen sends, by the form or by the API. Which of name, organisation and contact are
 * required is the office's choice and is checked by the use case.
 */
export const commentForm = z.object({
  /** The clause's number; null for the whole draft. */
  clause: z
    .union([z.null(), z.literal("").transform(() => null), ordinal(NO_CLAUSE)], {
      message: NO_CLAUSE,
    })
    .optional()
    .transform((value) => value ?? null),
  /** The version that the clause's number belongs to and that was read; null: the current one. */
  version: z
    .union([z.null(), z.literal("").transform(() => null), ordinal(NO_VERSION)], {
      message: NO_VERSION,
    })
    .optional()
    .transform((value) => value ?? null),
  body: z
    .string("请写下您的意见")
    .transform(plain)
    .pipe(
      z.string().refine(isVisible, "请写下您的意见").max(MAX_BODY, `意见不能超过 ${MAX_BODY} 字`),
    ),
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

/**
 * What was sent, with the faults by field. `form` is null where it cannot be read at all; where it
 * can, what the office asks for may still be missing.
 */
export function readCommentForm(
  sent: unknown,
  fields: CitizenFields,
): { form: CommentForm | null; faults: FieldErrors } {
  const parsed = commentForm.safeParse(sent);
  const faults: FieldErrors = {};
  if (!parsed.success) {
    for (const issue of parsed.error.issues)
      faults[String(issue.path[0] ?? "body")] ??= issue.message;
    return { form: null, faults };
  }
  for (const field of REQUIRED_FIELDS)
    if (fields[field] === "required" && !parsed.data[field])
      faults[field] = `请填写${FIELD_WORDS[field]}`;
  return { form: parsed.data, faults };
}

/** What the office did not ask for is not kept, even where a program sends it. */
export function withoutHiddenFields(form: CommentForm, fields: CitizenFields): CommentForm {
  const kept = { ...form };
  for (const field of REQUIRED_FIELDS) if (fields[field] === "hidden") kept[field] = null;
  return kept;
}

/** An idempotency key: made by the preview page or by the program that calls. */
export const submissionKey = z
  .string("缺少提交编号（Idempotency-Key）")
  .regex(/^[\x20-\x7e]{8,200}$/, "提交编号（Idempotency-Key）须为 8 至 200 个英文字符");
