import { sql } from "kysely";
import { receiptText } from "~/app/comments/receipt-statement";
import { signReceipts } from "~/app/comments/sign-receipts.server";
import { type SigningKey, signText } from "~/app/platform/signing-keys.server";
import type { Db, Trx } from "~/db/schema";
import { exactInstant } from "~/db/texts";
import { commentRows, factsOf, leafOf } from "./comment-facts.server";
import { GrowingTree, type Node, wholeSubtrees } from "./merkle-tree";
import { latestHead, nodesAt } from "./tree.queries.server";
import { headText, type SignedHead } from "./tree-head";

const BATCH = 1_000;

/** Any fixed number: of those that seal the same consultation, one does at a time. */
const SEALING_LOCK = 7_306_523;

/**
 * Writes into the consultation's tree every comment that stands in none, by their ids, and signs
 * the new head. Whatever commits later is appended later: the order of the tree is the order of
 * sealing. May run any number of times and beside itself. Throws where the stored tree is not the
 * one that its head was signed for: a head is never signed over a tree that was tampered with.
 */
export async function sealComments(
  db: Db,
  key: SigningKey,
  consultationId: number,
): Promise<{ sealed: number }> {
  let sealed = 0;
  for (;;) {
    const done = await db.transaction().execute((trx) => sealBatch(trx, key, consultationId));
    sealed += done.sealed;
    if (done.taken < BATCH) return { sealed };
  }
}

/** Consultations after `after` in which comments wait to be sealed. */
export async function unsealedConsultations(db: Db, after: number, limit: number) {
  const rows = await db
    .selectFrom("unsealed_comments")
    .select("consultation_id")
    .distinct()
    .where("consultation_id", ">", after)
    .orderBy("consultation_id")
    .limit(limit)
    .execute();
  return rows.map((row) => row.consultation_id);
}

async function sealBatch(trx: Trx, key: SigningKey, consultationId: number) {
  await sql`select pg_advisory_xact_lock(${SEALING_LOCK}, ${consultationId % 2_147_483_647})`.execute(
    trx,
  );
  const waiting = await trx
    .selectFrom("unsealed_comments")
    .select("comment_id")
    .where("consultation_id", "=", consultationId)
    .orderBy("comment_id")
    .limit(BATCH)
    .execute();
  if (waiting.length === 0) return { taken: 0, sealed: 0 };
  const ids = waiting.map((row) => row.comment_id);
  const comments = await commentRows(trx, consultationId)
    .leftJoin("receipt_signatures as s", (join) =>
      join.onRef("s.consultation_id", "=", "m.consultation_id").onRef("s.comment_id", "=", "m.id"),
    )
    .select("s.key_id as signedBy")
    .where(sql<boolean>`m.id = any(${ids}::bigint[])`)
    .orderBy("m.id")
    .execute();
  const read = comments.map((row) => ({ ...row, facts: factsOf(row) }));
  await signReceipts(
    trx,
    key,
    consultationId,
    read
      .filter((row) => row.signedBy === null)
      .map(({ commentId, code, facts }) => ({ commentId, text: receiptText(code, facts) })),
  );
  const leaves = read.map(({ commentId, code, facts }) => ({
    commentId,
    code,
    hash: leafOf(facts),
  }));
  if (leaves.length > 0) await append(trx, key, consultationId, comments[0]!.consultation, leaves);
  await trx
    .deleteFrom("unsealed_comments")
    .where("consultation_id", "=", consultationId)
    .where(sql<boolean>`comment_id = any(${ids}::bigint[])`)
    .execute();
  return { taken: ids.length, sealed: leaves.length };
}

async function append(
  trx: Trx,
  key: SigningKey,
  consultationId: number,
  slug: string,
  leaves: readonly { commentId: number; code: string; hash: Buffer }[],
): Promise<void> {
  const last = await latestHead(trx, consultationId);
  const tree = await storedTree(trx, consultationId, last);
  const first = tree.size;
  const made: Node[] = leaves.flatMap((leaf) => tree.append(leaf.hash));
  await trx
    .insertInto("tree_leaves")
    .values(
      leaves.map(({ commentId, code, hash }, at) => ({
        consultation_id: consultationId,
        index: first + at,
        comment_id: commentId,
        code,
        hash,
      })),
    )
    .execute();
  await trx
    .insertInto("tree_nodes")
    .values(made.map((node) => ({ consultation_id: consultationId, ...node })))
    .execute();
  const at = await instantNotBefore(trx, last?.at ?? null);
  const root = tree.root();
  const head = { size: tree.size, root: root.toString("hex"), at };
  const signed = signText(key, headText(slug, head));
  await trx
    .insertInto("tree_heads")
    .values({
      consultation_id: consultationId,
      size: tree.size,
      root,
      at,
      key_id: signed.keyId,
      signature: Buffer.from(signed.signature, "base64"),
    })
    .execute();
}

/** The right edge of the stored tree, held against the root that was signed for it. */
async function storedTree(
  trx: Trx,
  consultationId: number,
  head: SignedHead | undefined,
): Promise<GrowingTree> {
  const places = wholeSubtrees([0, head?.size ?? 0]);
  const hashes = await nodesAt(trx, consultationId, places);
  const tree = new GrowingTree(
    head?.size,
    places.map((place, at) => ({ ...place, hash: hashes[at]! })),
  );
  if (head && tree.root().toString("hex") !== head.root)
    throw new Error(`the tree of consultation ${consultationId} is not the one that was signed`);
  return tree;
}

/** This moment; a clock that was put back does not take a head back. */
async function instantNotBefore(trx: Trx, last: string | null): Promise<string> {
  const { rows } = await sql<{ at: string }>`
    select ${exactInstant("t.at")} as at
    from (select greatest(clock_timestamp(), ${last}::timestamptz) as at) t`.execute(trx);
  return rows[0]!.at;
}
