import { sql } from "kysely";
import { recordAudit } from "~/app/accounts/audit.server";
import { may } from "~/app/accounts/permissions";
import type { Officer } from "~/app/accounts/sessions.server";
import { DomainError } from "~/app/platform/errors";
import type { Db, Trx } from "~/db/schema";
import { currentRun } from "./board.queries.server";
import { agreeWithMembers, gatherAgain, heldCampaign } from "./keep-apart.server";
import { auditOf, holdUnanswered, selectComments } from "./select-comments.server";

/**
 * Takes a comment out of its campaign, in this run and every later one. What was answered to it
 * together with the others stays until somebody answers it anew. Throws DomainError `not-allowed`,
 * `not-found`, `already-published`, or `edited-elsewhere` where it is in no campaign any more.
 */
export async function leaveCampaign(
  db: Db,
  officer: Officer,
  consultationId: number,
  commentId: number,
): Promise<void> {
  if (!may(officer.role, "triage comments")) throw new DomainError("not-allowed");
  await db.transaction().execute(async (trx) => {
    await holdUnanswered(trx, officer, consultationId);
    const selected = await selectComments(trx, officer, consultationId, { ids: [commentId] });
    const { finished } = await currentRun(trx, consultationId);
    const runId = finished?.id ?? 0;
    const place = await placeOf(trx, consultationId, runId, commentId);
    const at = { consultationId, runId, campaignId: place?.campaignId ?? 0 };
    const campaign = await heldCampaign(trx, at);
    // Another officer may have changed it while this one waited.
    const still = campaign && (await placeOf(trx, consultationId, runId, commentId));
    if (!campaign || still?.campaignId !== campaign.id)
      throw new DomainError("edited-elsewhere", { message: "这条意见已经不在雷同意见中。" });
    const { beside } = await trx
      .selectFrom("comment_topics")
      .select(
        sql<number>`coalesce(min(comment_id) filter (where comment_id = ${campaign.templateId}),
          min(comment_id))`.as("beside"),
      )
      .where("consultation_id", "=", consultationId)
      .where("run_id", "=", runId)
      .where("campaign_id", "=", campaign.id)
      .where("comment_id", "<>", commentId)
      .executeTakeFirstOrThrow();
    await trx
      .insertInto("campaign_removals")
      .values({
        consultation_id: consultationId,
        comment_id: commentId,
        beside_comment_id: beside,
        officer_id: officer.id,
      })
      .execute();
    await setCampaign(trx, consultationId, runId, commentId, null);
    await agreeWithMembers(trx, at);
    await recordAudit(trx, ...auditOf(officer, consultationId, selected, "移出雷同", { beside }));
  });
}

/**
 * Takes that back: the comment is put where those are now that it was together with. Throws
 * DomainError `not-allowed`, `not-found` (also where it was not taken out) or `already-published`.
 */
export async function rejoinCampaign(
  db: Db,
  officer: Officer,
  consultationId: number,
  commentId: number,
): Promise<void> {
  if (!may(officer.role, "triage comments")) throw new DomainError("not-allowed");
  await db.transaction().execute(async (trx) => {
    await holdUnanswered(trx, officer, consultationId);
    const selected = await selectComments(trx, officer, consultationId, { ids: [commentId] });
    const removal = await trx
      .deleteFrom("campaign_removals")
      .where("consultation_id", "=", consultationId)
      .where("comment_id", "=", commentId)
      .returning("beside_comment_id as beside")
      .executeTakeFirst();
    if (!removal) throw new DomainError("not-found");
    const { finished } = await currentRun(trx, consultationId);
    if (finished) await putBeside(trx, consultationId, finished.id, commentId, removal.beside);
    await recordAudit(trx, ...auditOf(officer, consultationId, selected, "撤销移出雷同"));
  });
}

async function putBeside(
  trx: Trx,
  consultationId: number,
  runId: number,
  commentId: number,
  beside: number,
): Promise<void> {
  const own = await placeOf(trx, consultationId, runId, commentId);
  const other = await placeOf(trx, consultationId, runId, beside);
  // A comment that came after the run has no place in it; the next run finds one.
  if (!own || !other || own.campaignId !== null) return;
  if (await wasTakenApart(trx, consultationId, commentId)) return;
  if (other.campaignId === null)
    return gatherAgain(trx, { consultationId, runId }, [commentId, beside], beside);
  const at = { consultationId, runId, campaignId: other.campaignId };
  await heldCampaign(trx, at);
  await setCampaign(trx, consultationId, runId, commentId, at.campaignId);
  await agreeWithMembers(trx, at);
}

async function placeOf(trx: Trx, consultationId: number, runId: number, commentId: number) {
  return trx
    .selectFrom("comment_topics")
    .select("campaign_id as campaignId")
    .where("consultation_id", "=", consultationId)
    .where("run_id", "=", runId)
    .where("comment_id", "=", commentId)
    .executeTakeFirst();
}

async function setCampaign(
  trx: Trx,
  consultationId: number,
  runId: number,
  commentId: number,
  campaignId: number | null,
): Promise<void> {
  await trx
    .updateTable("comment_topics")
    .set({ campaign_id: campaignId })
    .where("consultation_id", "=", consultationId)
    .where("run_id", "=", runId)
    .where("comment_id", "=", commentId)
    .execute();
}

/** The campaign that the comment would go back to was taken apart since. */
async function wasTakenApart(trx: Trx, consultationId: number, commentId: number) {
  const row = await trx
    .selectFrom("dissolved_comments")
    .select("dissolution_id")
    .where("consultation_id", "=", consultationId)
    .where("comment_id", "=", commentId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
