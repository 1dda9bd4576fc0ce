import type { Channel, Stance } from "~/db/tables/comments";
import type { Decision } from "~/db/tables/triage";

/** What the office answers. Anything but `adopted` carries a reason. */
export type Answer = { decision: Decision; reason: string };

export const adopted = (reason: string): Answer => ({ decision: "adopted", reason });
export const partly = (reason: string): Answer => ({ decision: "partly", reason });
export const rejected = (reason: string): Answer => ({ decision: "rejected", reason });
export const explained = (reason: string): Answer => ({ decision: "explained", reason });

type Said = {
  body: string;
  /** A proposed wording for the clause. */
  suggestion?: string;
  stance: Stance;
  channel: Channel;
  name?: string;
  organisation?: string;
  contact?: string;
  /** Absent: the office has not come to it yet. */
  answer?: Answer;
};

/** A comment on a rule. `article` is the X of 第X条; null speaks of the whole draft. */
export type DemoComment = Said & { article: number | null };

/** A comment on a plan. `heading` begins the heading of its clause; null speaks of the whole. */
export type PlanComment = Said & { heading: string | null };

export type More = {
  suggestion?: string;
  via?: Channel;
  name?: string;
  organisation?: string;
  contact?: string;
  answer?: Answer;
};

function said(stance: Stance, body: string, { via = "site", ...more }: More): Said {
  return { body, stance, channel: via, ...more };
}

export function on(
  article: number | null,
  stance: Stance,
  body: string,
  more: More = {},
): DemoComment {
  return { article, ...said(stance, body, more) };
}

export function under(
  heading: string | null,
  stance: Stance,
  body: string,
  more: More = {},
): PlanComment {
  return { heading, ...said(stance, body, more) };
}
