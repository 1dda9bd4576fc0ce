import type { Db } from "~/db/schema";
import { unconfirmed } from "../confirm-findings.server";
import { draftForOffice } from "../office-consultations.queries.server";
import { preparedClauses } from "./prepared-version";
import { changesBetween, changesSentence } from "./version-changes";
import { shownChanges } from "./version-changes-page.server";
import {
  clausesOfVersion,
  currentVersion,
  publishedVersions,
  type VersionClause,
} from "./versions.queries.server";

/**
 * The versions of a published consultation of the office and, where one is being prepared, what it
 * changes in the current one; null where the office has no such consultation.
 */
export async function versionsForOffice(db: Db, officeId: number, slug: string) {
  const draft = await draftForOffice(db, officeId, slug);
  if (!draft) return null;
  const { id, title, edition, version, outline, sourceName } = draft;
  const versions = await publishedVersions(db, id);
  const shown = { slug, title, versions, isFinal: draft.answeredAt !== null };
  if (draft.publishedAt || versions.length === 0) return { ...shown, prepared: null };
  const current = await currentVersion(db, id);
  const before = await clausesOfVersion(db, id, current.id);
  const after = preparedClauses(before, outline).map(
    (clause): VersionClause => ({ ...clause, id: 0, drawnFrom: [...clause.drawnFrom] }),
  );
  const changes = changesBetween(before, after);
  return {
    ...shown,
    prepared: {
      version,
      edition,
      sourceName,
      sentence: changesSentence(changes),
      clauses: after.length,
      open: (await unconfirmed(db, draft, outline)).map(({ key, title }) => ({ key, title })),
      said: outline.clauses.flatMap(({ number, lineage }) =>
        lineage === undefined ? [] : [number],
      ),
      ...(await shownChanges(changes)),
    },
  };
}

export type OfficeVersions = NonNullable<Awaited<ReturnType<typeof versionsForOffice>>>;
export type PreparedVersion = NonNullable<OfficeVersions["prepared"]>;
