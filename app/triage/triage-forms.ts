import { z } from "zod";
import { ordinal, rowId } from "~/app/platform/whole-number";
import { DECISIONS } from "~/db/tables/triage";

const MAX_TEXT = 5_000;

const written = z
  .string()
  .default("")
  .transform((text) => text.replace(/\r\n?/g, "\n").trim())
  .pipe(z.string().max(MAX_TEXT, `不能超过 ${MAX_TEXT} 字`));

/** A decision; null takes the decision back. Anything but adopting it demands a reason. */
export const decisionForm = z
  .object({
    decision: z.union([z.enum(DECISIONS), z.literal("").transform(() => null)], {
      message: "请选择处理意见",
    }),
    reason: written,
  })
  .refine(({ decision, reason }) => !demandsReason(decision) || reason !== "", {
    path: ["reason"],
    message: "除采纳外，都须写明理由，反馈时会向公众公布",
  });
export type DecisionForm = z.output<typeof decisionForm>;

export const demandsReason = (decision: string | null): boolean =>
  decision !== null && decision !== "" && decision !== "adopted";

export const assignmentForm = z.object({
  /** null: with no unit. */
  unit: z
    .union([z.literal("").transform(() => null), rowId("请选择责任单位")], {
      message: "请选择责任单位",
    })
    .default(null),
});

export const noteForm = z.object({
  note: written.pipe(z.string().min(1, "请写下备注")),
});

export const reviewForm = z.object({ review: z.enum(["shown", "hidden"], "请选择是否公开") });

const id = rowId();

/** Which comments an act is meant for. `expected` is the number that the officer saw. */
export const selectionForm = z.discriminatedUnion("scope", [
  z.object({ scope: z.literal("one"), comment: id }),
  z.object({
    scope: z.literal("ticked"),
    ids: z.array(id).min(1, "请先勾选意见").max(1000, "一次最多勾选 1000 条"),
  }),
  z.object({
    scope: z.literal("campaign"),
    campaign: ordinal(),
    expected: z.coerce.number().int(),
  }),
  z.object({ scope: z.literal("matching"), expected: z.coerce.number().int() }),
]);
