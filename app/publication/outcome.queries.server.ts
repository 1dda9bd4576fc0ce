import { CHANNEL_WORDS } from "~/app/comments/words";
import { type ClausePlace, placeOfClause } from "~/app/consultations/versions/clause-place";
import { sameWords } from "~/app/consultations/versions/version-changes";
import { redlineOf } from "~/app/drafts/changes/redline";
import { paths } from "~/app/paths";
import type { Db } from "~/db/schema";
import type { OutcomeTotals } from "~/db/tables/publication";
import { clausesForSummary, type SummaryClause } from "./clauses.queries.server";
import type { OutcomeAddress } from "./outcome-address";
import { countingRun, type Filter, type Scope } from "./scope.server";
import {
  foldCampaigns,
  type PageRow,
  placeOf as placeOfRow,
  summaryPage,
} from "./summary-page.server";
import { topicsForPublic } from "./topics.queries.server";
import { decisionsByClause, totalsOf } from "./totals.queries.server";
import { clauseName, senderWords } from "./words";

export const OPINIONS_PAGE = 50;

/** The head of the result page, published or not; null where nothing of that address is public. */
export async function outcomeHead(db: Db, slug: string) {
  const row = await db
    .selectFrom("consultations as c")
    .innerJoin("offices as f", "f.id", "c.office_id")
    .leftJoin("outcomes as o", "o.consultation_id", "c.id")
    .select([
      "c.id",
      "c.slug",
      "c.title",
      "c.visibility",
      "f.name as officeName",
      "c.opens_at",
      "c.closes_at",
      "c.answered_at as answeredAt",
      "c.withdrawn_at as withdrawnAt",
      "c.comments_at_close as commentsAtClose",
      "o.statement",
      "o.totals",
      "o.published_at as publishedAt",
    ])
    .where("c.slug", "=", slug)
    .where("c.published_at", "is not", null)
    .executeTakeFirst();
  if (!row) return null;
  const { opens_at, closes_at, statement, totals, publishedAt, ...head } = row;
  const published =
    head.answeredAt && statement !== null && totals && publishedAt
      ? { statement, totals, publishedAt }
      : null;
  return { ...head, opensAt: opens_at!, closesAt: closes_at!, published };
}

export type OutcomeHead = NonNullable<Awaited<ReturnType<typeof outcomeHead>>>;

/** The sums that each of these consultations was answered with; those without an outcome are left out. */
export async function totalsByConsultation(db: Db, ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, OutcomeTotals>();
  const rows = await db
    .selectFrom("outcomes")
    .select(["consultation_id", "totals"])
    .where("consultation_id", "in", ids)
    .execute();
  return new Map(rows.map((row) => [row.consultation_id, row.totals]));
}

/** What the result page shows once it is published: sums, topics, clauses, one page of opinions. */
export async function outcomeForPublic(db: Db, head: OutcomeHead, address: OutcomeAddress) {
  if (!head.published) return null;
  const runId = await countingRun(db, head.id, head.published.totals.runId);
  const scope: Scope = {
    consultationId: head.id,
    runId,
    audience: "public",
    visibility: head.visibility,
  };
  const clauses = await clausesForSummary(db, head.id);
  const counts = await decisionsByClause(db, scope);
  const byClause = [...lastOfEach(clauses), null].flatMap((clause) => {
    const counted = counts.find((each) => each.key === (clause?.lineage ?? null));
    if (!counted) return [];
    const { comments, decisions } = counted;
    const at = clause
      ? { number: clause.number, ...placeOf(clause), address: addressOf(head.slug, clause) }
      : null;
    return [{ ...(at ?? WHOLE), name: clauseName(clause), comments, decisions }];
  });
  const byTopic = await topicsForPublic(db, scope);
  const filter = filterOf(address, clauses);
  const list =
    head.visibility === "never" || !filter
      ? null
      : await opinions(db, head.slug, scope, filter, address, clauses);
  return { byClause, byTopic, list };
}

export type PublicOutcome = NonNullable<Awaited<ReturnType<typeof outcomeForPublic>>>;

/** null where the address names a clause that the draft does not have. */
function filterOf(
  { clause, topic, decision }: OutcomeAddress,
  clauses: Map<number, SummaryClause>,
): Filter | null {
  const filter: Filter = { decision };
  if (topic) filter.topicId = topic === "none" ? null : topic;
  if (clause === "whole") filter.lineage = null;
  else if (clause) {
    const named = [...clauses.values()].find((each) => placeOf(each).place === clause);
    if (!named) return null;
    filter.lineage = named.lineage;
  }
  return filter;
}

const WHOLE = { number: null, place: "whole", address: null } as const;

/** How an address names it: by its number or, of an earlier version, by that and its number there. */
const placeOf = ({ number, version, earlier }: SummaryClause): { place: ClausePlace } => ({
  place: placeOfClause({ number, version, gone: earlier !== null }),
});

const addressOf = (slug: string, { number, earlier }: SummaryClause): string =>
  earlier === null
    ? paths.clauseAnchor(slug, number)
    : paths.clauseOfVersion(slug, earlier, number);

/** Of every clause the latest version of it: those that stand in their order, then those that went. */
function lastOfEach(clauses: Map<number, SummaryClause>): SummaryClause[] {
  const last = new Map<number, SummaryClause>();
  for (const clause of clauses.values()) last.set(clause.lineage, clause);
  const gone = ({ earlier }: SummaryClause) => (earlier === null ? 0 : 1);
  return [...last.values()].sort((a, b) => gone(a) - gone(b) || a.number - b.number);
}

async function opinions(
  db: Db,
  slug: string,
  scope: Scope,
  filter: Filter,
  address: OutcomeAddress,
  clauses: Map<number, SummaryClause>,
) {
  const fold = await foldCampaigns(db, scope, filter);
  const { comments } = await totalsOf(db, scope, filter);
  const rows = await summaryPage(db, scope, fold, address.after ?? null, OPINIONS_PAGE + 1);
  const shown = rows.slice(0, OPINIONS_PAGE);
  return {
    /** Comments that the filters mean, near-identical ones counted each. */
    comments,
    /** How many of them are counted, but not shown. */
    unshown: fold.unshown,
    opinions: shown.map((row) => opinionOf(slug, row, clauses.get(row.clauseId ?? 0) ?? null)),
    next: rows.length > OPINIONS_PAGE ? placeOfRow(shown.at(-1)!) : null,
  };
}

function opinionOf(slug: string, row: PageRow, clause: SummaryClause | null) {
  return {
    id: row.id,
    clause: clause ? { address: addressOf(slug, clause), name: clauseName(clause) } : null,
    since: clause && changeSince(clause),
    who: senderWords(row.publicName, row.senders),
    senders: row.senders,
    channel: CHANNEL_WORDS[row.channel],
    body: row.body,
    suggestion: row.suggestion,
    decision: row.decision!,
    reason: row.reason,
  };
}

/** What became of the words that a comment was made on; null where they stand as they were. */
function changeSince({ earlier, standing, heading, text }: SummaryClause) {
  if (earlier === null) return null;
  if (!standing) return { gone: true, redline: null, words: null } as const;
  if (sameWords(standing, { heading, text })) return null;
  const words = standing.heading + standing.text;
  return { gone: false, redline: redlineOf(heading + text, words), words } as const;
}

export type PublicOpinion = ReturnType<typeof opinionOf>;
