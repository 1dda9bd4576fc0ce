import type { Db } from "~/db/schema";
import type { PublicClause } from "../draft.queries.server";
import { type ChangeKind, changeKind, changesBetween, changesSentence } from "./version-changes";
import { clausesOfVersion, goneClauses, publishedVersions } from "./versions.queries.server";

/** What the page of a draft says of its versions; null while there is only one. */
export async function versionsForDraft(
  db: Db,
  consultationId: number,
  clauses: readonly PublicClause[],
) {
  const versions = await publishedVersions(db, consultationId);
  const [before, current] = versions.slice(-2);
  if (!before || !current) return null;
  const [old, gone] = await Promise.all([
    clausesOfVersion(db, consultationId, before.id),
    goneClauses(db, consultationId, current.id),
  ]);
  const changes = changesBetween(old, clauses);
  const marks = new Map<number, ChangeKind>();
  for (const change of changes.clauses) {
    const kind = changeKind(change);
    // A new number alone is no news beside the clause.
    if (kind !== "same" && kind !== "renumbered") marks.set(change.clause.number, kind);
  }
  return {
    versions: versions.map(({ version, purpose, note, publishedAt }) => ({
      version,
      purpose,
      note,
      publishedAt,
    })),
    sentence: changesSentence(changes),
    marks,
    gone,
  };
}

export type DraftVersions = NonNullable<Awaited<ReturnType<typeof versionsForDraft>>>;
