import { type SqlBool, sql } from "kysely";
import type { Trx } from "~/db/schema";

/** A campaign of a run. */
export type CampaignAt = { consultationId: number; runId: number; campaignId: number };

/** Holds the campaign, so that two officers do not change it at once; null where it is gone. */
export async function heldCampaign(trx: Trx, { consultationId, runId, campaignId }: CampaignAt) {
  const campaign = await trx
    .selectFrom("campaigns")
    .select(["id", "size", "template_comment_id as templateId"])
    .where("consultation_id", "=", consultationId)
    .where("run_id", "=", runId)
    .where("id", "=", campaignId)
    .forUpdate()
    .executeTakeFirst();
  return campaign ?? null;
}

/** Puts size and template in agreement with the members; a campaign of one comment is none. */
export async function agreeWithMembers(trx: Trx, at: CampaignAt): Promise<void> {
  const { consultationId, runId, campaignId } = at;
  const { size, first, holds } = await trx
    .selectFrom("comment_topics as ct")
    .innerJoin("campaigns as g", (join) =>
      join
        .onRef("g.consultation_id", "=", "ct.consultation_id")
        .onRef("g.run_id", "=", "ct.run_id")
        .onRef("g.id", "=", "ct.campaign_id"),
    )
    .select([
      sql<number>`count(*)`.as("size"),
      sql<number>`min(ct.comment_id)`.as("first"),
      sql<boolean>`bool_or(ct.comment_id = g.template_comment_id)`.as("holds"),
    ])
    .where("ct.consultation_id", "=", consultationId)
    .where("ct.run_id", "=", runId)
    .where("ct.campaign_id", "=", campaignId)
    .executeTakeFirstOrThrow();
  if (size > 1) {
    await trx
      .updateTable("campaigns")
      .set(holds ? { size } : { size, template_comment_id: first })
      .where("consultation_id", "=", consultationId)
      .where("run_id", "=", runId)
      .where("id", "=", campaignId)
      .execute();
    return;
  }
  await trx
    .updateTable("comment_topics")
    .set({ campaign_id: null })
    .where("consultation_id", "=", consultationId)
    .where("run_id", "=", runId)
    .where("campaign_id", "=", campaignId)
    .execute();
  await trx
    .deleteFrom("campaigns")
    .where("consultation_id", "=", consultationId)
    .where("run_id", "=", runId)
    .where("id", "=", campaignId)
    .execute();
}

/**
 * Makes those of the comments one campaign of the run that are in none and that nobody keeps out;
 * at the first free number, which is its own where it was one before. Fewer than two are left alone.
 */
export async function gatherAgain(
  trx: Trx,
  { consultationId, runId }: Omit<CampaignAt, "campaignId">,
  ids: readonly number[],
  templateId: number,
): Promise<void> {
  // Two officers do not take the same number.
  await trx
    .selectFrom("analysis_runs")
    .select("id")
    .where("consultation_id", "=", consultationId)
    .where("id", "=", runId)
    .forUpdate()
    .execute();
  const { rows } = await sql<{ id: number }>`
    select min(n) as id from generate_series(1, (
      select coalesce(max(id), 0) + 1 from campaigns
      where consultation_id = ${consultationId} and run_id = ${runId})) as n
    where not exists (select 1 from campaigns
      where consultation_id = ${consultationId} and run_id = ${runId} and id = n)`.execute(trx);
  const campaignId = rows[0]!.id;
  const gathered = await trx
    .updateTable("comment_topics")
    .set({ campaign_id: campaignId })
    .where("consultation_id", "=", consultationId)
    .where("run_id", "=", runId)
    .where("campaign_id", "is", null)
    .where(sql<SqlBool>`comment_id = any(${[...ids]}::bigint[])`)
    .where(isKeptByNobody(consultationId))
    .executeTakeFirstOrThrow();
  await trx
    .insertInto("campaigns")
    .values({
      consultation_id: consultationId,
      run_id: runId,
      id: campaignId,
      size: Number(gathered.numUpdatedRows),
      template_comment_id: templateId,
    })
    .execute();
  await agreeWithMembers(trx, { consultationId, runId, campaignId });
}

/** No officer took the comment out of its campaign, or that campaign apart. */
const isKeptByNobody = (consultationId: number) => sql<SqlBool>`
  not exists (select 1 from campaign_removals r
    where r.consultation_id = ${consultationId} and r.comment_id = comment_topics.comment_id)
  and not exists (select 1 from dissolved_comments d
    where d.consultation_id = ${consultationId} and d.comment_id = comment_topics.comment_id)`;
