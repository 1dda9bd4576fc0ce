import { sql } from "kysely";
import { recordAudit } from "~/app/accounts/audit.server";
import { may } from "~/app/accounts/permissions";
import type { Officer } from "~/app/accounts/sessions.server";
import { DomainError } from "~/app/platform/errors";
import type { Db } from "~/db/schema";
import {
  auditOf,
  holdUnanswered,
  type Selected,
  type Selection,
  selectComments,
} from "./select-comments.server";

/**
 * Hands one comment or many to a unit of the office, or to none. Throws DomainError `not-allowed`,
 * `not-found`, `already-published`, `edited-elsewhere` or `invalid` with the fault at `unit`.
 */
export async function assignComments(
  db: Db,
  officer: Officer,
  consultationId: number,
  selection: Selection,
  unitId: number | null,
): Promise<Selected> {
  if (!may(officer.role, "triage comments")) throw new DomainError("not-allowed");
  return db.transaction().execute(async (trx) => {
    await holdUnanswered(trx, officer, consultationId);
    const unit = unitId === null ? null : await unitOfOffice(trx, officer.officeId, unitId);
    const selected = await selectComments(trx, officer, consultationId, selection);
    await sql`
      insert into triage_entries (consultation_id, comment_id, unit_id, assigned_at)
      select ${consultationId}::bigint, id, ${unitId}::bigint,
             case when ${unitId}::bigint is not null then clock_timestamp() end
      from unnest(${selected.ids}::bigint[]) as id
      on conflict (consultation_id, comment_id) do update
      set unit_id = excluded.unit_id, assigned_at = excluded.assigned_at`.execute(trx);
    await recordAudit(
      trx,
      ...(unit
        ? auditOf(officer, consultationId, selected, "转责任单位", { unit: unit.name })
        : auditOf(officer, consultationId, selected, "撤回转办")),
    );
    return selected;
  });
}

async function unitOfOffice(db: Db, officeId: number, unitId: number) {
  const unit = await db
    .selectFrom("units")
    .select("name")
    .where("id", "=", unitId)
    .where("office_id", "=", officeId)
    .executeTakeFirst();
  if (!unit) throw new DomainError("invalid", { fields: { unit: "没有这个责任单位" } });
  return unit;
}
