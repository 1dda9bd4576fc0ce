import { sameWords } from "~/app/consultations/versions/version-changes";
import {
  clauseOfVersion,
  clauseThroughVersions,
  currentVersion,
} from "~/app/consultations/versions/versions.queries.server";
import { DomainError } from "~/app/platform/errors";
import type { Db } from "~/db/schema";

export type Meant = {
  /** The version that is current. */
  version: number;
  /** The clause of it that is spoken of; null: the whole draft. */
  clause: { id: number; number: number } | null;
};

/**
 * Where in the current version a comment belongs that was written on a clause of `version` (null:
 * of the current one). A clause that reads as it did is the same under its present number. Throws
 * `invalid`, and `version-changed` where the words are others than those that were read, the clause
 * is gone, or the comment is on the whole of a draft that is no longer current.
 */
export async function placeMeant(
  db: Db,
  consultationId: number,
  place: { clause: number | null; version: number | null },
): Promise<Meant> {
  const { clause: number } = place;
  const { version, clause: standing } = await currentVersion(db, consultationId, number);
  const seen = place.version ?? version;
  if (seen > version)
    throw new DomainError("invalid", { fields: { version: `没有第 ${seen} 版` } });
  if (seen === version && (number === null || standing)) return { version, clause: standing };
  if (number === null) throw new DomainError("version-changed", { version });
  const read =
    seen === version
      ? undefined
      : await clauseOfVersion(db, consultationId, { version: seen, number });
  if (!read) throw new DomainError("invalid", { fields: { clause: `没有第 ${number} 条` } });
  const clause = (await clauseThroughVersions(db, consultationId, read.lineage)).at(-1)!;
  if (clause.version !== version || !sameWords(clause, read))
    throw new DomainError("version-changed", { version });
  return { version, clause };
}

/** Whether what was read has to be looked at again before a comment on it is sent. */
export async function isSuperseded(
  db: Db,
  consultationId: number,
  place: { clause: number | null; version: number },
): Promise<boolean> {
  try {
    await placeMeant(db, consultationId, place);
    return false;
  } catch (error) {
    if (error instanceof DomainError && error.code === "version-changed") return true;
    throw error;
  }
}
