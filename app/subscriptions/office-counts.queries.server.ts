import { sql } from "kysely";
import type { Db } from "~/db/schema";

export type OfficeCounts = { unreviewed: number; undecided: number };

export async function officeCounts(db: Db, consultationId: number): Promise<OfficeCounts> {
  const { rows } = await sql<OfficeCounts>`
    select
      (select count(*) from comments c join consultations k on k.id = c.consultation_id
        where c.consultation_id = ${consultationId} and c.review = 'pending'
          and k.visibility = 'reviewed') as unreviewed,
      (select count(*) from comments where consultation_id = ${consultationId})
        - (select count(*) from triage_entries
           where consultation_id = ${consultationId} and decision is not null) as undecided
  `.execute(db);
  return rows[0]!;
}

export type DigestLine = {
  title: string;
  closesAt: Date;
  /** Received on the day before. */
  fresh: number;
  unreviewed: number;
  /** Closes within a week. */
  closesSoon: boolean;
};

/**
 * What has happened with the office's consultations in the day that ended at 08:30 of `day`
 * (2026-11-10, Asia/Shanghai), and what waits; only those with something to say.
 */
export async function digestOfOffice(db: Db, officeId: number, day: string): Promise<DigestLine[]> {
  const until = sql`${`${day} 08:30:00+08`}::timestamptz`;
  const { rows } = await sql<DigestLine>`
    select * from (
      select k.title, k.closes_at as "closesAt",
        (select count(*) from comments where consultation_id = k.id
          and received_at >= ${until} - interval '1 day' and received_at < ${until}) as fresh,
        case when k.visibility = 'reviewed' then
          (select count(*) from comments where consultation_id = k.id and review = 'pending')
          else 0 end as unreviewed,
        k.closes_at > ${until} and k.closes_at <= ${until} + interval '7 days' as "closesSoon"
      from consultations k
      where k.office_id = ${officeId} and k.published_at is not null and k.answered_at is null
        and k.withdrawn_at is null
        and k.opens_at <= ${until}
    ) lines
    where fresh > 0 or unreviewed > 0 or "closesSoon"
    order by "closesAt", title limit 50`.execute(db);
  return rows;
}

/**
 * One consultation of each office that has any under way: what a digest may be about. `day` is the
 * present day in Asia/Shanghai.
 */
export async function officesUnderWay(db: Db): Promise<{ day: string; consultationIds: number[] }> {
  const { rows } = await sql<{ day: string; id: number | null }>`
    select to_char(clock_timestamp() at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day, k.id
    from (select 1) one left join (
      select min(id) as id from consultations
      where published_at is not null and answered_at is null and withdrawn_at is null group by office_id
    ) k on true order by k.id`.execute(db);
  return { day: rows[0]!.day, consultationIds: rows.flatMap((row) => row.id ?? []) };
}

export async function dayOfDatabase(db: Db): Promise<string> {
  return (await officesUnderWay(db)).day;
}
