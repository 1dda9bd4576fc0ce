import type { Indicator } from "~/app/drafts/indicators/indicator";
import { documentYear, readIndicators } from "~/app/drafts/indicators/indicators";
import type { Outline } from "~/app/drafts/outline";
import type { Db } from "~/db/schema";

/** A figure of a working copy with what an officer made of it. */
export type OfficeIndicator = Indicator & {
  excluded: boolean;
  corrected: boolean;
  /** What was read, where an officer put other words. */
  read: { what: string; howMuch: string; byWhen: string };
};

export type PublicIndicator = Awaited<ReturnType<typeof indicatorsForReaders>>[number];

/** The figures of a working copy, those left out included. */
export async function indicatorsForOffice(
  db: Db,
  consultationId: number,
  outline: Outline,
): Promise<OfficeIndicator[]> {
  const rows = await db
    .selectFrom("indicator_changes")
    .select(["key", "excluded", "what", "how_much", "by_when"])
    .where("consultation_id", "=", consultationId)
    .execute();
  const changes = new Map(rows.map((row) => [row.key, row]));
  return readIndicators(outline.clauses, documentYear(outline)).map((one) => {
    const change = changes.get(one.key);
    const read = { what: one.what, howMuch: one.howMuch, byWhen: one.byWhen };
    if (!change || change.excluded)
      return { ...one, excluded: change !== undefined, corrected: false, read };
    const corrected = {
      what: change.what ?? one.what,
      howMuch: change.how_much ?? one.howMuch,
      byWhen: change.by_when ?? one.byWhen,
    };
    const sameTime = corrected.byWhen === one.byWhen;
    return {
      ...one,
      ...corrected,
      year: sameTime ? one.year : yearIn(corrected.byWhen),
      carried: sameTime && one.carried,
      lost: false,
      // The number that was read is the corrected one only where its words stayed.
      ...(corrected.howMuch === one.howMuch ? {} : { value: null, high: null, unit: "" }),
      excluded: false,
      corrected: true,
      read,
    };
  });
}

const yearIn = (words: string): number | null => Number(/20\d{2}/.exec(words)?.[0]) || null;

/** The figures of a published version in the order of the text. */
export async function indicatorsForReaders(db: Db, consultationId: number, draftId: number) {
  return db
    .selectFrom("indicators as i")
    .innerJoin("clauses as c", (join) =>
      join.onRef("c.consultation_id", "=", "i.consultation_id").onRef("c.id", "=", "i.clause_id"),
    )
    .select(["i.what", "i.how_much as howMuch", "i.by_when as byWhen", "i.year", "i.carried"])
    .select(["i.lost", "i.direction", "i.value", "i.high", "i.unit", "i.quote"])
    .select(["c.number", "c.path", "c.heading", "c.text", "c.marker"])
    .where("i.consultation_id", "=", consultationId)
    .where("i.draft_id", "=", draftId)
    .orderBy("i.position")
    .execute();
}

/** How many figures a published version holds. */
export async function countIndicators(
  db: Db,
  consultationId: number,
  draftId: number,
): Promise<number> {
  const row = await db
    .selectFrom("indicators")
    .select((eb) => eb.fn.countAll<string>().as("count"))
    .where("consultation_id", "=", consultationId)
    .where("draft_id", "=", draftId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
