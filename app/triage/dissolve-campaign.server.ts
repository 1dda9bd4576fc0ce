import { type SqlBool, sql } from "kysely";
import type { z } from "zod";
import { recordAudit } from "~/app/accounts/audit.server";
import { may } from "~/app/accounts/permissions";
import type { Officer } from "~/app/accounts/sessions.server";
import { DomainError } from "~/app/platform/errors";
import type { Db, Trx } from "~/db/schema";
import { currentRun } from "./board.queries.server";
import { agreeWithMembers, type CampaignAt, gatherAgain, heldCampaign } from "./keep-apart.server";
import { auditOf, holdUnanswered } from "./select-comments.server";
import type { campaignSeenForm } from "./triage-forms";

/** Comments that leave with one statement. */
const AT_ONCE = 2_000;

/**
 * Takes a campaign apart: its comments are answered one by one, and no later run puts two of them
 * into one. What was answered to them together stays until somebody answers anew. Throws
 * DomainError `not-allowed`, `not-found`, `already-published`, or `edited-elsewhere` where it is no
 * longer the campaign that was seen.
 */
export async function dissolveCampaign(
  db: Db,
  officer: Officer,
  consultationId: number,
  seen: z.output<typeof campaignSeenForm>,
): Promise<{ size: number }> {
  if (!may(officer.role, "triage comments")) throw new DomainError("not-allowed");
  return db.transaction().execute(async (trx) => {
    await holdUnanswered(trx, officer, consultationId);
    const { finished } = await currentRun(trx, consultationId);
    const at = { consultationId, runId: finished?.id ?? 0, campaignId: seen.campaign };
    const campaign = await heldCampaign(trx, at);
    if (campaign?.size !== seen.expected || campaign.templateId !== seen.template)
      throw new DomainError("edited-elsewhere", {
        message: "这组雷同意见刚刚有变化，请核对后再办理。",
      });
    const { id } = await trx
      .insertInto("campaign_dissolutions")
      .values({
        consultation_id: consultationId,
        template_comment_id: campaign.templateId,
        size: campaign.size,
        officer_id: officer.id,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    const ids = await letGo(trx, at, id);
    await agreeWithMembers(trx, at);
    const named = { ids, codes: [] };
    await recordAudit(
      trx,
      ...auditOf(officer, consultationId, named, "拆散雷同", { dissolution: id }),
    );
    return { size: ids.length };
  });
}

/** The members, which are in no campaign now and written down with the dissolution. */
async function letGo(trx: Trx, at: CampaignAt, dissolutionId: number): Promise<number[]> {
  const { consultationId, runId, campaignId } = at;
  const ids: number[] = [];
  for (;;) {
    const members = await trx
      .selectFrom("comment_topics")
      .select("comment_id as id")
      .where("consultation_id", "=", consultationId)
      .where("run_id", "=", runId)
      .where("campaign_id", "=", campaignId)
      .orderBy("comment_id")
      .limit(AT_ONCE)
      .execute();
    const part = members.map(({ id }) => id);
    await sql`
      insert into dissolved_comments (consultation_id, dissolution_id, comment_id)
      select ${consultationId}::bigint, ${dissolutionId}::bigint, id
      from unnest(${part}::bigint[]) as id`.execute(trx);
    await trx
      .updateTable("comment_topics")
      .set({ campaign_id: null })
      .where("consultation_id", "=", consultationId)
      .where("run_id", "=", runId)
      .where(sql<SqlBool>`comment_id = any(${part}::bigint[])`)
      .execute();
    ids.push(...part);
    if (part.length < AT_ONCE) return ids;
  }
}

/**
 * Takes that back: those of its comments that nobody keeps out otherwise are one campaign again.
 * Throws DomainError `not-allowed`, `not-found` or `already-published`.
 */
export async function restoreCampaign(
  db: Db,
  officer: Officer,
  consultationId: number,
  dissolutionId: number,
): Promise<{ size: number }> {
  if (!may(officer.role, "triage comments")) throw new DomainError("not-allowed");
  return db.transaction().execute(async (trx) => {
    await holdUnanswered(trx, officer, consultationId);
    const members = await trx
      .selectFrom("dissolved_comments")
      .select("comment_id as id")
      .where("consultation_id", "=", consultationId)
      .where("dissolution_id", "=", dissolutionId)
      .orderBy("comment_id")
      .execute();
    const ids = members.map(({ id }) => id);
    const gone = await trx
      .deleteFrom("campaign_dissolutions")
      .where("consultation_id", "=", consultationId)
      .where("id", "=", dissolutionId)
      .returning("template_comment_id as templateId")
      .executeTakeFirst();
    if (!gone) throw new DomainError("not-found");
    const { finished } = await currentRun(trx, consultationId);
    if (finished)
      await gatherAgain(trx, { consultationId, runId: finished.id }, ids, gone.templateId);
    const named = { ids, codes: [] };
    await recordAudit(trx, ...auditOf(officer, consultationId, named, "撤销拆散雷同"));
    return { size: ids.length };
  });
}
