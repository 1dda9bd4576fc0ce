import { clauseFindings } from "~/app/drafts/clause-findings";
import type { Finding } from "~/app/drafts/finding";
import { frontFindings } from "~/app/drafts/front-findings";
import { numberFindings } from "~/app/drafts/number-findings";
import type { DocumentKind, Outline } from "~/app/drafts/outline";
import { windowFindings } from "~/app/drafts/window-findings";
import { HOLIDAYS, type HolidayCalendar } from "~/app/platform/holidays";

/**
 * Everything a person should look at in a working copy, in order of weight: what stands against
 * publishing at all, what must be confirmed, what should be seen, what is merely offered. Read
 * anew from the outline, so what was mended is no longer among it. Of a further version (`version`
 * above 1) only what that version can change: its call, with its window, stands. `calendar` tells
 * the days off.
 */
export function findingsOf(
  outline: Outline,
  now: Date,
  version = 1,
  calendar: HolidayCalendar = HOLIDAYS,
): Finding[] {
  const front = frontFindings({ ...outline, clauses: outline.clauses.length });
  const found = [
    ...front,
    ...windowFindings(outline, now, calendar),
    ...clauseFindings(outline),
    ...numberFindings(outline.clauses),
  ];
  return found
    .filter((finding) => version === 1 || !isOfTheCall(finding, outline.kind))
    .map((finding, index) => ({ finding, index }))
    .sort((one, other) => rank(one.finding) - rank(other.finding) || one.index - other.index)
    .map(({ finding }) => finding);
}

/** Settled when the call was published. A corrected or final text mostly comes without a notice. */
function isOfTheCall({ code, place }: Finding, kind: DocumentKind): boolean {
  if (code === "not-a-consultation") return kind === "other" || kind === "final";
  return code === "no-explanation" || place.part === "window" || place.part === "reason";
}

function rank({ weight, mustConfirm }: Finding): number {
  if (weight === "error") return 0;
  if (mustConfirm) return 1;
  return weight === "warn" ? 2 : 3;
}

/** The findings that still stand against publishing: concluded or doubtful, and confirmed by nobody. */
export function openFindings(
  outline: Outline,
  confirmed: ReadonlySet<string>,
  now: Date,
  version = 1,
): Finding[] {
  return findingsOf(outline, now, version).filter(
    ({ mustConfirm, key }) => mustConfirm && !confirmed.has(key),
  );
}

/** What the finding is called in a page and in a refusal. */
export const findingId = (key: string): string => `finding-${key}`;
