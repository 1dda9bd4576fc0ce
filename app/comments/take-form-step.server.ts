import { randomUUID } from "node:crypto";
import { statusAt } from "~/app/consultations/window";
import { DomainError, type FieldErrors, REFUSALS } from "~/app/platform/errors";
import { takeTurn } from "~/app/platform/rate-limits.server";
import type { Db } from "~/db/schema";
import type { CitizenFields } from "~/db/tables/consultations";
import { type CommentForm, readCommentForm, withoutHiddenFields } from "./comment-form";
import { isSuperseded } from "./place-meant.server";
import { type Secrets, submitComment } from "./submit-comment.server";

/** What stood in the controls, to be shown again exactly as it was. */
export type Typed = Record<(typeof CONTROLS)[number], string>;
const CONTROLS = ["stance", "body", "suggestion", "name", "organisation", "contact"] as const;

export type FormStep =
  | { step: "edit"; status: number; typed: Typed; faults: FieldErrors; refusal: string | null }
  | { step: "preview"; status: number; form: CommentForm; key: string; refusal: string | null }
  /** The draft has a new version, which reads otherwise at this place; nothing is accepted yet. */
  | { step: "changed"; status: number; form: CommentForm; key: string }
  /** The window has closed: nothing is accepted, and all that was typed is given back. */
  | { step: "late"; status: number; typed: Typed }
  | { step: "sent"; code: string };

export type FormAt = {
  id: number;
  slug: string;
  /** The version that was read. */
  version: number;
  /** The clause's number in it; null for the whole draft. */
  clause: number | null;
  /** The words of the clause, with which the form offers to begin; null for the whole draft. */
  original: string | null;
  opensAt: Date;
  closesAt: Date;
  answeredAt: Date | null;
  withdrawnAt: Date | null;
  fields: CitizenFields;
};

type Parts = { db: Db; secrets: Secrets; now: Date; address: string };

/**
 * One step of the citizen's form: `edit` shows it again, `preview` shows what would be sent, `send`
 * submits it. Nothing that was typed is ever lost: every step but `sent` gives it back.
 */
export async function takeFormStep(parts: Parts, at: FormAt, sent: FormData): Promise<FormStep> {
  const typed = Object.fromEntries(CONTROLS.map((name) => [name, textOf(sent, name)])) as Typed;
  // Words that were left as they stood propose nothing.
  if (typed.suggestion.trim() === at.original?.trim()) typed.suggestion = "";
  const edit = (status: number, faults: FieldErrors = {}, refusal: string | null = null) =>
    ({ step: "edit", status, typed, faults, refusal }) as const;
  const intent = textOf(sent, "intent");
  if (intent === "edit") return edit(200);
  if (intent === "send") return send(parts, at, typed, textOf(sent, "key"), edit);

  const status = statusAt(at, parts.now);
  if (status === "planned") return edit(409, {}, REFUSALS["not-open-yet"][1]);
  if (status !== "open") return { step: "late", status: 410, typed };
  const { form, faults } = readCommentForm({ ...typed, ...placeOf(at) }, at.fields);
  if (!form || Object.keys(faults).length > 0) return edit(422, faults);
  if (await isSuperseded(parts.db, at.id, placeOf(at))) return changed(at, form);
  return preview(at, form, 200);
}

async function send(
  parts: Parts,
  at: FormAt,
  typed: Typed,
  key: string,
  edit: (status: number, faults?: FieldErrors, refusal?: string | null) => FormStep,
): Promise<FormStep> {
  const sent = { ...typed, ...placeOf(at) };
  const { form } = readCommentForm(sent, at.fields);
  if (!(await takeTurn("comment", parts.address)))
    return form ? preview(at, form, 429, SLOW_DOWN, key) : edit(429, {}, SLOW_DOWN);
  try {
    const receipt = await submitComment(parts.db, parts.secrets, {
      slug: at.slug,
      key,
      form: sent,
      channel: "site",
    });
    return { step: "sent", code: receipt.code };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === "closed") return { step: "late", status: error.status, typed };
    if (error.code === "not-open-yet") return edit(error.status, {}, error.message);
    if (error.code === "invalid") return edit(error.status, error.detail.fields);
    if (error.code === "version-changed" && form) return changed(at, form);
    if (error.code === "key-reused" && form) return preview(at, form, error.status, CHANGED);
    throw error;
  }
}

const preview = (
  at: FormAt,
  form: CommentForm,
  status: number,
  refusal: string | null = null,
  key: string = randomUUID(),
): FormStep => ({
  step: "preview",
  status,
  form: withoutHiddenFields(form, at.fields),
  key,
  refusal,
});

const changed = (at: FormAt, form: CommentForm): FormStep => ({
  step: "changed",
  status: 409,
  form: withoutHiddenFields(form, at.fields),
  key: randomUUID(),
});

const placeOf = ({ clause, version }: FormAt) => ({ clause, version });

const SLOW_DOWN = "提交过于频繁，这条意见还没有受理。您写的内容都在，请过几分钟再点“提交意见”。";
const CHANGED = "内容在预览之后有改动，还没有提交。请核对下面的内容，再点一次“提交意见”。";

function textOf(sent: FormData, name: string): string {
  const value = sent.get(name);
  return typeof value === "string" ? value.replace(/\r\n?/g, "\n") : "";
}
