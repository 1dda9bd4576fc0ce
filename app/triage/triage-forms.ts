import { z } from "zod";
import { fewestTopics, mostTopics } from "~/app/analysis/granularity";
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
    /** What stood when the one comment was read: the instant of its decision, or empty. */
    stands: z.string().max(20).optional(),
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

export const topicNameForm = z.object({
  label: z
    .string()
    .default("")
    .transform((text) => text.replace(/\s+/g, " ").trim())
    .pipe(z.string().min(1, "请写下主题名称").max(40, "主题名称不超过 40 字")),
});

const topicLabel = topicNameForm.shape.label;

/** Into which topic: its number, `none`, or `new` with a name. */
export const placeForm = z.union(
  [
    z.object({ topic: z.literal("none") }).transform(() => ({ topic: null })),
    z.object({ topic: z.literal("new"), label: topicLabel }).transform(({ label }) => ({ label })),
    z.object({ topic: ordinal() }),
  ],
  { message: "请选择主题" },
);

/** The fault at the name of a new topic, or at the choice. */
export function placeFaults(error: z.ZodError): Record<string, string> {
  const inNew = error.issues
    .flatMap((issue) => (issue.code === "invalid_union" ? issue.errors.flat() : [issue]))
    .find(({ path }) => path[0] === "label");
  return inNew ? { label: inNew.message } : { topic: "请选择主题" };
}

export const mergeForm = z.object({ into: ordinal("请选择要并入的主题") });

/** How many topics; null: as many as the analysis finds right. */
export const granularityForm = z.object({
  topics: z.union(
    [
      z.literal("").transform(() => null),
      ordinal().refine(
        (topics) => topics >= fewestTopics && topics <= mostTopics,
        `主题数目须在 ${fewestTopics} 到 ${mostTopics} 之间`,
      ),
    ],
    { message: "请选择主题数目" },
  ),
});

export const reviewForm = z.object({ review: z.enum(["shown", "hidden"], "请选择是否公开") });

const id = rowId();

/** The campaign that an officer looks at: its number alone may mean another one after a new run. */
export const campaignSeenForm = z.object({
  campaign: ordinal(),
  expected: z.coerce.number().int(),
  template: id,
});

/** So many at once are an officer's everyday work; for more the number has to be confirmed. */
export const UNASKED = 50;

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
    comment: id,
    expected: z.coerce.number().int(),
  }),
  z
    .object({
      scope: z.literal("matching"),
      expected: z.coerce.number().int(),
      /** The number again, as it was ticked. */
      confirmed: z.coerce.number().optional().catch(undefined),
    })
    .refine(({ expected, confirmed }) => expected <= UNASKED || confirmed === expected, {
      path: ["confirmed"],
      error: ({ input }) =>
        `将一次办理 ${(input as { expected: number }).expected.toLocaleString("en-US")} 条，请先勾选确认；没有办理任何一条`,
    }),
  /** What the officer has just decided: when, in milliseconds. */
  z.object({ scope: z.literal("just"), at: z.coerce.number().int().min(0).max(8.64e15) }),
]);
