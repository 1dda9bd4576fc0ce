import { sql } from "kysely";
import type { Db } from "~/db/schema";
import type { Visibility } from "~/db/tables/consultations";
import { base64Of, exactInstant, hexOf } from "~/db/texts";
import { type Hash, joined, type Place, type Range, wholeSubtrees } from "./merkle-tree";
import type { SignedHead } from "./tree-head";

export type PublicTree = {
  id: number;
  slug: string;
  title: string;
  office: string;
  visibility: Visibility;
};

/** The published consultation whose register is asked for. */
export const treeForReaders = (db: Db, slug: string): Promise<PublicTree | undefined> =>
  db
    .selectFrom("consultations as c")
    .innerJoin("offices as o", "o.id", "c.office_id")
    .select(["c.id", "c.slug", "c.title", "o.name as office", "c.visibility"])
    .where("c.slug", "=", slug)
    .where("c.published_at", "is not", null)
    .executeTakeFirst();

const heads = (db: Db, consultationId: number) =>
  db
    .selectFrom("tree_heads")
    .select(["size", hexOf("root").as("root"), exactInstant("at").as("at")])
    .select(["key_id as keyId", base64Of("signature").as("signature")])
    .where("consultation_id", "=", consultationId);

export const latestHead = (db: Db, consultationId: number): Promise<SignedHead | undefined> =>
  heads(db, consultationId).orderBy("size", "desc").limit(1).executeTakeFirst();

export const headOfSize = (
  db: Db,
  consultationId: number,
  size: number,
): Promise<SignedHead | undefined> =>
  heads(db, consultationId).where("size", "=", size).executeTakeFirst();

/** Heads larger than `after`, the smallest first; one more than `limit` where there are more. */
export const headsAfter = (
  db: Db,
  consultationId: number,
  page: { after: number; limit: number },
): Promise<SignedHead[]> =>
  heads(db, consultationId)
    .where("size", ">", page.after)
    .orderBy("size")
    .limit(page.limit + 1)
    .execute();

/** Heads smaller than `before`, the newest first; one more than `limit` where there are more. */
export function headsBefore(
  db: Db,
  consultationId: number,
  page: { before: number | null; limit: number },
): Promise<SignedHead[]> {
  const query = heads(db, consultationId)
    .orderBy("size", "desc")
    .limit(page.limit + 1);
  return (page.before === null ? query : query.where("size", "<", page.before)).execute();
}

/**
 * Leaves from `from` on in their order; one more than `limit` where there are more. `erased`: the
 * comment itself is there no longer.
 */
export const leavesFrom = (db: Db, consultationId: number, page: { from: number; limit: number }) =>
  db
    .selectFrom("tree_leaves as l")
    .leftJoin("comments as m", (join) =>
      join.onRef("m.consultation_id", "=", "l.consultation_id").onRef("m.id", "=", "l.comment_id"),
    )
    .select(["l.index", hexOf("l.hash").as("hash"), sql<boolean>`m.id is null`.as("erased")])
    .where("l.consultation_id", "=", consultationId)
    .where("l.index", ">=", page.from)
    .orderBy("l.index")
    .limit(page.limit + 1)
    .execute();

/** The first place of a leaf with this hash (hex). */
export const indexOfLeaf = async (db: Db, consultationId: number, hash: string) =>
  (
    await db
      .selectFrom("tree_leaves")
      .select("index")
      .where("consultation_id", "=", consultationId)
      .where("hash", "=", Buffer.from(hash, "hex"))
      .orderBy("index")
      .limit(1)
      .executeTakeFirst()
  )?.index;

/** Rows of a tree are missing; only the owner of the database can have removed them. */
export class TreeDamaged extends Error {}

/** The stored hashes of whole subtrees, in the order asked for. Throws `TreeDamaged` where one is missing. */
export async function nodesAt(
  db: Db,
  consultationId: number,
  places: readonly Place[],
): Promise<Hash[]> {
  if (places.length === 0) return [];
  const levels = places.map((place) => place.level);
  const indexes = places.map((place) => place.index);
  const { rows } = await sql<Place & { hash: Hash }>`
    select n.level, n.index, n.hash
    from unnest(${levels}::integer[], ${indexes}::bigint[]) as a (level, index)
    join tree_nodes n on n.consultation_id = ${consultationId}
      and n.level = a.level and n.index = a.index`.execute(db);
  const found = new Map(rows.map(({ level, index, hash }) => [`${level}/${index}`, hash]));
  return places.map(({ level, index }) => {
    const hash = found.get(`${level}/${index}`);
    if (!hash) throw new TreeDamaged(`the tree of ${consultationId} lacks ${level}/${index}`);
    return hash;
  });
}

/** The hashes of these ranges, out of few stored rows. */
export async function hashesOf(
  db: Db,
  consultationId: number,
  ranges: readonly Range[],
): Promise<Hash[]> {
  const places = ranges.map(wholeSubtrees);
  const nodes = await nodesAt(db, consultationId, places.flat());
  let at = 0;
  return places.map(({ length }) => {
    at += length;
    return joined(nodes.slice(at - length, at));
  });
}
