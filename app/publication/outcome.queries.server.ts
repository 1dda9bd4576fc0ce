import { CHANNEL_WORDS } from "~/app/comments/words";
import type { Db } from "~/db/schema";
import type { OutcomeTotals } from "~/db/tables/publication";
import { clausesForSummary, type SummaryClause } from "./clauses.queries.server";
import type { OutcomeAddress } from "./outcome-address";
import { countingRun, type Filter, type Scope } from "./scope.server";
import { foldCampaigns, type PageRow, placeOf, summaryPage } from "./summary-page.server";
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
  const byClause = [...clauses.values(), null].flatMap((clause) => {
    const counted = counts.find((each) => each.key === (clause?.id ?? null));
    if (!counted) return [];
    const { comments, decisions } = counted;
    return [{ number: clause?.number ?? null, name: clauseName(clause), comments, decisions }];
  });
  const byTopic = await topicsForPublic(db, scope);
  const filter = filterOf(address, clauses);
  const list =
    head.visibility === "never" || !filter
      ? null
      : await opinions(db, scope, filter, address, clauses);
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
  if (clause === "whole") filter.clauseId = null;
  else if (clause) {
    const named = [...clauses.values()].findLast((each) => each.number === clause);
    if (!named) return null;
    filter.clauseId = named.id;
  }
  return filter;
}

async function opinions(
  db: Db,
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
    opinions: shown.map((row) => opinionOf(row, clauses.get(row.clauseId ?? 0) ?? null)),
    next: rows.length > OPINIONS_PAGE ? placeOf(shown.at(-1)!) : null,
  };
}

function opinionOf(row: PageRow, clause: SummaryClause | null) {
  return {
    id: row.id,
    clause: clause ? { number: clause.number, name: clauseName(clause) } : null,
    who: senderWords(row.publicName, row.senders),
    senders: row.senders,
    channel: CHANNEL_WORDS[row.channel],
    body: row.body,
    suggestion: row.suggestion,
    decision: row.decision!,
    reason: row.reason,
  };
}

export type PublicOpinion = ReturnType<typeof opinionOf>;
