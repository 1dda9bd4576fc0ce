import { z } from "zod";
import {
  demote,
  editClause,
  excludeClause,
  mergeWithPrevious,
  promote,
  putBack,
  splitClause,
} from "~/app/drafts/editing/edit-outline";
import { markHeading, readAs, readAsEverywhere, splitList } from "~/app/drafts/editing/edit-words";
import { moveClause } from "~/app/drafts/editing/move-clause";
import type { Outline } from "~/app/drafts/outline";
import { isoShanghai } from "~/app/platform/time";
import { list, natural, ONE_LINE, orNull, positive, TEN, words } from "./draft-fields";
import { readWindow } from "./window-fields";

const number = positive;
const starred = z.string().min(2).max(40);

/** One step of an officer on a draft that is not published yet. */
export const draftEdit = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("promote"), number }),
  z.object({ intent: z.literal("demote"), number }),
  z.object({ intent: z.literal("move-up"), number }),
  z.object({ intent: z.literal("move-down"), number }),
  z.object({ intent: z.literal("merge"), number }),
  z.object({ intent: z.literal("exclude"), number }),
  z.object({ intent: z.literal("split"), number, offset: natural }),
  z.object({ intent: z.literal("split-list"), number }),
  z.object({ intent: z.literal("heading"), number, length: natural }),
  z.object({
    intent: z.literal("read-as"),
    number,
    quote: starred,
    reading: starred,
  }),
  z.object({ intent: z.literal("read-as-everywhere"), quote: starred, reading: starred }),
  z
    .object({
      intent: z.literal("edit"),
      number,
      marker: words(20, "序号不能超过 20 字")
        .pipe(z.string().regex(ONE_LINE, "序号只能有一行"))
        .optional(),
      heading: words(500, "首句不能超过 500 字"),
      text: words(50_000, "正文不能超过 50000 字"),
    })
    .refine((clause) => clause.heading || clause.text, {
      path: ["text"],
      message: "条款不能没有文字；不需要这一条时请用“排除”",
    }),
  z.object({
    intent: z.literal("put-back"),
    index: natural,
    count: z.coerce.number().int().min(1).max(2_000).optional(),
  }),
  z.object({
    intent: z.literal("title"),
    title: words(300, "标题不能超过 300 字").pipe(z.string().min(1, "请填写标题")),
  }),
  z
    .object({
      intent: z.literal("window"),
      closesOn: z.string().trim(),
      closesHour: z.enum(["24", "at"], "请选择截止到几点"),
      closesTime: z.string().trim().default(""),
    })
    .refine((form) => closingOf(form) !== null, {
      path: ["closesOn"],
      message: "请填写截止日期；选“当日某时”的，还要填写钟点",
    }),
  z.object({
    intent: z.literal("texts"),
    notice: words(50_000, "公告不能超过 50000 字"),
    explanation: words(200_000, "起草说明不能超过 200000 字"),
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
    case "move-up":
      return moveClause(outline, edit.number, -1);
    case "move-down":
      return moveClause(outline, edit.number, 1);
    case "merge":
      return mergeWithPrevious(outline, edit.number);
    case "exclude":
      return excludeClause(outline, edit.number);
    case "split":
      return splitClause(outline, edit.number, edit.offset);
    case "split-list":
      return splitList(outline, edit.number);
    case "heading":
      return markHeading(outline, edit.number, edit.length);
    case "read-as":
      return readAs(outline, edit.number, edit.quote, edit.reading);
    case "read-as-everywhere":
      return readAsEverywhere(outline, edit.quote, edit.reading);
    case "edit":
      return editClause(outline, edit.number, edit);
    case "put-back":
      return putBack(outline, edit.index, edit.count);
    case "title":
      return withTitle(outline, edit.title);
    case "window":
      return withClosing(outline, closingOf(edit)!);
    case "texts":
      return { ...outline, notice: edit.notice, explanation: edit.explanation };
    case "contacts": {
      const { intent: _, ...given } = edit;
      return { ...outline, contacts: { ...given, masked: outline.contacts.masked } };
    }
  }
}

/** The title that was in use stays among those that can be chosen. */
function withTitle(outline: Outline, title: string): Outline {
  const { title: former } = outline;
  if (title === former) return outline;
  const others = [former, ...outline.headings].filter((one) => one !== "" && one !== title);
  return { ...outline, title, headings: [...new Set(others)] };
}

type Closing = { closesOn: string; closesHour: string; closesTime: string };

/** `now` matters only to a window that opens at once, and says nothing of when one closes. */
const closingOf = (form: Closing): Date | null =>
  readWindow({ opens: "now", opensAt: "", ...form }, new Date(0)).closesAt;

/** A person said when it closes: nothing of that is inferred any more. */
function withClosing(outline: Outline, closesAt: Date): Outline {
  const { opensAt, phrase, inferred } = outline.window ?? {
    opensAt: null,
    phrase: "",
    inferred: [],
  };
  const kept = inferred.filter((part) => part === "opening-year");
  return {
    ...outline,
    window: { opensAt, closesAt: isoShanghai(closesAt), phrase, inferred: kept },
  };
}

export const EDIT_WORDS: Record<DraftEdit["intent"], string> = {
  promote: "升级",
  demote: "降级",
  "move-up": "上移",
  "move-down": "下移",
  merge: "并入上一条",
  exclude: "排除",
  split: "拆分",
  "split-list": "拆成几条",
  heading: "改标题首句",
  "read-as": "补正星号",
  "read-as-everywhere": "全文补正星号",
  edit: "改文字",
  "put-back": "放回",
  title: "改标题",
  window: "改截止时间",
  texts: "改公告和说明",
  contacts: "改联系方式",
};

/**
 * 第 3 处升级: what stands in the audit and at the button that takes the step back. Not 第 3 条: the
 * running number of a clause is not the number of an article.
 */
export const stepWords = (edit: DraftEdit): string =>
  ("number" in edit ? `第 ${edit.number} 处` : "") + EDIT_WORDS[edit.intent];
