import type { Db } from "~/db/schema";

/** Names of units and titles of clauses: the words that this draft uses as one. */
export async function wordsOfDraft(db: Db, consultationId: number): Promise<string[]> {
  const units = await db
    .selectFrom("units as u")
    .innerJoin("consultations as k", "k.office_id", "u.office_id")
    .select(["u.name", "u.aliases"])
    .where("k.id", "=", consultationId)
    .orderBy("u.id")
    .execute();
  const clauses = await db
    .selectFrom("clauses")
    .select("heading")
    .where("consultation_id", "=", consultationId)
    .where("heading", "<>", "")
    .orderBy("id")
    .execute();
  const titles = clauses.map(({ heading }) => heading.replace(/[。；;，,:：]+$/, ""));
  return [...units.flatMap((unit) => [unit.name, ...unit.aliases]), ...titles].filter(isOneWord);
}

/** A long lead sentence is no word; kept whole it would hide the words it is made of. */
const isOneWord = (word: string) => /^[\p{Script=Han}\p{L}\p{N}]{2,12}$/u.test(word);
