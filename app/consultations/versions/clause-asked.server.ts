import type { Db } from "~/db/schema";
import { clausesForReaders, consultationForReaders } from "../draft.queries.server";
import { sameWords } from "./version-changes";
import { clauseThroughVersions, publishedVersions } from "./versions.queries.server";

export type ClauseAsked = NonNullable<Awaited<ReturnType<typeof clauseAsked>>>;

/** The version that an address names, `?version=1`; null where it names none. */
export function readVersion(url: string): number | null {
  const version = new URL(url).searchParams.get("version");
  return version && /^[1-9]\d{0,5}$/.test(version) ? Number(version) : null;
}

/**
 * A clause by its number with its neighbours, of the current version or of an earlier one, and what
 * it is in every version; null where there is none of that address.
 */
export async function clauseAsked(
  db: Db,
  slug: string,
  numberText: string,
  version: number | null,
) {
  const consultation = await consultationForReaders(db, slug);
  if (!consultation || !/^[1-9]\d{0,5}$/.test(numberText)) return null;
  const versions = await publishedVersions(db, consultation.id);
  const asked = versions.find((one) => one.version === (version ?? consultation.version));
  if (!asked) return null;
  const number = Number(numberText);
  const near = [number - 1, number + 1] as const;
  const clauses = await clausesForReaders(db, { id: consultation.id, draftId: asked.id }, near);
  const here = clauses.find((clause) => clause.number === number);
  if (!here) return null;
  const history = await clauseThroughVersions(db, consultation.id, here.lineage);
  return {
    consultation,
    versions,
    /** The version that the clause is shown in. */
    version: asked.version,
    draftId: asked.id,
    number,
    clauses,
    here,
    history,
    /** The same clause in the current version; null: it is gone. */
    standing: history.find((one) => one.version === consultation.version) ?? null,
    /** The last version before in which it read otherwise. */
    otherwise:
      history.findLast((one) => one.version < asked.version && !sameWords(one, here)) ?? null,
  };
}
