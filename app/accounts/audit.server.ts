import type { Db } from "~/db/schema";

export type AuditEntry = {
  officeId: number;
  /** null: the platform itself, e.g. the deadline job. */
  officerId: number | null;
  consultationId?: number | null;
  /** A short Chinese verb phrase, e.g. 公布征求意见. */
  action: string;
  /** What it was done to, e.g. a receipt's number or a clause; no personal data. */
  subject?: string;
  detail?: Record<string, unknown>;
};

/** Writes into the append-only audit, in the transaction of what it tells of. */
export async function recordAudit(trx: Db, ...entries: AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await trx
    .insertInto("audit")
    .values(
      entries.map((entry) => ({
        office_id: entry.officeId,
        officer_id: entry.officerId,
        consultation_id: entry.consultationId ?? null,
        action: entry.action,
        subject: entry.subject ?? "",
        detail: JSON.stringify(entry.detail ?? {}),
      })),
    )
    .execute();
}
