import { sql } from "kysely";
import { recordAudit } from "~/app/accounts/audit.server";
import { may } from "~/app/accounts/permissions";
import type { Officer } from "~/app/accounts/sessions.server";
import { DomainError } from "~/app/platform/errors";
import type { Db, Trx } from "~/db/schema";
import type { Decision } from "~/db/tables/triage";
import { expectAsRead } from "./as-read.server";
import {
  auditOf,
  holdUnanswered,
  type Selected,
  type Selection,
  selectComments,
} from "./select-comments.server";
import { maySettle } from "./settle.server";
import { decisionForm } from "./triage-forms";
import { words } from "./words";

export type Decided = Selected & {
  /** Comments that were meant but stay, because somebody else than the own unit decided them. */
  left: number;
  /** Of all of them the same, by which the act can be found again; null where it was taken back. */
  decidedAt: Date | null;
};

/**
 * Decides one comment or many with one reason; a decision of null takes it back. Offices work as
 * comments come in, so the window need not have closed; once the outcome is published nothing
 * changes any more. A liaison changes nothing that others decided: of many those are left, and
 * where nothing else is meant it is refused. Throws DomainError `not-allowed`, `not-found`,
 * `already-published`, `edited-elsewhere` or `invalid` with the fault at `reason`, `decision` or
 * `scope`.
 */
export async function decideComments(
  db: Db,
  officer: Officer,
  consultationId: number,
  selection: Selection,
  form: unknown,
): Promise<Decided> {
  if (!may(officer.role, "answer for the own unit")) throw new DomainError("not-allowed");
  const parsed = decisionForm.safeParse(form);
  if (!parsed.success)
    throw new DomainError("invalid", {
      fields: Object.fromEntries(
        parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message]),
      ),
    });
  const { decision, reason, stands } = parsed.data;
  return db.transaction().execute(async (trx) => {
    await holdUnanswered(trx, officer, consultationId);
    const selected = await selectComments(trx, officer, consultationId, selection);
    const [one, another] = selected.ids;
    if (stands !== undefined && one !== undefined && another === undefined)
      await expectAsRead(trx, consultationId, one, stands);
    const decidedAt = decision === null ? null : await instantOfAct(trx);
    const settled = new Set(
      decision === null
        ? await takeBack(trx, officer, consultationId, selected.ids)
        : await settle(trx, officer, consultationId, selected.ids, decision, reason, decidedAt!),
    );
    const meant =
      decision === null
        ? settled.size + (await stillDecided(trx, consultationId, selected.ids))
        : selected.ids.length;
    if (meant === 0)
      throw new DomainError("edited-elsewhere", { message: words.decide.nothingToUndo });
    const left = meant - settled.size;
    if (settled.size === 0)
      throw new DomainError("not-allowed", { message: words.decide.byOthers(left) });
    const done = {
      ids: selected.ids.filter((id) => settled.has(id)),
      codes: selected.codes.filter((_, at) => settled.has(selected.ids[at]!)),
    };
    await recordAudit(
      trx,
      ...(decision === null
        ? auditOf(officer, consultationId, done, "撤销处理")
        : auditOf(officer, consultationId, done, "处理意见", { decision, reason })),
    );
    return { ...done, left, decidedAt };
  });
}

/** The database's clock in whole milliseconds: an address and a form carry no more. */
async function instantOfAct(trx: Trx): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`
    select date_trunc('milliseconds', clock_timestamp()) as at`.execute(trx);
  return rows[0]!.at;
}

/** Writes the decision where the officer may; gives the comments it was written for. */
async function settle(
  trx: Trx,
  officer: Officer,
  consultationId: number,
  ids: readonly number[],
  decision: Decision,
  reason: string,
  decidedAt: Date,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    insert into triage_entries
      (consultation_id, comment_id, decision, reason, decided_by, decided_at)
    select ${consultationId}::bigint, id, ${decision}::text, ${reason}::text,
           ${officer.id}::bigint, ${decidedAt}::timestamptz
    from unnest(${ids}::bigint[]) as id
    on conflict (consultation_id, comment_id) do update
    set decision = excluded.decision, reason = excluded.reason,
        decided_by = excluded.decided_by, decided_at = excluded.decided_at
    where ${maySettle(officer, "triage_entries")}
    returning comment_id as id`.execute(trx);
  return rows.map(({ id }) => id);
}

/** Takes decisions back where there are any and the officer may; gives the comments they were on. */
async function takeBack(
  trx: Trx,
  officer: Officer,
  consultationId: number,
  ids: readonly number[],
): Promise<number[]> {
  const rows = await trx
    .updateTable("triage_entries")
    .set({ decision: null, reason: "", decided_by: null, decided_at: null })
    .where("consultation_id", "=", consultationId)
    .where(sql<boolean>`comment_id = any(${ids}::bigint[])`)
    .where("decision", "is not", null)
    .where(maySettle(officer, "triage_entries"))
    .returning("comment_id as id")
    .execute();
  return rows.map(({ id }) => id);
}

async function stillDecided(
  trx: Trx,
  consultationId: number,
  ids: readonly number[],
): Promise<number> {
  const { count } = await trx
    .selectFrom("triage_entries")
    .select(sql<number>`count(*)`.as("count"))
    .where("consultation_id", "=", consultationId)
    .where(sql<boolean>`comment_id = any(${ids}::bigint[])`)
    .where("decision", "is not", null)
    .executeTakeFirstOrThrow();
  return count;
}
