import type { FieldRule, Visibility } from "~/db/tables/consultations";

export const VISIBILITY_WORDS: Record<Visibility, string> = {
  reviewed: "审核后公开",
  never: "不公开",
  "at-once": "提交后立即公开",
};

export const FIELD_RULE_WORDS: Record<FieldRule, string> = {
  required: "必填",
  optional: "选填",
  hidden: "不问",
};

/** Read before each change of a wording by a screen reader. */
export const REDLINE_WORDS = { added: "增加：", removed: "删去：" };
