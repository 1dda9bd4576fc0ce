import { sql } from "kysely";
import { recordAudit } from "~/app/accounts/audit.server";
import { DomainError } from "~/app/platform/errors";
import type { Db } from "~/db/schema";
import type { IndicatorChange } from "./indicator-form";
import { indicatorsForOffice } from "./indicators.queries.server";
import { draftForOffice } from "./office-consultations.queries.server";

const ACTIONS: Record<IndicatorChange["intent"], string> = {
  "exclude-indicator": "不列入指标",
  "restore-indicator": "恢复指标",
  "correct-indicator": "更正指标",
};

/**
 * Leaves a figure out, corrects it, or takes it as it was read. Refuses `not-found` where the
 * working copy holds no such figure, and `already-published`.
 */
export async function changeIndicator(
  db: Db,
  by: { officeId: number; officerId: number },
  slug: string,
  change: IndicatorChange,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // Held first, as publishing does, so that no figure changes while it is being frozen.
    await trx
      .selectFrom("consultations")
      .select("id")
      .where("slug", "=", slug)
      .where("office_id", "=", by.officeId)
      .forUpdate()
      .execute();
    const draft = await draftForOffice(trx, by.officeId, slug);
    if (!draft) throw new DomainError("not-found");
    if (draft.versionPublishedAt) throw new DomainError("already-published");
    const all = await indicatorsForOffice(trx, draft.id, draft.outline);
    const one = all.find(({ key }) => key === change.key);
    if (!one) throw new DomainError("not-found");
    const at = { consultation_id: draft.id, key: change.key };
    if (change.intent === "restore-indicator")
      await trx
        .deleteFrom("indicator_changes")
        .where("consultation_id", "=", at.consultation_id)
        .where("key", "=", at.key)
        .execute();
    else {
      const words =
        change.intent === "correct-indicator"
          ? { what: change.what, how_much: change.howMuch, by_when: change.byWhen }
          : { what: null, how_much: null, by_when: null };
      const excluded = change.intent === "exclude-indicator";
      const changed = { ...words, excluded, officer_id: by.officerId };
      await trx
        .insertInto("indicator_changes")
        .values({ ...at, ...changed })
        .onConflict((conflict) =>
          conflict
            .columns(["consultation_id", "key"])
            .doUpdateSet({ ...changed, changed_at: sql<Date>`clock_timestamp()` }),
        )
        .execute();
    }
    await recordAudit(trx, {
      ...by,
      consultationId: draft.id,
      action: ACTIONS[change.intent],
      subject: `第 ${one.clause} 处：${one.read.what} ${one.read.howMuch}`.slice(0, 200),
      detail:
        change.intent === "correct-indicator"
          ? { what: change.what, howMuch: change.howMuch, byWhen: change.byWhen }
          : {},
    });
  });
}
