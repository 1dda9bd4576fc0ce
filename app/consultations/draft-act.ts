import { z } from "zod";
import { draftEdit } from "./draft-edit";
import { natural, ONE_LINE, words } from "./draft-fields";

const key = z.coerce.number().int().positive();
const finding = z.string().min(1).max(100);

/** What an officer does on the page of a draft beside changing it. */
const other = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("undo"), edition: natural }),
  z.object({ intent: z.literal("redo"), edition: natural }),
  z.object({ intent: z.literal("confirm"), finding }),
  z.object({ intent: z.literal("reopen"), finding }),
  z.object({
    intent: z.literal("keep"),
    key,
    was: z.string().max(100),
    marker: words(40, "序号不能超过 40 字").pipe(z.string().regex(ONE_LINE)),
    heading: words(50_000, "首句太长"),
    text: words(50_000, "正文不能超过 50000 字"),
  }),
  z.object({ intent: z.literal("discard"), key }),
]);

const seen = z.object({ key, was: z.string().min(1).max(100) });
const OTHERS: readonly string[] = ["undo", "redo", "confirm", "reopen", "keep", "discard"];

/** A form of the page as it was sent. */
export function readDraftAct(typed: Record<string, string>) {
  if (OTHERS.includes(typed.intent ?? "")) return other.safeParse(typed);
  // Whoever replaces has seen the words of now, and means to put the own ones in their place.
  const replaces = typed.intent === "replace";
  const edit = replaces ? { ...typed, intent: "edit" } : typed;
  const was = replaces ? typed.now : typed.was;
  return z
    .object({ edition: natural.catch(0), seen: seen.optional().catch(undefined), edit: draftEdit })
    .transform((step) => ({ intent: "step" as const, ...step }))
    .safeParse({ edition: typed.edition, seen: was ? { ...typed, was } : undefined, edit });
}

type Parsed = Extract<ReturnType<typeof readDraftAct>, { success: true }>;
export type DraftAct = Parsed["data"];
