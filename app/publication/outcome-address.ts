import { z } from "zod";
import { earlierPlace } from "~/app/consultations/versions/clause-place";
import { ordinal } from "~/app/platform/whole-number";
import { DECISIONS } from "~/db/tables/triage";

const number = ordinal();

/** What of the result page is in its address. A value that makes no sense is as if it were absent. */
const address = z.object({
  /** A clause's number; `1-17` where only an earlier version has it. */
  clause: z
    .union([z.literal("whole"), number, earlierPlace])
    .optional()
    .catch(undefined),
  topic: z
    .union([z.literal("none"), number])
    .optional()
    .catch(undefined),
  decision: z.enum(DECISIONS).optional().catch(undefined),
  /** The place where the page before ended: clause's id (0: the whole draft) and comment's id. */
  after: z
    .string()
    .regex(/^\d{1,15}\.\d{1,15}$/)
    .transform((text) => {
      const [clauseId, commentId] = text.split(".").map(Number) as [number, number];
      return { clauseId: clauseId || null, commentId };
    })
    .optional()
    .catch(undefined),
});

export type OutcomeAddress = z.output<typeof address>;

export const readOutcomeAddress = (search: URLSearchParams): OutcomeAddress =>
  address.parse(Object.fromEntries(search));

/** The query string, with its question mark, of the list of opinions with these filters. */
export function outcomeSearch({ clause, topic, decision, after }: OutcomeAddress): string {
  const search = new URLSearchParams();
  if (clause) search.set("clause", String(clause));
  if (topic) search.set("topic", String(topic));
  if (decision) search.set("decision", decision);
  if (after) search.set("after", `${after.clauseId ?? 0}.${after.commentId}`);
  return search.size > 0 ? `?${search}` : "";
}
