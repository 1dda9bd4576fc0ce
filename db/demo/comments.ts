/** What citizens say in the demonstration, and what the office has answered so far. */
import { answeredComments } from "./comments/answered-plan";
import { openComments } from "./comments/open-plan";
import { ruleComments } from "./comments/rule/index";
import type { Answer } from "./comments/said";

export type { Answer, DemoComment, PlanComment } from "./comments/said";
export { answeredComments, openComments, ruleComments };

/** By the place of the comment in `ruleComments`; null where the office has not decided yet. */
export const ruleDecisions: (Answer | null)[] = ruleComments.map(({ answer }) => answer ?? null);

/** By the place of the comment in `answeredComments`; all are decided. */
export const answeredDecisions: (Answer | null)[] = answeredComments.map(
  ({ answer }) => answer ?? null,
);
