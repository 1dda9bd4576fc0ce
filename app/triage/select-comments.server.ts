import { sql } from "kysely";
import type { AuditEntry } from "~/app/accounts/audit.server";
import type { Officer } from "~/app/accounts/sessions.server";
import { DomainError } from "~/app/platform/errors";
import type { Db, Trx } from "~/db/schema";
import { currentRun } from "./board.queries.server";
import type { BoardFilters } from "./board-address";
import { commentsInReach, type Matter, narrowed, type Reader } from "./matching.server";

/** More than this are worked on in parts: one act stays one short transaction. */
export const MOST_AT_ONCE = 20_000;
/** An entry of the audit names this many comments at most. */
const NAMED_IN_AUDIT = 1_000;

/** `expected` is the number of comments that the officer was shown; another number is refused. */
export type Selection =
  | { ids: readonly number[] }
  /** `including` is the comment it was met by: a new run may give its number to another one. */
  | { campaign: number; expected: number; including: number }
  | { filters: BoardFilters; expected: number }
  /** What still stands of the officer's own act of this instant. */
  | { decidedAt: Date };

export type Selected = { ids: number[]; codes: string[] };

/**
 * The comments meant, in the order of arrival: all of them or, by a DomainError, none. Refuses
 * `not-found` where one is not the officer's to see, `edited-elsewhere` where their number is no
 * longer the one that was shown, `invalid` where they are too many.
 */
export async function selectComments(
  db: Db,
  officer: Reader & Pick<Officer, "id">,
  consultationId: number,
  selection: Selection,
): Promise<Selected> {
  const { finished } = await currentRun(db, consultationId);
  const matter: Matter = { consultationId, runId: finished?.id ?? null };
  const reach = commentsInReach(db, officer, matter);
  const wanted =
    "ids" in selection
      ? new Set(selection.ids).size
      : "decidedAt" in selection
        ? null
        : selection.expected;
  const query =
    "ids" in selection
      ? reach.where(sql<boolean>`m.id = any(${[...selection.ids]}::bigint[])`)
      : "campaign" in selection
        ? reach.where("ct.campaign_id", "=", selection.campaign)
        : "decidedAt" in selection
          ? reach
              .where("t.decided_by", "=", officer.id)
              .where("t.decided_at", "=", selection.decidedAt)
          : narrowed(reach, matter, selection.filters);
  if (wanted !== null && wanted > MOST_AT_ONCE)
    throw new DomainError("invalid", {
      fields: { scope: `一次最多处理 ${MOST_AT_ONCE} 条，请缩小范围后分批办理` },
    });
  const rows = await query
    .select(["m.id", "m.code"])
    .orderBy("m.id")
    .limit(MOST_AT_ONCE + 1)
    .execute();
  if (rows.length === 0 && "decidedAt" in selection)
    throw new DomainError("edited-elsewhere", {
      message: "刚才的处理已经撤销，或者已由其他人改动。",
    });
  if (rows.length === 0 || ("ids" in selection && rows.length !== wanted))
    throw new DomainError("not-found");
  if ("campaign" in selection && !rows.some(({ id }) => id === selection.including))
    throw new DomainError("edited-elsewhere", {
      message: "雷同意见刚刚重新归组，请核对后再办理。",
    });
  if (wanted !== null && rows.length !== wanted)
    throw new DomainError("edited-elsewhere", {
      message: `符合条件的意见已由 ${wanted} 条变为 ${rows.length} 条，请核对后再办理。`,
    });
  return { ids: rows.map((row) => row.id), codes: rows.map((row) => row.code) };
}

/**
 * Holds the consultation of the officer's own office, so that its outcome is not published
 * meanwhile. Refuses `not-found`, and `already-published` once the outcome is out.
 */
export async function holdUnanswered(
  trx: Trx,
  officer: Pick<Officer, "officeId">,
  consultationId: number,
): Promise<void> {
  const held = await trx
    .selectFrom("consultations")
    .select(["id", "answered_at"])
    .where("id", "=", consultationId)
    .where("office_id", "=", officer.officeId)
    .forShare()
    .executeTakeFirst();
  if (!held) throw new DomainError("not-found");
  if (held.answered_at)
    throw new DomainError("already-published", {
      message: "意见反馈已经公布，处理情况不能再改。",
    });
}

/**
 * The audit of one act on these comments: `detail.comments` leads from a comment to its history.
 * Very many stand in several entries, each of which says which part it names.
 */
export function auditOf(
  officer: Pick<Officer, "id" | "officeId">,
  consultationId: number,
  { ids, codes }: Selected,
  action: string,
  detail: Record<string, unknown> = {},
): AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (let from = 0; from < ids.length; from += NAMED_IN_AUDIT) {
    const to = Math.min(from + NAMED_IN_AUDIT, ids.length);
    entries.push({
      officeId: officer.officeId,
      officerId: officer.id,
      consultationId,
      action,
      subject:
        ids.length === 1
          ? `意见 ${codes[0]}`
          : ids.length <= NAMED_IN_AUDIT
            ? `意见 ${ids.length} 条`
            : `意见第 ${from + 1}—${to} 条，共 ${ids.length} 条`,
      detail: { ...detail, count: ids.length, comments: ids.slice(from, to) },
    });
  }
  return entries;
}
