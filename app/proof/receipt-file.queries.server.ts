import { consultationOfCode } from "~/app/comments/receipt-code";
import { type ReceiptFacts, receiptText, type Said } from "~/app/comments/receipt-statement";
import { type Signed, type SigningKeys, signText } from "~/app/platform/signing-keys.server";
import type { Db } from "~/db/schema";
import { base64Of } from "~/db/texts";
import { commentRows, factsOf, leafOf } from "./comment-facts.server";
import { inclusionProof } from "./proofs.queries.server";
import { latestHead, TreeDamaged } from "./tree.queries.server";
import type { SignedHead } from "./tree-head";

/** Where a receipt's comment stands in the register. */
export type Registered =
  | { state: "waiting" }
  /** Rows are missing that the proof needs. */
  | { state: "damaged"; index: number }
  | { state: "sealed"; index: number; leaf: string; path: string[]; head: SignedHead };

/** A receipt as a file: everything that anybody needs to check it without this site. */
export type ReceiptFile = {
  format: "zhutiao-receipt-file-1";
  receipt: { code: string; nonce: string } & ReceiptFacts & Signed;
  said: Said;
  register: Registered;
};

/** The receipt of this number; null where there is none. */
export async function receiptFile(
  db: Db,
  keys: SigningKeys,
  code: string,
): Promise<ReceiptFile | null> {
  const consultationId = consultationOfCode(code);
  if (!Number.isSafeInteger(consultationId)) return null;
  const row = await commentRows(db, consultationId)
    .leftJoin("receipt_signatures as s", (join) =>
      join.onRef("s.consultation_id", "=", "m.consultation_id").onRef("s.comment_id", "=", "m.id"),
    )
    .leftJoin("tree_leaves as l", (join) =>
      join.onRef("l.consultation_id", "=", "m.consultation_id").onRef("l.comment_id", "=", "m.id"),
    )
    .select(["s.key_id as keyId", base64Of("s.signature").as("signature"), "l.index"])
    .where("m.code", "=", code)
    .executeTakeFirst();
  if (!row) return null;
  const { nonce, body, suggestion, stance } = row;
  const facts = factsOf(row);
  const signed = row.keyId
    ? { keyId: row.keyId, signature: row.signature }
    : // Not signed when it was written; sealing will sign it, with the same words.
      signText(keys.current, receiptText(code, facts));
  return {
    format: "zhutiao-receipt-file-1",
    receipt: { code, ...facts, nonce, ...signed },
    said: { stance, body, suggestion },
    register: await registered(db, consultationId, row.index, leafOf(facts).toString("hex")),
  };
}

async function registered(
  db: Db,
  consultationId: number,
  index: number | null,
  leaf: string,
): Promise<Registered> {
  const head = index === null ? undefined : await latestHead(db, consultationId);
  if (index === null || !head) return { state: "waiting" };
  try {
    const path = await inclusionProof(db, consultationId, index, head.size);
    return { state: "sealed", index, leaf, path: path.map((hash) => hash.toString("hex")), head };
  } catch (error) {
    if (error instanceof TreeDamaged) return { state: "damaged", index };
    throw error;
  }
}
