import { sql } from "kysely";
import { recordAudit } from "~/app/accounts/audit.server";
import { may } from "~/app/accounts/permissions";
import type { Officer } from "~/app/accounts/sessions.server";
import { bumpRevision } from "~/app/consultations/revision.queries.server";
import { DomainError } from "~/app/platform/errors";
import type { Db } from "~/db/schema";

/**
 * Shows comments to the public or hides them; nothing is deleted. All of them, or none: one that
 * is not of this consultation and the officer's own office is refused as `not-found`. Gives the
 * slug whose public pages have changed.
 */
export async function reviewComments(
  db: Db,
  officer: Officer,
  consultationId: number,
  ids: readonly number[],
  review: "shown" | "hidden",
): Promise<{ slug: string; count: number }> {
  if (!may(officer.role, "review comments")) throw new DomainError("not-allowed");
  const wanted = [...new Set(ids)];
  return db.transaction().execute(async (trx) => {
    const held = await trx
      .selectFrom("consultations")
      .select(["id", "slug"])
      .where("id", "=", consultationId)
      .where("office_id", "=", officer.officeId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!held || wanted.length === 0) throw new DomainError("not-found");
    const reviewed = await trx
      .updateTable("comments")
      .set({ review, reviewed_by: officer.id, reviewed_at: sql`clock_timestamp()` })
      .where("consultation_id", "=", consultationId)
      .where(sql<boolean>`id = any(${wanted}::bigint[])`)
      .returning(["id", "code"])
      .execute();
    if (reviewed.length !== wanted.length) throw new DomainError("not-found");
    await bumpRevision(trx, consultationId);
    await recordAudit(trx, {
      officeId: officer.officeId,
      officerId: officer.id,
      consultationId,
      action: review === "shown" ? "公开意见" : "不公开意见",
      subject: reviewed.length === 1 ? `意见 ${reviewed[0]!.code}` : `意见 ${reviewed.length} 条`,
      detail: { review, count: reviewed.length, comments: wanted },
    });
    return { slug: held.slug, count: reviewed.length };
  });
}
