import { sql } from "kysely";
import { receiptText } from "~/app/comments/receipt-statement";
import { type PublicKey, signedBy } from "~/app/platform/signing-keys.server";
import type { Db } from "~/db/schema";
import { base64Of } from "~/db/texts";
import { commentRows, factsOf, leafOf } from "../comment-facts.server";
import type { Hash } from "../merkle-tree";
import { inclusionProof } from "../proofs.queries.server";
import { headsAfter, TreeDamaged } from "../tree.queries.server";
import { headText, type SignedHead } from "../tree-head";
import { type Fault, faultWords } from "./faults";
import { nameLeaves } from "./name-leaves";
import { wrongHead } from "./wrong-head";

/** A fault with the receipt's number of the comment, where it is known. */
export type StoredFault = { code: string | null; words: string };

type IsSigned = ReturnType<typeof signedBy>;

const PAGE = 1_000;

/**
 * What the operator of the database can check beyond what everybody can: also comments that are not
 * readable, each named by the number of its receipt.
 */
export async function checkStored(
  db: Db,
  keys: readonly PublicKey[],
  consultation: { id: number; slug: string },
): Promise<{ comments: number; faults: StoredFault[] }> {
  const faults: StoredFault[] = [];
  const isSigned = signedBy(keys);
  const leaves = await checkComments(db, isSigned, consultation.id, faults);
  const codes = new Map(leaves.map((leaf) => [leaf.index, leaf.code]));
  const add = (fault: Fault) =>
    faults.push({
      code: "index" in fault ? (codes.get(fault.index) ?? null) : null,
      words: faultWords(fault),
    });
  for (const [at, leaf] of leaves.entries()) {
    const before = at === 0 ? -1 : leaves[at - 1]!.index;
    for (let index = before + 1; index < leaf.index; index++) add({ kind: "leaf-missing", index });
  }
  if (leaves.every((leaf, at) => leaf.index === at)) {
    const hashes = leaves.map((leaf) => leaf.hash);
    for (const fault of await checkHeads(db, isSigned, consultation, hashes)) add(fault);
  }
  for (const code of await outsideTheTree(db, consultation.id))
    faults.push({ code, words: "没有列入登记册，也不在等候列入。" });
  return { comments: leaves.length, faults };
}

async function checkComments(
  db: Db,
  isSigned: IsSigned,
  consultationId: number,
  faults: StoredFault[],
) {
  const all: { index: number; code: string; hash: Hash }[] = [];
  for (let from = 0; ; ) {
    const leaves = await db
      .selectFrom("tree_leaves")
      .select(["index", "code", "hash", "comment_id"])
      .where("consultation_id", "=", consultationId)
      .where("index", ">=", from)
      .orderBy("index")
      .limit(PAGE)
      .execute();
    const ids = leaves.map((leaf) => leaf.comment_id);
    const rows = await commentRows(db, consultationId)
      .leftJoin("receipt_signatures as s", (join) =>
        join
          .onRef("s.consultation_id", "=", "m.consultation_id")
          .onRef("s.comment_id", "=", "m.id"),
      )
      .select(["s.key_id as keyId", base64Of("s.signature").as("signature")])
      .where(sql<boolean>`m.id = any(${ids}::bigint[])`)
      .execute();
    const comments = new Map(rows.map((row) => [row.commentId, row]));
    for (const { index, code, hash, comment_id } of leaves) {
      all.push({ index, code, hash });
      const row = comments.get(comment_id);
      if (!row) {
        faults.push({ code, words: faultWords({ kind: "text-erased", index }) });
        continue;
      }
      const facts = factsOf(row);
      const signed = { keyId: row.keyId ?? "", signature: row.signature ?? "" };
      if (!leafOf(facts).equals(hash))
        faults.push({ code, words: faultWords({ kind: "text-changed", index }) });
      else if (row.code !== code || !isSigned(receiptText(row.code, facts), signed))
        faults.push({ code, words: `第 ${index + 1} 号意见与它的回执不一样，或者回执没有签名。` });
    }
    if (leaves.length < PAGE) return all;
    from = leaves.at(-1)!.index + 1;
  }
}

async function checkHeads(
  db: Db,
  isSigned: IsSigned,
  { id, slug }: { id: number; slug: string },
  hashes: readonly Hash[],
): Promise<Fault[]> {
  const heads = await allHeads(db, id);
  const forged = heads.find((head) => !isSigned(headText(slug, head), head));
  if (forged) return [{ kind: "head-not-signed", size: forged.size }];
  const wrong = wrongHead(hashes, heads);
  if (!wrong) return [];
  const { size, root } = heads.at(-1)!;
  const named = await nameLeaves(hashes, { size, root: Buffer.from(root, "hex") }, (index) =>
    inclusionProof(db, id, index, size).catch((error) => {
      if (error instanceof TreeDamaged) return null;
      throw error;
    }),
  );
  return named.length > 0 ? named : [{ kind: "head-not-continued", size: wrong.head.size }];
}

async function allHeads(db: Db, consultationId: number): Promise<SignedHead[]> {
  const all: SignedHead[] = [];
  for (let after = 0; ; ) {
    const found = await headsAfter(db, consultationId, { after, limit: PAGE });
    all.push(...found.slice(0, PAGE));
    if (found.length <= PAGE) return all;
    after = all.at(-1)!.size;
  }
}

/** The numbers of comments that neither stand in the tree nor wait for it. */
async function outsideTheTree(db: Db, consultationId: number): Promise<string[]> {
  const rows = await db
    .selectFrom("comments as m")
    .select("m.code")
    .where("m.consultation_id", "=", consultationId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("tree_leaves as l")
            .select("l.index")
            .whereRef("l.consultation_id", "=", "m.consultation_id")
            .whereRef("l.comment_id", "=", "m.id"),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("unsealed_comments as u")
            .select("u.comment_id")
            .whereRef("u.consultation_id", "=", "m.consultation_id")
            .whereRef("u.comment_id", "=", "m.id"),
        ),
      ),
    )
    .orderBy("m.id")
    .execute();
  return rows.map((row) => row.code);
}
