import { z } from "zod";
import {
  demote,
  editClause,
  excludeClause,
  mergeWithPrevious,
  promote,
  putBack,
  splitClause,
} from "~/app/drafts/edit-outline";
import type { Outline } from "~/app/drafts/outline";

const number = z.coerce.number().int().positive();
const lines = (max: number, tooLong: string) =>
  z
    .string()
    .transform((value) => value.replace(/\r\n?/g, "\n").trim())
    .pipe(z.string().max(max, tooLong));

const TEN = "不能超过 10 项";

/** Names or numbers, separated by 、 or commas or line breaks. */
const list = lines(500, "不能超过 500 字").transform((value) => [
  ...new Set(
    value
      .split(/[、,，;；\n]/)
      .map((part) => part.trim())
      .filter(Boolean),
  ),
]);
const orNull = (max: number) =>
  lines(max, `不能超过 ${max} 字`).transform((value) => value || null);

/** One step of an officer on a draft that is not published yet. */
export const draftEdit = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("promote"), number }),
  z.object({ intent: z.literal("demote"), number }),
  z.object({ intent: z.literal("merge"), number }),
  z.object({ intent: z.literal("exclude"), number }),
  z.object({ intent: z.literal("split"), number, offset: z.coerce.number().int().nonnegative() }),
  z
    .object({
      intent: z.literal("edit"),
      number,
      heading: lines(500, "首句不能超过 500 字"),
      text: lines(50_000, "正文不能超过 50000 字"),
    })
    .refine((words) => words.heading || words.text, {
      path: ["text"],
      message: "条款不能没有文字；不需要这一条时请用“排除”",
    }),
  z.object({ intent: z.literal("put-back"), index: z.coerce.number().int().nonnegative() }),
  z.object({
    intent: z.literal("title"),
    title: lines(300, "标题不能超过 300 字").pipe(z.string().min(1, "请填写标题")),
  }),
  z.object({
    intent: z.literal("texts"),
    notice: lines(50_000, "公告不能超过 50000 字"),
    explanation: lines(200_000, "起草说明不能超过 200000 字"),
  }),
  z.object({
    intent: z.literal("contacts"),
    emails: list.pipe(z.array(z.email("请填写正确的电子邮箱")).max(10, TEN)),
    phones: list.pipe(z.array(z.string().max(40, "每一项不能超过 40 字")).max(10, TEN)),
    persons: list.pipe(z.array(z.string().max(40, "每一项不能超过 40 字")).max(10, TEN)),
    postalAddress: orNull(200),
    postcode: orNull(10),
  }),
]);

export type DraftEdit = z.output<typeof draftEdit>;

/** The outline after the step; the same object where the step is impossible. */
export function applyEdit(outline: Outline, edit: DraftEdit): Outline {
  switch (edit.intent) {
    case "promote":
      return promote(outline, edit.number);
    case "demote":
      return demote(outline, edit.number);
    case "merge":
      return mergeWithPrevious(outline, edit.number);
    case "exclude":
      return excludeClause(outline, edit.number);
    case "split":
      return splitClause(outline, edit.number, edit.offset);
    case "edit":
      return editClause(outline, edit.number, edit);
    case "put-back":
      return putBack(outline, edit.index);
    case "title":
      return { ...outline, title: edit.title };
    case "texts":
      return { ...outline, notice: edit.notice, explanation: edit.explanation };
    case "contacts": {
      const { intent: _, ...given } = edit;
      return { ...outline, contacts: { ...given, masked: outline.contacts.masked } };
    }
  }
}

export const EDIT_WORDS: Record<DraftEdit["intent"], string> = {
  promote: "升级",
  demote: "降级",
  merge: "并入上一条",
  exclude: "排除",
  split: "拆分",
  edit: "改文字",
  "put-back": "放回",
  title: "改标题",
  texts: "改公告和说明",
  contacts: "改联系方式",
};
