import { sql } from "kysely";
import type { Outline } from "~/app/drafts/outline";
import type { Db } from "~/db/schema";

export type PublishedVersion = Awaited<ReturnType<typeof publishedVersions>>[number];
export type VersionClause = Awaited<ReturnType<typeof clausesOfVersion>>[number];

/** Every published version of a consultation, the first one first. */
export async function publishedVersions(db: Db, consultationId: number) {
  const rows = await db
    .selectFrom("drafts")
    .select(["id", "version", "purpose", "note", "title", "published_at"])
    .where("consultation_id", "=", consultationId)
    .where("published_at", "is not", null)
    .orderBy("version")
    .execute();
  return rows.map(({ published_at, ...row }) => ({ ...row, publishedAt: published_at! }));
}

/** The clauses of a version in their order, each with what it is through all versions. */
export async function clausesOfVersion(db: Db, consultationId: number, draftId: number) {
  return db
    .selectFrom("clauses")
    .select(["id", "number", "depth", "path", "marker_kind as markerKind", "marker"])
    .select(["heading", "text", "lineage", "drawn_from as drawnFrom"])
    .where("consultation_id", "=", consultationId)
    .where("draft_id", "=", draftId)
    .orderBy("number")
    .execute();
}

/** A clause in every published version that has it, the first version first. */
export async function clauseThroughVersions(db: Db, consultationId: number, lineage: number) {
  const rows = await db
    .selectFrom("clauses as c")
    .innerJoin("drafts as d", "d.id", "c.draft_id")
    .select(["c.id", "c.number", "c.depth", "c.path", "c.marker_kind as markerKind", "c.marker"])
    .select(["c.heading", "c.text", "c.lineage", "c.drawn_from as drawnFrom"])
    .select(["d.version", "d.purpose", "d.published_at"])
    .where("c.consultation_id", "=", consultationId)
    .where("c.lineage", "=", lineage)
    .where("d.published_at", "is not", null)
    .orderBy("d.version")
    .execute();
  return rows.map(({ published_at, ...row }) => ({ ...row, publishedAt: published_at! }));
}

/** The clause of this number in this version; undefined where there is none. */
export async function clauseOfVersion(
  db: Db,
  consultationId: number,
  place: { version: number; number: number },
) {
  return db
    .selectFrom("clauses as c")
    .innerJoin("drafts as d", "d.id", "c.draft_id")
    .select(["c.id", "c.number", "c.path", "c.heading", "c.text", "c.lineage", "d.version"])
    .where("c.consultation_id", "=", consultationId)
    .where("d.consultation_id", "=", consultationId)
    .where("d.version", "=", place.version)
    .where("d.published_at", "is not", null)
    .where("c.number", "=", place.number)
    .executeTakeFirst();
}

/** The latest published version, and its clause of this number where one is asked for. */
export async function currentVersion(db: Db, consultationId: number, number: number | null = null) {
  const row = await db
    .selectFrom("drafts as d")
    .leftJoin("clauses as c", (join) =>
      join
        .onRef("c.consultation_id", "=", "d.consultation_id")
        .onRef("c.draft_id", "=", "d.id")
        .on("c.number", "=", number ?? 0),
    )
    .select(["d.id", "d.version", "c.id as clauseId"])
    .where("d.consultation_id", "=", consultationId)
    .where("d.published_at", "is not", null)
    .orderBy("d.version", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  const { clauseId, ...version } = row;
  return { ...version, clause: clauseId === null ? null : { id: clauseId, number: number! } };
}

/** What a version holds beside its clauses. */
export async function papersOfVersion(
  db: Db,
  draftId: number,
): Promise<Pick<Outline, "notice" | "explanation" | "signature" | "attachments">> {
  return db
    .selectFrom("drafts")
    .select([
      sql<string>`coalesce(outline ->> 'notice', '')`.as("notice"),
      sql<string>`coalesce(outline ->> 'explanation', '')`.as("explanation"),
      sql<string>`coalesce(outline ->> 'signature', '')`.as("signature"),
      sql<Outline["attachments"]>`coalesce(outline -> 'attachments', '[]')`.as("attachments"),
    ])
    .where("id", "=", draftId)
    .executeTakeFirstOrThrow();
}

/** The clauses that the current version no longer has, each as it last stood. */
export async function goneClauses(db: Db, consultationId: number, currentDraftId: number) {
  const last = db
    .selectFrom("clauses as c")
    .innerJoin("drafts as d", "d.id", "c.draft_id")
    .distinctOn("c.lineage")
    .select(["c.lineage", "c.number", "c.path", "c.heading", "c.text", "d.version", "d.purpose"])
    .where("c.consultation_id", "=", consultationId)
    .where("d.published_at", "is not", null)
    .where("c.lineage", "not in", (standing) =>
      standing
        .selectFrom("clauses as s")
        .select("s.lineage")
        .where("s.consultation_id", "=", consultationId)
        .where("s.draft_id", "=", currentDraftId),
    )
    .orderBy("c.lineage")
    .orderBy("d.version", "desc");
  return db.selectFrom(last.as("g")).selectAll().orderBy("g.version").orderBy("g.number").execute();
}
