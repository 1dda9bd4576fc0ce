import { recordAudit } from "~/app/accounts/audit.server";
import type { Outline } from "~/app/drafts/outline";
import { DomainError } from "~/app/platform/errors";
import type { Db } from "~/db/schema";
import { holdDraft, recordStep } from "../draft-steps.server";
import type { PairForm } from "./version-form";
import { clauseOfVersion, currentVersion } from "./versions.queries.server";

/**
 * Says by hand which public clause a clause of the working copy continues. What was said before of
 * another clause about the same one is taken back. A step like any other: it can be undone. Refuses
 * `not-found`, `edited-elsewhere` and `invalid`.
 */
export async function pairClause(
  db: Db,
  by: { officeId: number; officerId: number },
  given: { slug: string; edition: number; pair: PairForm },
): Promise<void> {
  const { number, continues } = given.pair;
  await db.transaction().execute(async (trx) => {
    const draft = await holdDraft(trx, by.officeId, given.slug);
    if (draft.version === 1) throw new DomainError("not-found");
    if (draft.edition !== given.edition) throw new DomainError("edited-elsewhere");
    if (!draft.outline.clauses.some((clause) => clause.number === number))
      throw new DomainError("invalid", { fields: { number: `新版本没有第 ${number} 处` } });
    const { version } = await currentVersion(trx, draft.id);
    const old =
      typeof continues === "number"
        ? await clauseOfVersion(trx, draft.id, { version, number: continues })
        : null;
    if (old === undefined)
      throw new DomainError("invalid", {
        fields: { continues: `现行版本没有第 ${continues} 处` },
      });
    const lineage = old ? old.lineage : continues === "new" ? null : undefined;
    const words = `第 ${number} 处${old ? `延续原第 ${continues} 处` : continues === "new" ? "是新增的" : "按文字对应"}`;
    await recordStep(trx, draft, by.officerId, words, paired(draft.outline, number, lineage));
    await recordAudit(trx, {
      ...by,
      consultationId: draft.id,
      action: "核对条款对应",
      subject: words,
    });
  });
}

function paired(outline: Outline, number: number, lineage: number | null | undefined): Outline {
  return {
    ...outline,
    clauses: outline.clauses.map((clause) => {
      if (clause.number === number) return { ...clause, lineage };
      const loses = typeof lineage === "number" && clause.lineage === lineage;
      return loses ? { ...clause, lineage: undefined } : clause;
    }),
  };
}
