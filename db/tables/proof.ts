import type { Instant } from "./columns";

/** Who signed the receipt, kept so that it stays the same when the key is changed. Append-only. */
export interface ReceiptSignaturesTable {
  consultation_id: number;
  comment_id: number;
  key_id: string;
  signature: Buffer;
}

/** Comments that stand in no tree yet; filled by a trigger, whoever writes a comment. */
export interface UnsealedCommentsTable {
  consultation_id: number;
  comment_id: number;
}

/** 登记: the leaves of a consultation's tree in the order of sealing. Append-only; outlives the comment. */
export interface TreeLeavesTable {
  consultation_id: number;
  /** From 0. */
  index: number;
  comment_id: number;
  code: string;
  /** SHA-256 with the prefix of a leaf (RFC 6962). */
  hash: Buffer;
}

/**
 * The whole subtrees of 2^level leaves, so that a proof reads few rows. The leaves are among them as
 * level 0: a leaf that was changed is found beside its own copy. Append-only.
 */
export interface TreeNodesTable {
  consultation_id: number;
  level: number;
  index: number;
  hash: Buffer;
}

/** Signed heads; sizes and instants only grow. Append-only. */
export interface TreeHeadsTable {
  consultation_id: number;
  size: number;
  root: Buffer;
  at: Instant;
  key_id: string;
  signature: Buffer;
}

/** Written by a trigger alone: each entry's hash covers the one before. One chain for each office. */
export interface AuditChainTable {
  office_id: number;
  /** From 1, in the order of commits. */
  position: number;
  audit_id: number;
  hash: Buffer;
}
