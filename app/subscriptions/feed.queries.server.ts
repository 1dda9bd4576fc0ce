import { type RawBuilder, sql } from "kysely";
import type { Db } from "~/db/schema";

export const FEED_EVENTS = [
  "planned",
  "opened",
  "changed",
  "extended",
  "withdrawn",
  "closed",
  "answered",
] as const;
export type FeedEvent = (typeof FEED_EVENTS)[number];

export type FeedEntry = {
  event: FeedEvent;
  at: Date;
  consultationId: number;
  slug: string;
  title: string;
  office: string;
  summary: string;
  closesAt: Date;
  /** Of a `changed` entry. */
  version: number | null;
  note: string;
  /** How many comments a `closed` or `answered` entry tells of. */
  comments: number;
};

const ENTRIES = 50;

/** What has happened in public, the latest first, for one office, one consultation or all. */
export async function feedEntries(
  db: Db,
  now: Date,
  of: { officeId?: number; consultationId?: number } = {},
): Promise<FeedEntry[]> {
  const mine = sql`c.published_at is not null
    ${of.officeId === undefined ? sql`` : sql`and c.office_id = ${of.officeId}`}
    ${of.consultationId === undefined ? sql`` : sql`and c.id = ${of.consultationId}`}`;
  // Each kind gives no more than the feed can hold, so that none is sorted as a whole.
  const events = (event: FeedEvent, at: RawBuilder<unknown>, when: RawBuilder<unknown>) => sql`(
    select ${sql.lit(event)} as event, ${at} as at, c.id, null::integer as version, '' as note
    from consultations c where ${mine} and ${when} and ${at} <= ${now}::timestamptz
    order by at desc limit ${ENTRIES})`;
  const { rows } = await sql<FeedEntry>`
    select e.event, e.at, c.id as "consultationId", c.slug, c.title, o.name as office, c.summary,
      c.closes_at as "closesAt", e.version, e.note, coalesce(c.comments_at_close, 0) as comments
    from (
      ${events("planned", sql`c.published_at`, sql`c.opens_at > c.published_at`)}
      union all
      ${events("opened", sql`greatest(c.opens_at, c.published_at)`, sql`c.opens_at < c.closes_at`)}
      union all
      ${events("closed", sql`c.closed_at`, sql`c.closed_at is not null and c.withdrawn_at is null`)}
      union all (
        select w.kind, w.at, c.id, null::integer, w.reason
        from window_changes w join consultations c on c.id = w.consultation_id
        where ${mine} and w.kind in ('extended', 'withdrawn') and w.at <= ${now}::timestamptz
        order by w.at desc limit ${ENTRIES})
      union all
      ${events("answered", sql`c.answered_at`, sql`c.answered_at is not null`)}
      union all (
        select 'changed', d.published_at, c.id, d.version, d.note
        from drafts d join consultations c on c.id = d.consultation_id
        where ${mine} and d.version > 1 and d.purpose = 'correction' and d.published_at <= ${now}::timestamptz
        order by d.published_at desc limit ${ENTRIES})
    ) e
    join consultations c on c.id = e.id
    join offices o on o.id = c.office_id
    order by e.at desc, c.id desc, e.event
    limit ${ENTRIES}`.execute(db);
  return rows;
}
