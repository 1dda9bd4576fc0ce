import { sql } from "kysely";
import type { Db } from "~/db/schema";

export type Round = {
  slug: string;
  round: number;
  opensAt: Date;
  closesAt: Date;
  reason: string | null;
};

/** The published rounds about the same matter, the first one first; itself alone where it is the only one. */
export async function roundsForReaders(db: Db, consultationId: number): Promise<Round[]> {
  const { rows } = await sql<Round>`
    with recursive earlier as (
      select id, previous_id from consultations where id = ${consultationId}
      union all
      select c.id, c.previous_id from consultations c join earlier e on c.id = e.previous_id
    ), matter as (
      select id from earlier where previous_id is null
      union all
      select c.id from consultations c join matter m on c.previous_id = m.id
    )
    select c.slug, c.round, c.opens_at as "opensAt", c.closes_at as "closesAt",
           c.round_reason as reason
    from consultations c join matter m on m.id = c.id
    where c.published_at is not null order by c.round`.execute(db);
  return rows;
}

/** The round after this one, public or in preparation, of the same office; null where there is none. */
export async function nextRound(db: Db, consultationId: number): Promise<{ slug: string } | null> {
  const row = await db
    .selectFrom("consultations")
    .select("slug")
    .where("previous_id", "=", consultationId)
    .executeTakeFirst();
  return row ?? null;
}
