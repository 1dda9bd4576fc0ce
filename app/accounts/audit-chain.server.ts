import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "~/db/schema";
import { hexOf } from "~/db/texts";

const PAGE = 2_000;
const BEGINNING = Buffer.alloc(32);

export type AuditHead = {
  /** The office's slug. */
  office: string;
  /** How many entries the chain has. */
  position: number;
  /** Hex: it depends on every entry up to this one. */
  hash: string;
};

/** What a check of the chain found; `entry` is the audit's id. */
export type AuditFault =
  | { kind: "changed" | "removed" | "not-chained"; office: string; entry: number }
  | { kind: "gap" | "not-as-noted"; office: string; position: number };

const heads = (db: Db) =>
  db
    .selectFrom("offices as o")
    .innerJoin("audit_chain as c", "c.office_id", "o.id")
    .distinctOn("o.id")
    .select(["o.id", "o.slug as office", "c.position", hexOf("c.hash").as("hash")])
    .orderBy("o.id")
    .orderBy("c.position", "desc");

/** The last link of every office's chain. */
export const auditHeads = (db: Db): Promise<(AuditHead & { id: number })[]> => heads(db).execute();

export const auditHead = (db: Db, officeId: number): Promise<AuditHead | undefined> =>
  heads(db).where("o.id", "=", officeId).executeTakeFirst();

/**
 * Computes every office's chain anew and names each entry that was changed, removed or written past
 * the chain. Whoever rewrites the whole chain is found by heads that were noted elsewhere before.
 */
export async function checkAudit(
  db: Db,
  noted: readonly AuditHead[] = [],
): Promise<{ entries: number; heads: AuditHead[]; faults: AuditFault[] }> {
  const faults: AuditFault[] = [];
  const found = await auditHeads(db);
  let entries = 0;
  for (const { id, office } of found) {
    const notes = noted.filter((head) => head.office === office);
    entries += await checkChain(db, id, office, notes, faults);
  }
  for (const { office, position } of noted)
    if (!found.some((head) => head.office === office && head.position >= position))
      faults.push({ kind: "not-as-noted", office, position });
  faults.push(...(await notChained(db)));
  return { entries, heads: found.map(({ id: _, ...head }) => head), faults };
}

async function checkChain(
  db: Db,
  officeId: number,
  office: string,
  noted: readonly AuditHead[],
  faults: AuditFault[],
): Promise<number> {
  let [position, previous, entries] = [0, BEGINNING as Buffer, 0];
  for (;;) {
    const links = await db
      .selectFrom("audit_chain as c")
      .leftJoin("audit as a", "a.id", "c.audit_id")
      .select(["c.position", "c.hash", "c.audit_id as entry"])
      .select(sql<string | null>`case when a.id is not null then audit_text(a) end`.as("text"))
      .where("c.office_id", "=", officeId)
      .where("c.position", ">", position)
      .orderBy("c.position")
      .limit(PAGE)
      .execute();
    for (const link of links) {
      for (let missing = position + 1; missing < link.position; missing++)
        faults.push({ kind: "gap", office, position: missing });
      if (link.text === null) faults.push({ kind: "removed", office, entry: link.entry });
      else if (position + 1 === link.position && !chained(previous, link.text).equals(link.hash))
        faults.push({ kind: "changed", office, entry: link.entry });
      for (const note of noted)
        if (note.position === link.position && note.hash !== link.hash.toString("hex"))
          faults.push({ kind: "not-as-noted", office, position: note.position });
      // From the stored link on, so that what follows a changed entry is not called changed.
      [position, previous] = [link.position, link.hash];
    }
    entries += links.length;
    if (links.length < PAGE) return entries;
  }
}

const chained = (previous: Buffer, text: string): Buffer =>
  createHash("sha256").update(previous).update(text).digest();

/** Entries that were written while the trigger was off. */
async function notChained(db: Db): Promise<AuditFault[]> {
  const rows = await db
    .selectFrom("audit as a")
    .innerJoin("offices as o", "o.id", "a.office_id")
    .leftJoin("audit_chain as c", "c.audit_id", "a.id")
    .select(["a.id as entry", "o.slug as office"])
    .where("c.audit_id", "is", null)
    .orderBy("a.id")
    .limit(1_000)
    .execute();
  return rows.map((row) => ({ kind: "not-chained", ...row }));
}
