import { officersOfOffice } from "~/app/accounts/officers.server";
import { may } from "~/app/accounts/permissions";
import { commentCounts } from "~/app/comments/comment-counts.queries.server";
import type { Db } from "~/db/schema";
import { draftStatement } from "./draft-statement";
import { countingRun } from "./scope.server";
import { channelsOf, totalsOf } from "./totals.queries.server";

/**
 * What an officer must know to publish the outcome; null where the office has no such published
 * consultation.
 */
export async function outcomeForOffice(db: Db, office: { id: number; name: string }, slug: string) {
  const row = await db
    .selectFrom("consultations as c")
    .leftJoin("outcomes as o", "o.consultation_id", "c.id")
    .leftJoin("officers as f", "f.id", "o.published_by")
    .select([
      "c.id",
      "c.title",
      "c.visibility",
      "c.opens_at",
      "c.closes_at",
      "c.closed_at as closedAt",
      "o.statement",
      "o.totals",
      "o.published_at as publishedAt",
      "f.name as publishedBy",
    ])
    .where("c.slug", "=", slug)
    .where("c.office_id", "=", office.id)
    .where("c.published_at", "is not", null)
    .executeTakeFirst();
  if (!row) return null;
  const { id, title, visibility, closedAt } = row;
  const opensAt = row.opens_at!;
  const closesAt = row.closes_at!;
  const runId = await countingRun(db, id, row.totals?.runId);
  const totals = await totalsOf(db, { consultationId: id, runId, visibility });
  const channels = await channelsOf(db, id);
  const published = row.publishedAt
    ? { statement: row.statement!, publishedAt: row.publishedAt, publishedBy: row.publishedBy }
    : null;
  const { pending } = await commentCounts(db, id);
  const facts = { title, visibility, officeName: office.name, opensAt, closesAt, channels, totals };
  return {
    id,
    title,
    visibility,
    closesAt,
    closedAt,
    totals,
    // Under the other rules the review changes nothing, or hides what would be shown.
    unreviewed: visibility === "reviewed" ? pending : 0,
    published,
    draft: draftStatement(facts),
  };
}

/** Names of the officers who may publish outcomes, for those who may not. */
export async function publishersOf(db: Db, officeId: number): Promise<string[]> {
  const officers = await officersOfOffice(db, officeId);
  return officers
    .filter((officer) => !officer.disabledAt && may(officer.role, "publish outcomes"))
    .map((officer) => officer.name);
}
